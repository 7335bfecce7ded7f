import type { Role } from '#shared/roles.ts'
import type { ActKind } from '../contract/acts.ts'
import type { AreaKind } from './kinds.ts'

/** Who proposes a change of the tree and who decides it, and the article that says so. */
export interface Approval {
  proposers: readonly Role[]
  approvers: readonly Role[]
  /** Decided above the city: the officer records the decision and names its document. */
  outside: 'province' | 'state' | null
  /** A document must stand in the proposal already (the villagers' assembly's consent). */
  consent: boolean
  document: string
  article: string
}

const COMMITTEES = '城市居民委员会组织法(2025年修订)'
const VILLAGES = '村民委员会组织法(2025年修正)'
const DIVISIONS = '行政区划管理条例'

/**
 * Communities and residents' committees: set up, abolished and resized on the proposal of the subdistrict office, decided
 * by the district's or undivided city's government (城市居民委员会组织法 2025, Art. 3); in counties and towns likewise by
 * the town's and the county's governments (Art. 47). Villages: proposed by the town, with the consent of the villagers'
 * assembly, decided by the county's government (村民委员会组织法 2025, Art. 3).
 */
function ofCommittee(kinds: readonly AreaKind[]): Approval {
  const base = { proposers: ['subdistrictOfficer'], approvers: ['countyOfficer'], outside: null } as const
  if (kinds.includes('villagersCommittee')) return { ...base, consent: true, document: VILLAGES, article: '第三条' }
  return { ...base, consent: false, document: COMMITTEES, article: '第三条' }
}

/**
 * Towns and townships are decided by the province (行政区划管理条例 Art. 9), a subdistrict by the government that allowed
 * its office (Art. 10), counties, districts and cities by the State Council (Art. 7).
 */
function ofDivision(level: number, kinds: readonly AreaKind[]): Approval {
  const city = { approvers: ['cityOfficer'], consent: false, document: DIVISIONS } as const
  if (level <= 3) return { ...city, proposers: ['cityOfficer'], outside: 'state', article: '第七条' }
  const town = kinds.includes('town') || kinds.includes('township')
  return {
    ...city,
    proposers: ['countyOfficer'],
    outside: town ? 'province' : null,
    article: town ? '第九条' : '第十条',
  }
}

/**
 * Who proposes and who decides an act. `kinds` are all kinds that it touches, before and after: 镇改街 abolishes a town
 * and is decided like one. Codes are given by civil affairs within a month of the change (行政区划管理条例 Art. 17).
 */
export function approvalOf(act: ActKind, level: number, kinds: readonly AreaKind[]): Approval {
  if (level >= 6) {
    const proposers = ['communityWorker', 'subdistrictOfficer'] as const
    return {
      proposers,
      approvers: ['subdistrictOfficer'],
      outside: null,
      consent: false,
      document: COMMITTEES,
      article: '第十三条',
    }
  }
  if (act === 'recode') {
    const proposers =
      level === 5 ? (['subdistrictOfficer', 'countyOfficer'] as const) : (['countyOfficer', 'cityOfficer'] as const)
    const approvers = level === 5 ? (['countyOfficer'] as const) : (['cityOfficer'] as const)
    return { proposers, approvers, outside: null, consent: false, document: DIVISIONS, article: '第十七条' }
  }
  if (act === 'rename' && level === 5) return { ...ofCommittee(kinds), consent: false }
  return level === 5 ? ofCommittee(kinds) : ofDivision(level, kinds)
}
