import { describe, expect, it } from 'vitest'
import { changedSince, consequenceOf, leftOut, totalsOf, type FrozenPlan, type PlannedUnit } from './plan.ts'
import { communityMap } from './map.ts'
import { tasksOf } from './tasks.ts'

const unit = (id: string, before: string | null, households: number): PlannedUnit => ({
  id,
  name: id,
  households,
  people: households * 3,
  before,
})
const community = (key: string, areaId: string | null, unitIds: string[]) => ({
  key, areaId, name: `${key}社区`, kind: 'community', code: null, breachReason: null, unitIds,
}) // prettier-ignore
const plan: FrozenPlan = {
  registerOn: '2026-05-01',
  communities: [community('a', 'A', ['1', '2', '4']), community('n', null, ['3', '5'])],
  units: [
    unit('1', 'A', 100),
    unit('2', 'B', 50),
    unit('3', 'B', 80),
    unit('4', 'A', 0),
    unit('5', 'A', 10),
    unit('6', null, 5),
  ],
}

describe('what a plan does', () => {
  it('ends the community that nothing continues, into those who take its units, the greatest first', () => {
    expect(consequenceOf(plan).ended).toEqual([{ areaId: 'B', into: ['n', 'a'] }])
  })
  it('names who goes on and gives units away', () => {
    expect(consequenceOf(plan).gave).toEqual([{ areaId: 'A', to: 'n' }])
  })
  it('sums figures by community and finds the unit that would be a blind spot', () => {
    expect([...totalsOf(plan)]).toEqual([
      ['a', { households: 150, people: 450, units: 3 }],
      ['n', { households: 90, people: 270, units: 2 }],
    ])
    expect(leftOut(plan).map((u) => u.id)).toEqual(['6'])
  })
  it('tells what the registers say anew', () => {
    const now = [...plan.units.slice(1), unit('7', null, 30)].map((u) => (u.id === '2' ? { ...u, households: 60 } : u))
    expect(changedSince(plan, now)).toEqual([
      { unit: '2', what: 'households', before: 50, after: 60 },
      { unit: '7', what: 'new', before: null, after: 30 },
      { unit: '1', what: 'gone', before: 100, after: null },
    ])
  })
  it('opens every body for a community that begins, and a handover for one that ends', () => {
    const tasks = tasksOf({ begun: ['n'], redrawn: ['a'], ended: ['B'] }, '2026-06-01')
    expect(tasks.map((t) => `${t.about}:${t.kind}`)).toEqual([
      'n:partyOrganisation', 'n:committee', 'n:supervisors', 'n:station', 'n:policeBeat', 'n:grids',
      'a:partyOrganisation', 'a:policeBeat', 'a:grids', 'B:windUp', 'B:accounts',
    ]) // prettier-ignore
    expect(new Set(tasks.map((t) => t.dueOn))).toEqual(new Set(['2026-07-31']))
  })
})

describe('the maps of an act', () => {
  const groups = [{ key: 'a', name: '甲社区' }, { key: 'b', name: '乙社区' }] // prettier-ignore
  const at = (x: number, group: string) => ({ rings: [], at: [118.3 + x / 100, 35] as const, group })
  it('give a community one colour, its name once, and a square to a unit known by a point', () => {
    const map = communityMap('调整后', [at(0, 'a'), at(1, 'a'), at(2, 'b')], groups)!
    const fills = map.shapes.flatMap((s) => (s.kind === 'area' ? [s.fill] : []))
    expect(fills[0]).toBe(fills[1])
    expect(fills[0]).not.toBe(fills[2])
    expect(map.shapes.flatMap((s) => (s.kind === 'text' ? [s.text] : []))).toEqual(['甲社区', '乙社区'])
  })
  it('are not drawn where no unit has a place', () => {
    expect(communityMap('调整前', [{ rings: [], at: null, group: 'a' }], groups)).toBeUndefined()
  })
})
