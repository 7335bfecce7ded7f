import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareArticles, diff } from './compare.ts'
import { bigrams, searchWords } from './grams.ts'
import { parsePolicy } from './parse.ts'

const articles = (name: string) =>
  parsePolicy(name, readFileSync(join(import.meta.dirname, '../texts', name), 'utf8')).policy!.articles
const before = articles('城市居民委员会组织法(2018-12-29).md')
const after = articles('城市居民委员会组织法(2025-10-28).md')
const rows = compareArticles(before, after)

test('article 6 of 2018 on size stands beside article 3 of 2025, the figures marked', () => {
  const size = rows.find((r) => r.before?.label === '第六条')!
  expect(size).toMatchObject({ change: 'changed', after: { label: '第三条' } })
  expect(size.pieces).toContainEqual({ kind: 'removed', text: expect.stringContaining('百') })
  expect(size.pieces).toContainEqual({ kind: 'added', text: expect.stringContaining('千') })
})

test.each([
  ['第七条', '第八条'],
  ['第十三条', '第九条'],
  ['第十九条', '第四十六条'],
  ['第二十二条', '第四十九条'],
])('%s of 2018 finds %s of 2025', (old, now) => {
  expect(rows.find((r) => r.before?.label === old)?.after?.label).toBe(now)
})

test('what is new in 2025 has no counterpart', () => {
  for (const label of ['第十七条', '第三十六条', '第三十八条']) {
    expect(
      rows.find((r) => r.after?.label === label),
      label,
    ).toMatchObject({ change: 'added', before: null })
  }
})

test('where a paragraph of an article went is told for what stands alone', () => {
  expect(rows.find((r) => r.after?.label === '第十六条')).toMatchObject({ change: 'added', akin: '第八条' })
  expect(rows.find((r) => r.before?.label === '第五条')).toMatchObject({ change: 'removed', akin: '第十条' })
})

test('every article of both versions stands in the comparison exactly once, the later ones in their order', () => {
  expect(rows.flatMap((r) => (r.before ? [r.before] : [])).toSorted((a, b) => a.number - b.number)).toEqual(before)
  expect(rows.flatMap((r) => (r.after ? [r.after] : []))).toEqual(after)
})

test('the pieces without the added give the old text, without the removed the new one', () => {
  const text = fc.string({ unit: fc.constantFrom(...'居民委员会选举办法'), maxLength: 60 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pieces = diff(a, b)
      const side = (kind: string) =>
        pieces
          .filter((p) => p.kind === 'same' || p.kind === kind)
          .map((p) => p.text)
          .join('')
      return side('removed') === a && side('added') === b
    }),
  )
})

test('a version compared with itself has no differences', () => {
  expect(compareArticles(after, after).every((r) => r.change === 'same' && r.before === r.after)).toBe(true)
})

test('bigrams ignore width, case and signs', () => {
  expect(bigrams('居委会,AB')).toEqual(['居委', '委会', 'ab'])
  expect(searchWords('１０００户 %_社区')).toEqual(['1000户', '社区'])
})
