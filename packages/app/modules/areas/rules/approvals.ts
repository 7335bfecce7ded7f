import type { Day } from '#shared/dates.ts'
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
  /** The law of the day says who proposes; where it says nothing, who decides may propose too. */
  namesProposer: boolean
}

interface Text {
  document: string
  article: string
  /** The first day on which this wording holds. The earliest one known to us stands for all days before it, too. */
  from: Day
}
/** 居民委员会的设立、撤销、规模调整. Until 2025 the law only says who decides; since 2026 the subdistrict office proposes. */
const COMMITTEES: readonly Text[] = [
  { from: '2026-01-01', document: '城市居民委员会组织法(2025年修订)', article: '第三条' },
  { from: '2018-12-29', document: '城市居民委员会组织法(2018年修正)', article: '第六条' },
  { from: '1990-01-01', document: '城市居民委员会组织法(1989年)', article: '第六条' },
]
const PROPOSED_SINCE = '2026-01-01'
/** 居民小组. */
const GROUPS: readonly Text[] = [
  { from: '2026-01-01', document: '城市居民委员会组织法(2025年修订)', article: '第十三条' },
  { from: '2018-12-29', document: '城市居民委员会组织法(2018年修正)', article: '第十四条' },
  { from: '1990-01-01', document: '城市居民委员会组织法(1989年)', article: '第十四条' },
]
/** 村民委员会的设立、撤销、范围调整: proposed by the town, agreed by the villagers, approved by the county in all of them. */
const VILLAGES: readonly Text[] = [
  { from: '2025-10-28', document: '村民委员会组织法(2025年修正)', article: '第三条' },
  { from: '2018-12-29', document: '村民委员会组织法(2018年修正)', article: '第三条' },
  { from: '2010-10-28', document: '村民委员会组织法(2010年修订)', article: '第三条' },
  { from: '1998-11-04', document: '村民委员会组织法(1998年修订)', article: '第八条' },
]
const DIVISIONS = '行政区划管理条例'

const textOn = (texts: readonly Text[], on: Day): Pick<Text, 'document' | 'article'> => {
  const { document, article } = texts.find((t) => t.from <= on) ?? texts.at(-1)!
  return { document, article }
}

/**
 * Communities and residents' committees: set up, abolished and resized on the proposal of the subdistrict office, decided
 * by the district's or undivided city's government (城市居民委员会组织法 2025, Art. 3); in counties and towns likewise by
 * the town's and the county's governments (Art. 47). Before 2026 the law named nobody who proposes (1989, Art. 6). Villages:
 * proposed by the town, with the consent of the villagers' assembly, decided by the county's government (村民委员会组织法
 * 2025, Art. 3).
 */
function ofCommittee(kinds: readonly AreaKind[], on: Day): Approval {
  const base = { proposers: ['subdistrictOfficer'], approvers: ['countyOfficer'], outside: null, namesProposer: true } as const // prettier-ignore
  if (kinds.includes('villagersCommittee')) return { ...base, consent: true, ...textOn(VILLAGES, on) }
  const text = { consent: false, ...textOn(COMMITTEES, on) }
  if (on >= PROPOSED_SINCE) return { ...base, ...text }
  return { ...base, ...text, proposers: ['subdistrictOfficer', 'countyOfficer'], namesProposer: false }
}

/**
 * Towns and townships are decided by the province (行政区划管理条例 Art. 9), a subdistrict by the government that allowed
 * its office (Art. 10), counties, districts and cities by the State Council (Art. 7).
 */
function ofDivision(level: number, kinds: readonly AreaKind[]): Approval {
  const city = { approvers: ['cityOfficer'], consent: false, document: DIVISIONS, namesProposer: true } as const
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
 * and is decided like one. `on`: the day whose law counts. Codes are given by civil affairs within a month of the change (行政区划管理条例 Art. 17).
 */
export function approvalOf(act: ActKind, level: number, kinds: readonly AreaKind[], on: Day): Approval {
  if (level >= 6) {
    const proposers = ['communityWorker', 'subdistrictOfficer'] as const
    return {
      proposers,
      approvers: ['subdistrictOfficer'],
      outside: null,
      consent: false,
      namesProposer: false,
      ...textOn(GROUPS, on),
    }
  }
  if (act === 'recode') {
    const proposers =
      level === 5 ? (['subdistrictOfficer', 'countyOfficer'] as const) : (['countyOfficer', 'cityOfficer'] as const)
    const approvers = level === 5 ? (['countyOfficer'] as const) : (['cityOfficer'] as const)
    return {
      proposers,
      approvers,
      outside: null,
      consent: false,
      namesProposer: false,
      document: DIVISIONS,
      article: '第十七条',
    }
  }
  if (act === 'rename' && level === 5) return { ...ofCommittee(kinds, on), consent: false }
  return level === 5 ? ofCommittee(kinds, on) : ofDivision(level, kinds)
}

/** The day whose law counts: an act for days to come is decided today, one that is written down later was decided then. */
export const lawDay = (effectiveOn: Day, today: Day): Day => (effectiveOn < today ? effectiveOn : today)
