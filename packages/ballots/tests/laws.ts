import { committeeSets } from '../../app/modules/policies/rulesets/national.ts'
import { lawOf, type Law, type RuleLike } from '../src/index.ts'

const DAYS = { 'CN-RC-1989': '2010-06-01', 'CN-RC-2018': '2021-06-01', 'CN-RC-2025': '2026-06-01' } as const
export type SetKey = keyof typeof DAYS

/** What a local pack would add, by the short keys: made up for the tests, no place's law. */
export type Pack = Record<string, unknown>

const packRule = ([key, value]: [string, unknown]): RuleLike => ({
  key: `residentsCommittee.${key}`,
  value,
  citation: { ruleSet: 'TEST-PACK', document: '测试用地方办法', article: '第一条', words: null },
})

/** What the shipped rule sets say on a day, each provision by its own days. */
const rulesOn = (day: string, sets: typeof committeeSets): RuleLike[] =>
  sets.flatMap((set) =>
    set.parameters
      .filter((p) => (p.from ?? set.from) <= day && day < (p.to ?? set.to ?? '9999'))
      .map(({ key, value, article, document = set.document, words = null }) => ({
        key,
        value,
        citation: { ruleSet: set.key, document, article, words },
      })),
  )

/** The law of one of the shipped rule sets on a day in its time, with a local pack where one is given. */
export function lawOfSet(set: SetKey, pack: Pack = {}, day: string = DAYS[set]): Law {
  const rules = rulesOn(day, committeeSets.filter((s) => s.key === set)) // prettier-ignore
  const fills = Object.entries(pack).filter(([key]) => !rules.some((r) => r.key === `residentsCommittee.${key}`))
  return lawOf(day, [...rules, ...fills.map(packRule)])
}

/** The law of a day, whichever that is. */
export const lawOfDay = (day: string): Law => lawOf(day, rulesOn(day, committeeSets))

export const law1989 = lawOfSet('CN-RC-1989')
export const law2018 = lawOfSet('CN-RC-2018')
export const law2025 = lawOfSet('CN-RC-2025')
