import { expect, test } from 'vitest'
import { committeeSets } from '../../app/modules/policies/rulesets/national.ts'
import { exampleSets } from '../../app/modules/policies/rulesets/examples.ts'
import { provincialTemplate } from '../../app/modules/policies/rulesets/province.ts'
import { LAW_KEYS, lawOf, type RuleLike } from '../src/index.ts'

const said = new Set(committeeSets.flatMap((s) => s.parameters.map((p) => p.key)))
const open = new Set(provincialTemplate.map((p) => p.key))

test('every provision that is read stands in a national rule set or is left to the province', () => {
  // The laws before 2026 know representatives of groups, and set no turnout for them: only a pack of that time may.
  const unsaid = LAW_KEYS.filter((key) => !said.has(key) && !open.has(key))
  expect(unsaid).toEqual(['residentsCommittee.turnout.groupRepresentatives'])
})

test('every value that is shipped has the shape that is read', () => {
  const ruleOf = (set: string) => (p: { key: string; value: unknown; article: string }): RuleLike => ({
    key: p.key, value: p.value, citation: { ruleSet: set, document: set, article: p.article },
  }) // prettier-ignore
  for (const set of [...committeeSets, ...exampleSets])
    for (const p of set.parameters)
      expect(() => lawOf('2026-06-01', [ruleOf(set.key)(p)]), `${set.key} ${p.key}`).not.toThrow()
})

test('a law is refused that says one thing twice, or what its key cannot mean', () => {
  const rule = (key: string, value: unknown): RuleLike => ({
    key: `residentsCommittee.${key}`, value, citation: { ruleSet: 'X', document: 'X', article: 'X' },
  }) // prettier-ignore
  expect(() => lawOf('2026-06-01', [rule('votingAge', 18), rule('votingAge', 18)])).toThrow('twice')
  const wrong: [string, unknown][] = [
    ['votingAge', '18'], ['votingAge', -1], ['votingAge', 17.5], ['womanMember', 1], ['tie', true], ['electionModes', 'allVoters'],
    ['electionModes', [1]], ['members', { min: 9, max: 5 }], ['members', 5], ['electedShare', { num: 1, den: 0, strict: true }],
    ['electedShare', { num: 3, den: 2, strict: true }], ['electedShare', { num: -1, den: 2, strict: true }], ['electedShare', 0.5],
    ['electedShare', { num: 1, den: 2 }], ['electedShare', null],
  ] // prettier-ignore
  for (const [key, value] of wrong)
    expect(() => lawOf('2026-06-01', [rule(key, value)]), `${key} ${String(value)}`).toThrow(key)
  expect(() => lawOf('2026-02-30', [])).toThrow('notADay')
  expect(lawOf('2026-06-01', [undefined, rule('noSuchKey', 1)]).provisions).toEqual({})
  expect(lawOf('2026-06-01', [rule('constructor', 1), rule('__proto__', 1)]).provisions).toEqual({})
})
