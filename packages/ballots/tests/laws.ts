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

/** The law of one of the shipped rule sets on a day in its time, with a local pack where one is given. */
export function lawOfSet(set: SetKey, pack: Pack = {}, day: string = DAYS[set]): Law {
  const { parameters, document, from, to } = committeeSets.find((s) => s.key === set)!
  const holds = (p: { from?: string; to?: string }) => (p.from ?? from) <= day && day < (p.to ?? to ?? '9999')
  const rules = parameters.filter(holds).map((p): RuleLike => ({
    key: p.key,
    value: p.value,
    citation: { ruleSet: set, document: p.document ?? document, article: p.article, words: p.words ?? null },
  })) // prettier-ignore
  const fills = Object.entries(pack).filter(([key]) => !rules.some((r) => r.key === `residentsCommittee.${key}`))
  return lawOf(day, [...rules, ...fills.map(packRule)])
}

export const law1989 = lawOfSet('CN-RC-1989')
export const law2018 = lawOfSet('CN-RC-2018')
export const law2025 = lawOfSet('CN-RC-2025')
