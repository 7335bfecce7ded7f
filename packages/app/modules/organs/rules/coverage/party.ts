import { partyKinds } from '../kinds.ts'
import { failing, type Check, type CommunityFacts } from './types.ts'

/** What the survey report asks of party organisations in communities; it guides and binds nobody by law. */
const report = (words: string) => ({
  document: '全市城市社区建设工作情况调查报告',
  article: '—',
  words,
  from: '2002-01-01',
  to: null,
})
const party = (c: CommunityFacts) => c.bodies.filter((b) => partyKinds.includes(b.kind))

/** Party organisations: one for each community, led, and adjusted with every boundary. Bodies and office-holders only. */
export const partyChecks: Check[] = [
  {
    key: 'partyBody',
    guide: report('一居一支部：每个社区建立党的组织'),
    dueDays: 90,
    role: 'subdistrictOfficer',
    fails: (c) => (party(c).length > 0 ? null : failing('noParty')),
  },
  {
    key: 'partySecretary',
    guide: report('配齐配强社区党组织负责人'),
    dueDays: 60,
    role: 'subdistrictOfficer',
    applies: (c) => party(c).length > 0,
    fails: (c) => (party(c).some((b) => b.headed) ? null : failing('noSecretary')),
  },
  {
    key: 'partyTerm',
    guide: report('社区党组织按期换届'),
    dueDays: 90,
    role: 'subdistrictOfficer',
    applies: (c) => party(c).some((b) => b.term !== null),
    fails: (c, _, { day }) => {
      const over = party(c).filter((b) => b.term !== null && b.term.to <= day)
      return over.length === 0 ? null : failing('partyTermOver', { n: over.length, to: over[0]!.term!.to })
    },
  },
  {
    key: 'partyAdjusted',
    guide: report('社区调整时，同步规划、同步调整和设置社区党组织'),
    dueDays: 30,
    role: 'subdistrictOfficer',
    fails: (c) => (c.partyDue.length === 0 ? null : failing('partyDue', { due: c.partyDue[0]! })),
  },
] // prettier-ignore
