import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isFraction, isRange } from '../rules.ts'
import { numbersIn, readDay, readNumeral } from '../statutes/numerals.ts'
import { parsePolicy } from '../statutes/parse.ts'
import type { DraftParameter, DraftSet } from './draft.ts'
import { exampleSets } from './examples.ts'
import { committeeSets, nationalSets, otherSets } from './national.ts'
import { provincialTemplate } from './province.ts'
import { wording } from '../tests/wording.ts'

const statute = (name: string) => {
  const text = readFileSync(join(import.meta.dirname, '../texts', name), 'utf8')
  return new Map(parsePolicy(name, text).policy!.articles.map((a) => [a.label, a.body.replaceAll('\n', '')]))
}
const text2018 = statute('城市居民委员会组织法(2018-12-29).md')
const text2025 = statute('城市居民委员会组织法(2025-10-28).md')
const [set1989, set2018, set2025] = committeeSets as [DraftSet, DraftSet, DraftSet]
const key = (p: DraftParameter) => p.key.replace('residentsCommittee.', '')
const fileOf = (set: DraftSet) => `${set.policyKey!.replace('@', '(')}).md`
/** The law of 1989 is checked against the text of 2018: the decision of 2018-12-29 changed only the term of office. */
const cases: [DraftSet, Map<string, string>][] = [
  [set1989, text2018],
  [set2018, text2018],
  [set2025, text2025],
  ...otherSets.map((set): [DraftSet, Map<string, string>] => [set, statute(fileOf(set))]),
]
const isNumeric = (p: DraftParameter) => typeof p.value === 'number' || isRange(p.value) || isFraction(p.value)
const codesOf = ({ value }: DraftParameter) => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : [])

describe.each(cases)('the rule set $key', (set, articles) => {
  const inText = set.parameters.filter((p) => !p.document && !(set === set1989 && key(p) === 'termYears'))

  test.each(inText.map((p) => [key(p), p] as const))('%s: the article says it in these words', (_, p) => {
    expect(articles.get(p.article), p.article).toContain(p.words)
  })

  test.each(inText.filter(isNumeric).map((p) => [key(p), p] as const))('%s: its number stands in the words', (_, p) => {
    const { integers, fractions } = numbersIn(p.words!)
    if (isFraction(p.value)) expect(fractions).toContainEqual({ num: p.value.num, den: p.value.den })
    else if (isRange(p.value)) expect(integers).toEqual(expect.arrayContaining([p.value.min, p.value.max]))
    else
      expect(p.key.endsWith('perYear') || p.key.endsWith('perHalfYear') ? [readNumeral('一')] : integers).toContain(
        p.value,
      )
  })

  test.each(inText.filter((p) => codesOf(p).length > 0).map((p) => [key(p), p] as const))(
    '%s: each of its words stands in the article',
    (_, p) => {
      for (const code of codesOf(p)) {
        const said = wording[code]?.some((words) => articles.get(p.article)!.includes(words))
        expect(said, `${code}: ${wording[code]?.join(' / ')}`).toBe(true)
      }
    },
  )

  test('a share is strict exactly where the words say 过半数 or 超过', () => {
    for (const p of inText) {
      if (isFraction(p.value)) expect(p.value.strict, p.words).toBe(/过半数|超过/.test(p.words!))
    }
  })

  test('no key is there twice on one day', () => {
    const keys = set.parameters.map((p) => p.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test('what is not in the texts here is exactly the Civil Code and the term of 1989', () => {
  const apart = nationalSets.flatMap((s) =>
    s.parameters.filter((p) => p.document).map((p) => `${s.key} ${key(p)} ${p.document} ${p.article}`),
  )
  expect(apart).toEqual([
    'CN-RC-2018 legalPerson 中华人民共和国民法典 第一百零一条',
    'CN-RC-2025 nearRelatives 中华人民共和国民法典 第一千零四十五条',
  ])
  expect(set1989.parameters.find((p) => key(p) === 'termYears')).toMatchObject({ value: 3, article: '第八条' })
})

test('the sets of 1989 and 2018 say the same but for the term and the legal person', () => {
  const rest = (set: DraftSet) => set.parameters.filter((p) => !['termYears', 'legalPerson'].includes(key(p)))
  expect(rest(set1989)).toEqual(rest(set2018))
})

test('each version begins on the day its predecessor ends', () => {
  expect(committeeSets.map((s) => [s.from, s.to])).toEqual([
    ['1990-01-01', '2018-12-29'],
    ['2018-12-29', '2026-01-01'],
    ['2026-01-01', null],
  ])
})

test.each(cases.filter(([set]) => set !== set2018))(
  '$key holds from the day that its last article names',
  (set, articles) => {
    expect(readDay([...articles.values()].at(-1)!)).toBe(set.from)
  },
)

/** Articles of the laws on residents' committees that set nothing to be reckoned with: purpose, conduct, supervision, coming into force. */
const silent: [DraftSet, Map<string, string>, string[]][] = [
  [set2018, text2018, ['第一条', '第十二条', '第十八条', '第二十三条']],
  [set2025, text2025, ['第一条', '第五条', '第七条', '第十一条', '第四十八条', '第五十条']],
]
test.each(silent)('every article of $key but those named gives a provision', (set, articles, nothing) => {
  const cited = new Set(set.parameters.map((p) => p.article))
  expect([...articles.keys()].filter((label) => label.startsWith('第') && !cited.has(label))).toEqual(nothing)
})

test('what an article counts off in numbered items, the provision has as many of', () => {
  const counted = ['duties', 'publicity.matters', 'audit.matters', 'materials', 'application', 'standardNamesIn']
  for (const [set, articles] of cases)
    for (const p of set.parameters) {
      if (!counted.some((name) => p.key.replace(/^\w+\./, '') === name)) continue
      const items = articles.get(p.article)!.match(/[（(][一二三四五六七八九十]+[）)]/g)!
      expect(p.value, `${set.key} ${p.key}`).toHaveLength(items.length)
    }
})

test('how strongly a provision binds is how its words say it', () => {
  const plain = nationalSets.flatMap((s) => s.parameters).filter((p) => p.words && codesOf(p).length === 0)
  for (const p of plain) {
    const says = (words: RegExp) => words.test(p.words!)
    if (says(/一般/)) expect(p.modality, p.key).toBe('suggested')
    else if (says(/必须|不得/)) expect(p.modality, p.key).toBe('mandatory')
    else if (says(/鼓励/)) expect(p.modality, p.key).toBe('encouraged')
    else if (says(/^多民族|^需要/)) expect(p.modality, p.key).toBe('conditional')
    else if (says(/应当/)) expect(p.modality, p.key).toBe('required')
    else if (says(/可以|有权/)) expect(p.modality, p.key).toBe('permitted')
  }
})

test('examples of other places are marked as such and fill only what the law leaves open', () => {
  const national = new Set(set2025.parameters.map((p) => p.key))
  for (const set of exampleSets) {
    expect(set.standing).toBe('example')
    for (const p of set.parameters) expect(national.has(p.key), p.key).toBe(false)
  }
  for (const { key: open } of provincialTemplate) expect(national.has(open), open).toBe(false)
})

test('where the province chooses among words, the examples keep to them', () => {
  for (const p of exampleSets.flatMap((s) => s.parameters)) {
    const open = provincialTemplate.find((t) => t.key === p.key)
    if (open) expect(p.unit, p.key).toBe(open.unit)
    if (open?.options) expect(open.options, p.key).toEqual(expect.arrayContaining(codesOf(p)))
  }
})
