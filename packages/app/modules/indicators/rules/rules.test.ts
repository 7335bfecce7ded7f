import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble, childrenOf, sumOf, type Facts, type Node, type Stated } from './assemble.ts'
import { lastDayOf, stepDays } from './periods.ts'

const city: Node = { id: 'city', parentId: null, level: 2 }
const nodes: Node[] = [city, { id: 'street', parentId: 'city', level: 4 }, { id: 'town', parentId: 'city', level: 4 }, { id: 'a', parentId: 'street', level: 5 }, { id: 'b', parentId: 'street', level: 5 }, { id: 'c', parentId: 'street', level: 5 }] // prettier-ignore
const stated = (areaId: string, value: number, day = '2002-06-30'): [string, Stated] => [
  areaId,
  { figureId: `of ${areaId}`, areaId, day, value },
]
const value = (facts: Partial<Facts>, root = city) =>
  assemble({ nodes, computed: new Map(), stated: new Map(), ...facts }, root)

describe('the value of an area from its parts', () => {
  test('rows come before returns, and a return stands where there are no rows', () => {
    const made = value({
      computed: new Map([['a', 10]]),
      stated: new Map([stated('a', 99), stated('b', 20), stated('c', 30), stated('town', 500)]),
    })
    expect(made.parts.map((p) => [p.areaId, p.value, p.provenance])).toEqual([['a', 10, 'computed'], ['b', 20, 'reported'], ['c', 30, 'reported'], ['town', 500, 'reported']]) // prettier-ignore
    expect(made.missing).toEqual([])
  })
  test('a figure of a subdistrict stands for its communities when none is known', () => {
    const made = value({ stated: new Map([stated('street', 90)]) })
    expect(made.parts).toMatchObject([{ areaId: 'street', value: 90, provenance: 'reported', remainder: false }])
    expect(made.missing).toEqual(['town'])
  })
  test('where some communities are counted, the figure of the whole stands for the others with what remains', () => {
    const made = value({ computed: new Map([['a', 12]]), stated: new Map([stated('street', 90)]) })
    expect(made.parts).toMatchObject([
      { areaId: 'a', value: 12 },
      { areaId: 'street', value: 78, remainder: true, contradiction: false },
    ])
    expect(made.mixed).toMatchObject([{ figure: { areaId: 'street' }, known: [{ areaId: 'a' }] }])
  })
  test('what remains is measured on the day of the return, so that later births count', () => {
    const made = value({
      computed: new Map([['a', 15]]),
      stated: new Map([stated('street', 90)]),
      knownThen: new Map([['of street', 12]]),
    })
    expect(sumOf(made.parts)).toBe(93)
  })
  test('more counted than stated is shown as a contradiction and never as a negative number', () => {
    const made = value({ computed: new Map([['a', 120]]), stated: new Map([stated('street', 90)]) })
    expect(made.parts.at(-1)).toMatchObject({ value: 0, contradiction: true })
  })
  test('a figure of a whole whose parts are all known is not used', () => {
    const made = value({ computed: new Map([['a', 1], ['b', 2], ['c', 3], ['town', 4]]), stated: new Map([stated('street', 90), stated('city', 900)]) }) // prettier-ignore
    expect(sumOf(made.parts)).toBe(10)
    expect(made.parts.every((p) => p.provenance === 'computed')).toBe(true)
  })
  test('people registered at a subdistrict and in no community count once', () => {
    const made = value({ computed: new Map([['street', 5], ['a', 1], ['b', 1], ['c', 1], ['town', 0]]) }) // prettier-ignore
    expect(sumOf(made.parts)).toBe(8)
  })
  test('no area stands behind two parts, whatever is known', () => {
    const ids = nodes.map((n) => n.id)
    const known = fc.dictionary(fc.constantFrom(...ids), fc.nat(1000))
    fc.assert(
      fc.property(known, known, (rows, returns) => {
        const made = value({
          computed: new Map(Object.entries(rows)),
          stated: new Map(Object.entries(returns).map(([id, v]) => stated(id, v))),
        })
        const children = childrenOf(nodes)
        const leaves = (id: string): string[] =>
          (children.get(id) ?? []).length === 0 ? [id] : children.get(id)!.flatMap((n) => leaves(n.id))
        const wholes = made.parts
          .filter((p) => !p.remainder && p.provenance === 'reported')
          .flatMap((p) => leaves(p.areaId))
        const counted = made.parts
          .filter((p) => p.provenance === 'computed')
          .flatMap((p) => (leaves(p.areaId)[0] === p.areaId ? [p.areaId] : []))
        expect(new Set([...wholes, ...counted]).size).toBe(wholes.length + counted.length)
        expect(made.missing.filter((id) => counted.includes(id) || wholes.includes(id))).toEqual([])
        expect(made.parts.every((p) => p.value >= 0)).toBe(true)
      }),
    )
  })
})

describe('periods', () => {
  test.each([['2002', '2002-12-31'], ['2002-H1', '2002-06-30'], ['2002-Q3', '2002-09-30'], ['2004-02', '2004-02-29'], ['2002-06-30', '2002-06-30'], ['2002-12', '2002-12-31']])('%s ends on %s', (period, day) => expect(lastDayOf(period)).toBe(day)) // prettier-ignore
  test.each(['2002-13', '2002-Q5', '2002-02-30', 'x', '02'])('%s is no period', (period) =>
    expect(lastDayOf(period)).toBeUndefined(),
  )
  test('a trend is asked at the ends of its steps and on its last day', () => {
    expect(stepDays('2002-01-15', '2002-06-10', 'quarter')).toEqual(['2002-03-31', '2002-06-10'])
    expect(stepDays('2000-01-01', '2002-12-31', 'year')).toEqual(['2000-12-31', '2001-12-31', '2002-12-31'])
    expect(stepDays('2001-11-01', '2002-02-01', 'month')).toEqual([
      '2001-11-30',
      '2001-12-31',
      '2002-01-31',
      '2002-02-01',
    ])
  })
})
