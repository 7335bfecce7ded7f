import { failing, type Check, type CommunityFacts } from './types.ts'

const has = (c: CommunityFacts, kind: string): boolean => c.rules.some((r) => r.kind === kind)

/** Charter and convention, and rules that are looked at again in time. Organic law, articles 30 and 31. */
export const institutionChecks: Check[] = [
  {
    key: 'charter',
    provision: 'residentsCommittee.charter.filedWith',
    dueDays: 120,
    role: 'communityWorker',
    fails: (c) => (has(c, 'charter') ? null : failing('noCharter')),
  },
  {
    key: 'convention',
    provision: 'residentsCommittee.convention.filedWith',
    dueDays: 120,
    role: 'communityWorker',
    fails: (c) => (has(c, 'convention') ? null : failing('noConvention')),
  },
  {
    key: 'rulesReview',
    guide: { document: '里仁提醒', article: '—', words: '制度到期复审', from: '1990-01-01', to: null },
    dueDays: 30,
    role: 'communityWorker',
    applies: (c) => c.rules.some((r) => r.reviewOn !== null),
    fails: (c, _, { day }) => {
      const late = c.rules.filter((r) => r.reviewOn !== null && r.reviewOn < day)
      return late.length === 0 ? null : failing('reviewLate', { n: late.length, on: late[0]!.reviewOn! })
    },
  },
]
