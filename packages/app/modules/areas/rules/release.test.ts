import { gunzipSync } from 'node:zlib'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert, constantFrom, integer, property, tuple, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRelease, textOfRelease } from '../sheets.ts'
import { diffRelease } from './diff/diff.ts'
import type { AreaInForce } from './diff/types.ts'
import { conversionOf, kindOf } from './kinds.ts'
import { coreName, stemOf } from './names.ts'
import { checkRelease, type Release } from './release.ts'

const HEAD = 'code,level,name,parent'
const CITY = '371300000000,2,临沂市,370000000000'
const DISTRICT = '371302000000,3,兰山区,371300000000'
const STREET = '371302001000,4,兰山街道,371302000000'
const check = (lines: string[], system: 'nbs' | 'mca' = 'nbs') => {
  const { rows, problems } = readRelease([HEAD, CITY, DISTRICT, STREET, ...lines].join('\n'))
  return [...problems, ...checkRelease(rows, system).problems]
}
const codes = (lines: string[], system: 'nbs' | 'mca' = 'nbs') => check(lines, system).map((p) => p.code)

describe('a release file', () => {
  it('that is sound has no problem', () => expect(codes(['371302001001,5,考棚社区居委会,371302001000'])).toEqual([]))
  it.each([
    ['an orphan', '371302099001,5,甲村委会,371302099000', 'areas.orphanParent'],
    ['a code twice at one level', STREET, 'areas.codeTwice'],
    ['an empty name', '371302001001,5,,371302001000', 'areas.emptyName'],
    ['a code of another level', '371302001000,5,甲居委会,371302001000', 'areas.codeLevelMismatch'],
    ['a code that is not below its parent', '371311001001,5,甲居委会,371302001000', 'areas.codeParentMismatch'],
    ['a code that is no number', '3713O2001001,5,甲居委会,371302001000', 'areas.badCode'],
    ['a level that is none', '371302001001,9,甲居委会,371302001000', 'areas.badLevel'],
    ['garbled names', '371302001001,5,\uFFFD\uFFFD居委会,371302001000', 'areas.badEncoding'],
  ])('with %s is refused, naming the line', (_, line, code) => {
    const found = check([line]).filter((p) => p.severity === 'error')
    expect(found.map((p) => p.code)).toContain(code)
    expect(found[0]!.where.row).toBe(5)
  })
  it('with a cycle is refused as a cycle', () => {
    expect(codes(['371302002000,4,甲街道,371302003000', '371302003000,4,乙街道,371302002000'])).toEqual([
      'areas.cycle',
      'areas.cycle',
    ])
  })
  it('that mixes short and long codes is refused; short ones alone are read', () => {
    expect(codes(['371302002,4,甲街道,371302'])).toContain('areas.mixedCodeLengths')
    const { rows } = readRelease(`${HEAD}\n3713,2,临沂市,37\n371302,3,兰山区,3713\n371302001,4,兰山街道,371302`)
    expect(checkRelease(rows, 'mca').release?.rows.map((r) => r.code)).toEqual([
      '371300000000',
      '371302000000',
      '371302001000',
    ])
  })
  it('of civil affairs has no development zones of statistics', () => {
    expect(codes(['371371000000,3,高新区,371300000000'], 'mca')).toEqual(['areas.statisticalCodeInCivil'])
    expect(codes(['371371000000,3,高新区,371300000000'])).toEqual([])
  })
  it('may bear one code at two levels, as 东莞 does', () => {
    const { rows } = readRelease(
      `${HEAD}\n441900000000,2,东莞市,440000000000\n441900000000,3,东莞市,441900000000\n441900003000,4,东城街道,441900000000`,
    )
    expect(checkRelease(rows, 'nbs').problems).toEqual([])
  })
  it('without its columns, without rows, or with the ghosts of a sheet is refused', () => {
    expect(readRelease('代码,名称\n1,2').problems[0]).toMatchObject({ code: 'areas.missingColumn' })
    expect(checkRelease([], 'nbs').problems[0]).toMatchObject({ code: 'areas.emptyRelease' })
    expect(readRelease(`${HEAD}\n${CITY}\n${',,,\n'.repeat(65_000)}`).problems[0]).toMatchObject({
      code: 'areas.ghostRows',
      params: { ghosts: 65_001 },
    })
  })
  it('in GB18030 is read; in UTF-16 refused', () => {
    const gb = Buffer.from([0xc1, 0xd9, 0xd2, 0xca, 0xca, 0xd0])
    expect(
      textOfRelease(Buffer.concat([Buffer.from(`${HEAD}\n371300000000,2,`), gb, Buffer.from(',370000000000\n')])),
    ).toContain('临沂市')
    expect(() => textOfRelease(Buffer.from(`\uFEFF${HEAD}\n${CITY}`, 'utf16le'))).toThrow()
  })
})

describe('names and kinds', () => {
  it.each([
    ['黄草村委会', '黄草村村委会'],
    ['俄庄社区村民委员会', '俄庄村村民委员会'],
    ['后园社区居委会', '后园社区居民委员会'],
  ])('%s and %s are one name', (a, b) => expect(coreName(a, 5)).toBe(coreName(b, 5)))
  it('stems of 东曲沂 and 西曲沂 meet in 曲沂', () =>
    expect([stemOf('东曲沂'), stemOf('西曲沂'), stemOf('曲沂')]).toEqual(['曲沂', '曲沂', '曲沂']))
  it.each([
    [4, '龙家圈街道办事处', '371323002000', 'subdistrict'],
    [4, '东蒙镇', '371325115000', 'town'],
    [5, '圣良庄社区居民委员会', '371321001025', 'community'],
    [5, '龙家圈居委会', '371323114003', 'residentsCommittee'],
    [5, '桥坊社区村民委员会', '371302004261', 'villagersCommittee'],
    [5, '某工业园虚拟社区', '371302001498', 'statisticalZone'],
    [3, '临沂高新技术产业开发区', '371371000000', 'developmentZone'],
    [3, '兰山区', '371302000000', 'district'],
  ] as const)('level %i %s (%s) is a %s', (level, name, code, kind) => expect(kindOf(level, name, code)).toBe(kind))
  it('names the conversions', () => {
    expect(conversionOf('villagersCommittee', 'community')).toBe('villageToCommunity')
    expect(conversionOf('town', 'subdistrict')).toBe('townToSubdistrict')
    expect(conversionOf('town', 'town')).toBeUndefined()
  })
})

const areasOf = (release: Release): AreaInForce[] =>
  release.rows.map((r, i) => ({
    id: `${r.level}-${r.code}`,
    parent: release.parents[i]!,
    level: r.level,
    kind: kindOf(r.level, r.name, r.code),
    name: r.name,
    codeStat: r.code,
    codeCivil: null,
  }))
const releaseOf = (villages: [number, string][]): Release => {
  const { rows } = readRelease(
    [
      HEAD,
      CITY,
      DISTRICT,
      STREET,
      ...villages.map(([n, name]) => `371302001${String(n).padStart(3, '0')},5,${name},371302001000`),
    ].join('\n'),
  )
  return checkRelease(rows, 'nbs').release!
}

describe('the comparison of two releases', () => {
  const before = releaseOf([[201, '东曲沂村委会'], [202, '西曲沂村委会'], [203, '圣良庄村委会'], [204, '道托村委会']]) // prettier-ignore
  it('takes 村改居 with a new code for the same area, likely', () => {
    const { changes } = diffRelease(areasOf(before), releaseOf([[201, '东曲沂村委会'], [202, '西曲沂村委会'], [25, '圣良庄社区居民委员会'], [204, '道托村委会']])) // prettier-ignore
    expect(changes).toMatchObject([
      { kind: 'converted', conversion: 'villageToCommunity', aspects: ['converted', 'recoded'], confidence: 'likely' },
    ])
  })
  it('leaves open who went into whom, naming the candidate', () => {
    const { changes } = diffRelease(
      areasOf(before),
      releaseOf([
        [262, '曲沂社区村民委员会'],
        [203, '圣良庄村委会'],
        [204, '道托村委会'],
      ]),
    )
    expect(changes.map((c) => [c.kind, c.confidence])).toEqual([['merged', 'open'], ['merged', 'open'], ['added', 'open']]) // prettier-ignore
  })
  it('leaves open whether another name under one code is another area', () => {
    const { changes } = diffRelease(areasOf(before), releaseOf([[201, '东曲沂村委会'], [202, '西曲沂村委会'], [203, '圣良庄村委会'], [204, '塔坡社区村民委员会']])) // prettier-ignore
    expect(changes).toMatchObject([{ kind: 'renamed', confidence: 'open', reason: 'otherNameSameCode' }])
    const verdicts = new Map([[changes[0]!.key, { verdict: 'separate' } as const]])
    const after = diffRelease(areasOf(before), releaseOf([[201, '东曲沂村委会'], [202, '西曲沂村委会'], [203, '圣良庄村委会'], [204, '塔坡社区村民委员会']]), verdicts) // prettier-ignore
    expect(after.changes.map((c) => c.kind).toSorted()).toEqual(['added', 'removed'])
  })
  it('finds nothing between a release and itself, and pairs no area twice whatever comes', () => {
    const village = tuple(
      integer({ min: 1, max: 399 }),
      constantFrom('东曲沂', '西曲沂', '曲沂', '圣良庄', '道托', '新村').map((n) => `${n}村委会`),
    )
    const some = uniqueArray(village, { selector: ([n]) => n, maxLength: 12 })
    assert(
      property(some, some, (a, b) => {
        const [left, right] = [releaseOf(a), releaseOf(b)]
        expect(diffRelease(areasOf(left), left).changes).toEqual([])
        const { oldOfRow, changes } = diffRelease(areasOf(left), right)
        const paired = [...oldOfRow].filter((o) => o >= 0)
        expect(new Set(paired).size).toBe(paired.length)
        const gone = changes.filter((c) => c.row === null).length
        expect(gone).toBe(left.rows.length - paired.length)
      }),
      { numRuns: 60 },
    )
  })
})

const national = join(import.meta.dirname, '../../../../../../shared/data/divisions/national_2023.csv.gz')
describe.skipIf(!existsSync(national))('the release of the whole nation (skipped without ../shared/data)', () => {
  it('is read and checked: 665,276 rows, four places with one code at two levels, no error', () => {
    const { rows, problems } = readRelease(gunzipSync(readFileSync(national)).toString())
    const checked = checkRelease(rows, 'nbs')
    expect([rows.length, problems.length, checked.release?.rows.length]).toEqual([665_276, 0, 665_276])
  })
})
