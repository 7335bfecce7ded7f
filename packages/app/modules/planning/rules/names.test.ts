import { describe, expect, it } from 'vitest'
import { asCommunity, estateCore, nameFault, nextCode, proposeNames, roadOf } from './names.ts'

describe('a name for a community', () => {
  it('comes from old names, the largest estates and roads, and is taken nowhere in the county', () => {
    const of = {
      estates: [
        { name: '锦绣花园三期', address: '临沂市兰山区柳青街道沂蒙路12号', households: 900 },
        { name: '翠湖家园(北区)', address: '柳青街道府右路3号', households: 400 },
      ],
      old: [{ name: '考棚社区居委会', households: 200 }, { name: '东关村委会', households: 700 }],
    } // prettier-ignore
    expect(proposeNames(of, new Set(['东关社区'])).map((c) => [c.name, c.source])).toEqual([
      ['考棚社区', 'old'], ['锦绣花园社区', 'estate'], ['翠湖家园社区', 'estate'], ['沂蒙路社区', 'road'], ['府右路社区', 'road'],
    ]) // prettier-ignore
  })
  it.each([['锦绣花园三期', '锦绣花园'], ['阳光小区2期A区', '阳光小区'], ['书香苑（二期）', '书香苑'], ['一区', '一区']])('leaves %s as %s', (name, core) => {
    expect(estateCore(name)).toBe(core)
  }) // prettier-ignore
  it('knows the road of an address', () => {
    expect(roadOf('临沂市兰山区柳青街道柳青一街8号')).toBe('柳青一街')
    expect(roadOf('沂蒙路213号')).toBe('沂蒙路')
    expect(roadOf('')).toBeUndefined()
    expect(asCommunity('考棚居委会')).toBe('考棚社区')
  })
  it.each([['新桥', 'nameGeneric'], ['新A社区', 'nameScript'], ['社区', 'nameShort'], ['新桥社区', undefined], ['一二三四五六七八九十一二三四五六七八九十社区', 'nameLong']])('%s: %s', (name, fault) => {
    expect(nameFault(name)).toBe(fault)
  }) // prettier-ignore
})

describe('a code for a community', () => {
  it('follows the last that was given, and never is one that was given before', () => {
    expect(nextCode('371302001', new Set(['371302001001', '371302001003', '371302001201']))).toBe('371302001004')
    expect(nextCode('371302001', new Set(['371302001199']))).toBe('371302001001')
    const all = new Set(Array.from({ length: 199 }, (_, i) => `371302001${String(i + 1).padStart(3, '0')}`))
    expect(nextCode('371302001', all)).toBeUndefined()
  })
})
