import { describe, expect, it } from 'vitest'
import { estateKey, placeParts, unitFor } from './place.ts'

const unit = (id: string, name: string, address = '', here = true) => ({ id, name, address, here })

describe('the place in an address', () => {
  it.each([
    ['测试花园24号楼4单元802室', '测试花园', '24号楼', '4单元802室'],
    ['临沂市兰山区柳青街道大官苑路76号1号楼2单元101室', '大官苑路76号', '1号楼', '2单元101室'],
    ['柳青街道东方名居南区3栋501室', '东方名居南区', '3栋', '501室'],
    ['山东省临沂市罗庄区金苑小区（二期）2号楼301室', '金苑小区二期', '2号楼', '301室'],
    ['临沂市兰山区新城市花园3号楼301室', '新城市花园', '3号楼', '301室'],
    ['新城市花园3号楼301室', '新城市花园', '3号楼', '301室'],
    ['册山镇册山社区水乡家园5幢102室', '水乡家园', '5幢', '102室'],
  ])('%s', (address, estate, building, room) => expect(placeParts(address)).toEqual({ estate, building, room }))

  it('a house without a building names none; a column of its own does', () => {
    expect(placeParts('沂蒙路18号').estate).toBeUndefined()
    expect(placeParts('1号楼101室', '金苑').estate).toBe('金苑')
    expect(estateKey('东关社区')).toBe('东关社区')
  })
})

describe('the unit that a place is', () => {
  const units = [
    unit('a', '金苑小区'),
    unit('b', '东方名居', '临沂市兰山区柳青街道柳青一街100号'),
    unit('c', '金苑小区', '', false),
    unit('d', '阳光城一期'),
    unit('e', '阳光城二期'),
  ]
  it.each([
    ['金苑', 'a'],
    ['金 苑小区', 'a'],
    ['柳青一街100号', 'b'],
    ['柳青街道柳青一街100号东方名居', 'b'],
    ['阳光城1期', 'd'],
  ])('%s is sure', (said, id) => expect(unitFor(said, units).sure?.id).toBe(id))

  it('a name of two, of another community or only alike is for a person to choose', () => {
    expect(unitFor('阳光城', units)).toMatchObject({ sure: null, alike: [{ id: 'd' }, { id: 'e' }] })
    expect(unitFor('金苑', [unit('c', '金苑小区', '', false)])).toMatchObject({ sure: null, alike: [{ id: 'c' }] })
    expect(unitFor('金苑', [unit('a', '金苑小区'), unit('x', '金苑')]).sure).toBeNull()
    expect(unitFor('别处', units)).toEqual({ sure: null, alike: [] })
  })
})
