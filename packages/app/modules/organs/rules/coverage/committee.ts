import { addMonths, daysBetween } from '#shared/dates.ts'
import { isNear } from '../kinship.ts'
import { committeeOf, failing, seatedCommittee, type Check } from './types.ts'

/** How long before its end a term is named: long enough for a whole election. Ours; no law sets it. */
export const REMIND_DAYS = 180

/** The residents' committee: that it is there, how it is composed, that its term runs. Organic law, articles 3, 8, 14, 25. */
export const committeeChecks: Check[] = [
  {
    key: 'committee',
    provision: 'residentsCommittee.areaName',
    dueDays: 90,
    role: 'subdistrictOfficer',
    fails: (c) => (committeeOf(c) ? null : failing('committee')),
  },
  {
    key: 'committeeSize',
    provision: 'residentsCommittee.members',
    dueDays: 90,
    role: 'subdistrictOfficer',
    applies: (c) => committeeOf(c) !== undefined,
    fails: (c, { min, max }: { min: number; max: number }) => {
      const n = committeeOf(c)!.seated
      return n < min ? failing('tooFew', { n, min }) : n > max ? failing('tooMany', { n, max }) : null
    },
  },
  {
    key: 'committeeWoman',
    provision: 'residentsCommittee.womanMember',
    dueDays: 90,
    role: 'subdistrictOfficer',
    applies: seatedCommittee,
    fails: (c) => (committeeOf(c)!.women > 0 ? null : failing('noWoman', { n: committeeOf(c)!.seated })),
  },
  {
    key: 'committeeRelatives',
    provision: 'residentsCommittee.nearRelativesBarred',
    dueDays: 60,
    role: 'subdistrictOfficer',
    applies: seatedCommittee,
    fails: (c, _, { law }) => {
      const own = new Set(committeeOf(c)!.people)
      const listed = (law('residentsCommittee.nearRelatives') as string[] | undefined) ?? []
      const pairs = c.ties.filter((t) => own.has(t.a) && own.has(t.b) && isNear(t.relation, listed)).length
      return pairs === 0 ? null : failing('relatives', { pairs })
    },
  },
  {
    key: 'committeeChair',
    provision: 'residentsCommittee.chairIsLegalRepresentative',
    dueDays: 60,
    role: 'subdistrictOfficer',
    applies: seatedCommittee,
    fails: (c) => (committeeOf(c)!.headed ? null : failing('noChair')),
  },
  {
    key: 'committeeVacancies',
    provision: 'residentsCommittee.byElection.by',
    dueDays: 90,
    role: 'communityWorker',
    applies: (c) => seatedCommittee(c) && committeeOf(c)!.seats > 0,
    fails: (c) => {
      const { seats, seated } = committeeOf(c)!
      return seated >= seats ? null : failing('vacant', { seats, seated, vacant: seats - seated })
    },
  },
  {
    key: 'committeeTerm',
    provision: 'residentsCommittee.electionDueOnExpiry',
    dueDays: 90,
    role: 'subdistrictOfficer',
    applies: seatedCommittee,
    fails: (c, _, { day }) => {
      const term = committeeOf(c)!.term
      if (!term) return failing('noTerm')
      return term.to > day ? null : failing('termOver', { to: term.to, days: daysBetween(term.to, day) })
    },
  },
  {
    key: 'committeeTermLength',
    provision: 'residentsCommittee.termYears',
    dueDays: 60,
    role: 'subdistrictOfficer',
    applies: (c) => committeeOf(c)?.term != null,
    fails: (c, years: number) => {
      const { from, to } = committeeOf(c)!.term!
      return to <= addMonths(from, years * 12) ? null : failing('termLong', { from, to, years })
    },
  },
  {
    key: 'committeeTermEnds',
    guide: { document: '里仁提醒', article: '—', words: '任期届满前提前准备换届选举', from: '1990-01-01', to: null },
    dueDays: REMIND_DAYS,
    role: 'communityWorker',
    applies: (c) => committeeOf(c)?.term != null,
    fails: (c, _, { day }) => {
      const { to } = committeeOf(c)!.term!
      const days = daysBetween(day, to)
      return days <= 0 || days > REMIND_DAYS ? null : failing('termEnds', { to, days })
    },
  },
  {
    key: 'handover',
    provision: 'residentsCommittee.handoverDays',
    dueDays: 7,
    role: 'communityWorker',
    fails: (c, _, { day }) => {
      const late = c.handovers.filter((due) => due < day)
      return late.length === 0 ? null : failing('handoverLate', { due: late[0]! })
    },
  },
  {
    key: 'membersGone',
    guide: { document: '里仁提醒', article: '—', words: '成员已不在本社区居民登记中，请核实其职务是否应当终止', from: '1990-01-01', to: null },
    dueDays: 30,
    role: 'communityWorker',
    fails: (c) => (c.gone === 0 ? null : failing('gone', { n: c.gone })),
  },
] // prettier-ignore
