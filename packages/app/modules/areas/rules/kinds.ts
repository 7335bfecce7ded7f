import { statisticalOnly } from './codes.ts'

export const areaKinds = [
  'province',
  'city',
  'county',
  'district',
  'developmentZone',
  'subdistrict',
  'town',
  'township',
  'community',
  'residentsCommittee',
  'villagersCommittee',
  'statisticalZone',
  'group',
  'grid',
] as const
export type AreaKind = (typeof areaKinds)[number]

/** The kinds an area of each level may have. */
export const kindsOfLevel: Record<number, readonly AreaKind[]> = {
  1: ['province'],
  2: ['city', 'developmentZone'],
  3: ['county', 'district', 'developmentZone'],
  4: ['subdistrict', 'town', 'township', 'developmentZone'],
  5: ['community', 'residentsCommittee', 'villagersCommittee', 'statisticalZone'],
  6: ['group'],
  7: ['grid'],
}

/** Urban-rural classes of the statistical bureau (国务院关于统计上划分城乡的规定, 国函〔2008〕60号). */
export const urbanRuralClasses = ['111', '112', '121', '122', '123', '210', '220'] as const

const ZONE =
  /(开发区|产业园|园区|工业区|管理区|管委会|保税区|合作区|示范区|试验区|新区管|农场|林场|牧场|盐场|渔场|监狱|兵团|团场)/

function kindOfCounty(name: string, code: string): AreaKind {
  if (statisticalOnly(code, 3) || (/(开发区|园区|高新区)$/.test(name) && !name.endsWith('矿区')))
    return 'developmentZone'
  if (name.endsWith('区')) return 'district'
  return 'county'
}

function kindOfTown(name: string, code: string): AreaKind {
  if (/街道(办事处|办)?$/.test(name)) return 'subdistrict'
  if (name.endsWith('镇')) return 'town'
  if (/(乡|苏木|民族乡)$/.test(name)) return 'township'
  if (ZONE.test(name)) return 'developmentZone'
  const first = code[6]
  if (first === '0') return 'subdistrict'
  if (first === '1') return 'town'
  return first === '2' || first === '3' ? 'township' : 'developmentZone'
}

function kindOfVillage(name: string, code: string): AreaKind {
  const third = Number(code.slice(9, 12))
  if (third >= 400) return 'statisticalZone'
  if (/(村民委员?会?|村委会?)$/.test(name)) return 'villagersCommittee'
  if (/(居民委员?会?|居委会?|居会)$/.test(name)) return name.includes('社区') ? 'community' : 'residentsCommittee'
  if (name.endsWith('社区')) return 'community'
  if (third < 200) return ZONE.test(name) ? 'statisticalZone' : 'residentsCommittee'
  return ZONE.test(name) && !name.includes('村') ? 'statisticalZone' : 'villagersCommittee'
}

/**
 * The kind that a release states through name and code. The generic part of the name speaks first; where it is silent,
 * the code does: the third digit group 001–199 residents' committees, 200–399 villagers' committees, 400–599 units only
 * counted like them (统计用区划代码和城乡划分代码编制规则, 国统字〔2009〕91号); the first digit of the second group 0
 * subdistrict, 1 town, 2–3 township (GB/T 10114). A residents' committee whose name says 社区 counts as a built community.
 */
export function kindOf(level: number, name: string, code: string): AreaKind {
  if (level === 1) return 'province'
  if (level === 2) return 'city'
  if (level === 3) return kindOfCounty(name, code)
  if (level === 4) return kindOfTown(name, code)
  if (level === 5) return kindOfVillage(name, code)
  return level === 6 ? 'group' : 'grid'
}

/** Whether the third digit group says village and the name says residents' committee, or the other way round. */
export function kindUnclear(name: string, code: string): boolean {
  const third = Number(code.slice(9, 12))
  if (third === 0 || third >= 400) return false
  const kind = kindOfVillage(name, code)
  return kind === 'statisticalZone' ? false : (kind === 'villagersCommittee') !== third >= 200
}

export const isResidents = (kind: AreaKind): boolean => kind === 'community' || kind === 'residentsCommittee'

/** Named conversions of one kind into another. */
export const conversions = [
  'villageToCommunity',
  'communityToVillage',
  'committeeToCommunity',
  'townToSubdistrict',
  'townshipToTown',
  'countyToDistrict',
  'other',
] as const
export type Conversion = (typeof conversions)[number]

/** What a change of kind is called: 村改居, 镇改街, 乡改镇, 县改区 … `undefined` where the kind stays. */
export function conversionOf(from: AreaKind, to: AreaKind): Conversion | undefined {
  if (from === to) return undefined
  if (from === 'villagersCommittee' && isResidents(to)) return 'villageToCommunity'
  if (isResidents(from) && to === 'villagersCommittee') return 'communityToVillage'
  if (from === 'residentsCommittee' && to === 'community') return 'committeeToCommunity'
  if ((from === 'town' || from === 'township') && to === 'subdistrict') return 'townToSubdistrict'
  if (from === 'township' && to === 'town') return 'townshipToTown'
  return from === 'county' && to === 'district' ? 'countyToDistrict' : 'other'
}
