import { describe, expect, it } from 'vitest'
import { roomsOf } from './doors.ts'

describe('the doors of a building', () => {
  it('are numbered by entrance, floor and two digits', () => {
    expect(roomsOf({ entrances: 2, floorFrom: 1, floorTo: 2, doors: 2 })).toEqual([
      '1单元101室', '1单元102室', '1单元201室', '1单元202室', '2单元101室', '2单元102室', '2单元201室', '2单元202室',
    ]) // prettier-ignore
  })

  it('stand without an entrance in a tower, two digits also past the ninth', () => {
    expect(roomsOf({ entrances: 0, floorFrom: 12, floorTo: 12, doors: 11 }).at(-1)).toBe('1211室')
  })

  it('leave out floors and rooms that there are not', () => {
    const of = { entrances: 2, floorFrom: 3, floorTo: 5, doors: 1, except: '4层，501室 2单元301' }
    expect(roomsOf(of)).toEqual(['1单元301室'])
  })

  it('are none where the floors run backwards', () => {
    expect(roomsOf({ entrances: 1, floorFrom: 3, floorTo: 2, doors: 2 })).toEqual([])
  })
})
