import { PlannerError } from '@liren/planner'
import { describe, expect, it } from 'vitest'
import { NO_LOCKS } from '../../../contract/schemes.ts'
import { factsOf, figuresOf, keyAt, unitsIn } from './desk.ts'
import { openDesk } from './desk.ts'
import { beside, divide, lock, take, unite } from './doings.ts'
import { bodyOf } from './saver.ts'
import { assign, end, redoOn, turn } from './steps.ts'
import type { Desk, Scheme, Shown } from './types.ts'

/** Six by four plots of 100 households in three communities of two columns each. */
function desk(): Desk {
  const [across, down] = [6, 4]
  const all = Array.from({ length: across * down }, (_, u) => u)
  const offsets = [0]
  const neighbours: number[] = []
  for (const u of all) {
    const around = [u % across > 0 ? u - 1 : -1, u % across < across - 1 ? u + 1 : -1, u - across, u + across]
    neighbours.push(...around.filter((v) => v >= 0 && v < all.length).toSorted((a, b) => a - b))
    offsets.push(neighbours.length)
  }
  const each = (n: number) => all.map(() => n)
  const old = all.map((u) => Math.floor((u % across) / 2))
  const units = {
    ids: all.map((u) => `u${u}`), names: all.map((u) => `第${u}院`), addresses: all.map(() => ''), x: each(118), y: each(35),
    households: each(100), people: each(300), voters: each(200), floating: each(1), elders: each(10), dwellings: each(110), facilities: null, old,
  } // prettier-ignore
  const adjacency = { offsets, neighbours, length: neighbours.map(() => 50), barrier: neighbours.map(() => 0) }
  const communities = ['甲', '乙', '丙'].map((name, i) => ({ key: `c${i + 1}`, areaId: `a${i}`, name: `${name}社区`, kind: 'community', code: null, breachReason: null })) // prettier-ignore
  const params = { lower: 300, upper: 1200, target: 800, locks: NO_LOCKS }
  const view = { units, adjacency, old: communities.map(({ areaId, name }) => ({ areaId, name, localUnits: 0 })) }
  const scheme = { id: 's', version: 1, params, communities, assignment: old, undo: null, redo: null }
  return openDesk(view as unknown as Shown, scheme as unknown as Scheme)
}

/** All that a table shows, to be held against another state of it. */
const shown = (d: Desk) => ({
  at: d.view.units.ids.map((_, u) => keyAt(d, u)),
  list: d.communities.map((c) => [c.key, { name: c.name, ...figuresOf(d, c.key) }]),
  locks: d.locks,
})
const refusal = (work: () => unknown): string | undefined => {
  try {
    return void work()
  } catch (error) {
    return (error as PlannerError).code
  }
}

describe('a step at the table', () => {
  it.each([
    ['divides a community', (d: Desk) => divide(d, 'c2').step],
    ['takes one away', (d: Desk) => end(d, 'c1')],
    ['merges two', (d: Desk) => unite(d, 'c1', 'c2')],
    ['locks', (d: Desk) => lock(d, { ...NO_LOCKS, kept: ['c1'], fixed: ['u4'], together: [['u4', 'u5']] })],
    ['takes over a plan', (d: Desk) => take(d, planned(d))],
  ])('that %s is undone and done again with all its figures', (_, work) => {
    const d = desk()
    const before = shown(d)
    const step = work(d)!
    const after = shown(d)
    expect(after).not.toEqual(before)
    expect(turn(d, 'undo')).toBe(step)
    expect(shown(d)).toEqual(before)
    turn(d, 'redo')
    expect(shown(d)).toEqual(after)
  })

  it('divides into two parts that hold all of it, the new one without a name', () => {
    const d = desk()
    const { key } = divide(d, 'c1')
    expect(factsOf(d, key)).toMatchObject({ areaId: null, name: '' })
    expect(unitsIn(d, 'c1').length + unitsIn(d, key).length).toBe(8)
    expect([figuresOf(d, 'c1').pieces, figuresOf(d, key).pieces]).toEqual([1, 1])
    expect(figuresOf(d, 'c1').voters + figuresOf(d, key).voters).toBe(1600)
  })

  it('merges with neighbours only, and takes the other away', () => {
    const d = desk()
    expect(beside(d, 'c1')).toEqual(['c2'])
    unite(d, 'c1', 'c2')
    expect(d.communities.map((c) => c.key)).toEqual(['c1', 'c3'])
    expect(figuresOf(d, 'c1')).toMatchObject({ units: 16, households: 1600, band: 'above' })
  })

  it('leaves alone what is locked, until it is let go', () => {
    const d = desk()
    lock(d, { ...NO_LOCKS, kept: ['c1'], fixed: ['u2'], together: [['u8', 'u14']], apart: [['u4', 'u9']] })
    expect(refusal(() => assign(d, [0], 'c2'))).toBe('communityLocked')
    expect(refusal(() => assign(d, [3], 'c1'))).toBe('communityLocked')
    expect(refusal(() => assign(d, [2], 'c3'))).toBe('unitLocked')
    expect(refusal(() => assign(d, [8], 'c3'))).toBe('lockedTogether')
    expect(refusal(() => assign(d, [9], 'c3'))).toBe('lockedApart')
    expect(refusal(() => divide(d, 'c1'))).toBe('communityLocked')
    expect(assign(d, [8, 14], 'c3')!.units).toHaveLength(2)
    lock(d, NO_LOCKS)
    expect(assign(d, [2], 'c3')!.units).toHaveLength(1)
  })

  it('a plan that would move what is fixed is refused as a whole', () => {
    const d = desk()
    lock(d, { ...NO_LOCKS, fixed: ['u2'] })
    const before = shown(d)
    expect(refusal(() => take(d, planned(d)))).toBe('unitLocked')
    expect(shown(d)).toEqual(before)
  })

  it('is told to the server as what it is, and done again on another table', () => {
    const d = desk()
    const step = lock(d, { ...NO_LOCKS, kept: ['c3'] })!
    expect(bodyOf(d, step)).toEqual({ moves: [], communities: [], remove: [], locks: { ...NO_LOCKS, kept: ['c3'] } })
    const other = desk()
    redoOn(other, step)
    expect(other.kept).toEqual(new Set(['c3']))
    lock(other, { ...NO_LOCKS, kept: ['c3'], together: [['u0', 'u6']] })
    redoOn(other, lock(d, { ...NO_LOCKS, fixed: ['u1'] })!)
    expect(other.locks).toEqual({ ...NO_LOCKS, fixed: ['u1'], together: [['u0', 'u6']] })
    const merged = unite(d, 'c1', 'c2')
    expect(bodyOf(d, merged)).toMatchObject({ remove: ['c2'] })
    redoOn(other, merged)
    expect(shown(other).at).toEqual(shown(d).at)
  })
})

/** Rows instead of columns: the upper half goes on as the first, the lower half is new. */
function planned(d: Desk) {
  const made = { key: 'n9', areaId: null, name: '南社区', kind: 'community' as const, code: null, breachReason: null }
  const assignment = Object.fromEntries(d.view.units.ids.map((id, u) => [id, u < 12 ? 'c1' : 'n9']))
  return { assignment, communities: [factsOf(d, 'c1')!, made] }
}
