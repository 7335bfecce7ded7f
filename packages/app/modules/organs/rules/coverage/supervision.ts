import { isNear } from '../kinship.ts'
import { bodyOf, committeeOf, failing, type Check, type CommunityFacts } from './types.ts'

const supervisory = (c: CommunityFacts) => bodyOf(c, 'supervisoryCommittee')
const both = (c: CommunityFacts): boolean => (supervisory(c)?.seated ?? 0) > 0 && committeeOf(c) !== undefined

/** The supervisory committee (居务监督委员会): compulsory, apart from the committee and its near relatives. Organic law, article 36. */
export const supervisionChecks: Check[] = [
  {
    key: 'supervisory',
    provision: 'residentsCommittee.supervisoryCommittee',
    dueDays: 90,
    role: 'subdistrictOfficer',
    fails: (c) => ((supervisory(c)?.seated ?? 0) > 0 ? null : failing('supervisory')),
  },
  {
    key: 'supervisoryApart',
    provision: 'residentsCommittee.supervisoryCommittee.committeeMembersBarred',
    dueDays: 30,
    role: 'subdistrictOfficer',
    applies: both,
    fails: (c) => {
      const own = new Set(supervisory(c)!.people)
      const n = committeeOf(c)!.people.filter((p) => own.has(p)).length
      return n === 0 ? null : failing('inBoth', { n })
    },
  },
  {
    key: 'supervisoryRelatives',
    provision: 'residentsCommittee.supervisoryCommittee.relativesBarred',
    dueDays: 30,
    role: 'subdistrictOfficer',
    applies: both,
    fails: (c, _, { law }) => {
      const [one, other] = [new Set(committeeOf(c)!.people), new Set(supervisory(c)!.people)]
      const listed = (law('residentsCommittee.nearRelatives') as string[] | undefined) ?? []
      const across = (x: string, y: string) => one.has(x) && other.has(y)
      const pairs = c.ties.filter((t) => isNear(t.relation, listed) && (across(t.a, t.b) || across(t.b, t.a))).length
      return pairs === 0 ? null : failing('relativesAcross', { pairs })
    },
  },
  {
    key: 'supervisoryTerm',
    provision: 'residentsCommittee.supervisoryCommittee.sameTerm',
    dueDays: 60,
    role: 'communityWorker',
    applies: (c) => both(c) && committeeOf(c)!.term !== null,
    fails: (c) => {
      const [to, own] = [committeeOf(c)!.term!.to, supervisory(c)!.term?.to ?? null]
      return own === to ? null : failing(own === null ? 'noTermOf' : 'otherTerm', own === null ? {} : { to, own })
    },
  },
]
