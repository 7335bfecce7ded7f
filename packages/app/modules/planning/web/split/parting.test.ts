import { describe, expect, it } from 'vitest'
import { proposed, sumsOf, type Large } from './parting.ts'

const building = (id: string, dwellings: number, households = 0) => ({ id, name: `${id}号楼`, dwellings, households })
const unit = (more: Partial<Large>): Large => ({
  unitId: 'u', version: 1, name: '大城', households: 4000, stated: 4000, parts: [], buildings: [building('1', 100), building('2', 100), building('3', 200)], ...more,
}) // prettier-ignore
const named = (n: number) => `新区${n + 1}`

describe('a way of parting a large unit', () => {
  it('follows the parts that come near the target, and shares the stated households out by homes, none lost', () => {
    const parts = [{ buildings: ['1号楼', '2号楼'], households: 200 }, { buildings: ['3号楼'], households: 200 }] // prettier-ignore
    const parting = proposed(unit({ parts, stated: 4001 }), named)
    expect([parting.names, parting.of, parting.stated]).toEqual([
      ['大城', '新区1'],
      { 1: 0, 2: 0, 3: 1 },
      ['2001', '2000'],
    ])
    expect(sumsOf(unit({ parts }), parting).map((s) => [s.name, s.buildings.length, s.households])).toEqual([['大城', 2, 2001], ['新区1', 1, 2000]]) // prettier-ignore
  })
  it('is in two even where the buildings say nothing of their size', () => {
    const parting = proposed(unit({ buildings: [building('1', 0), building('2', 0)], stated: null }), named)
    expect([parting.of, parting.stated]).toEqual([{ 1: 0, 2: 1 }, ['', '']])
  })
  it('counts households on file before stated ones', () => {
    const counted = unit({ buildings: [building('1', 50, 40), building('2', 60, 30)] })
    expect(sumsOf(counted, { names: ['大城', '新区'], stated: ['9', '9'], of: { 1: 0, 2: 1 } }).map((s) => s.households)).toEqual([40, 30]) // prettier-ignore
  })
})
