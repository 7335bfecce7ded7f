import type { SeedAccount } from '#modules/accounts/index.ts'
import type { AreaIds } from './register.ts'

type Row = readonly [login: string, name: string, role: SeedAccount['role'], areaCode: string]
/** One account for every role; the login says what it is for. */
export const ACCOUNTS: readonly Row[] = [
  ['city', '市民政局 王建社', 'cityOfficer', '3713'],
  ['county', '兰山区民政局 李守诚', 'countyOfficer', '371302'],
  ['street', '柳青街道办事处 张惠民', 'subdistrictOfficer', '371302004'],
  ['worker', '柳青苑社区 刘敏', 'communityWorker', '371302004001'],
  ['worker2', '大官苑社区 陈立', 'communityWorker', '371302004002'],
  ['clerk', '柳青街道便民服务中心 赵静', 'counterClerk', '371302004'],
  ['resident', '居民 孙福来', 'resident', '371302004001'],
  ['unit', '驻地单位联络员 周勤', 'unitDelegate', '371302004001'],
  ['system', '系统管理员', 'systemAdmin', '3713'],
  ['security', '安全保密管理员', 'securityAdmin', '3713'],
  ['audit', '安全审计员', 'auditAdmin', '3713'],
]

/** The demonstration accounts with the ids of their areas; the resident bears the name of their entry in the register. */
export const demoAccounts = (areas: AreaIds, residentName?: string): SeedAccount[] =>
  ACCOUNTS.map(([login, name, role, code]) => ({
    login,
    name: login === 'resident' && residentName ? residentName : name,
    role,
    areaId: areas.get(code)!,
  }))
