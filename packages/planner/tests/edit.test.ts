import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenLock, check, openEditor, PlannerError, score, type Editor, type Problem } from '../src/index.ts'
import { dice, problem, regions, town } from './small.ts'

const square = [
  [0, 1],
  [2, 3],
  [0, 2],
  [1, 3],
] as const
const at = (...communities: number[]) => Int32Array.from(communities)
const code = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    return (error as PlannerError).code
  }
}

/** Live figures are those of the plan counted from nothing. */
function agrees(p: Problem, editor: Editor): void {
  editor.settle()
  const scored = score(p, editor.assignment())
  const live = editor.communities()
  expect(live.map((c) => [c.community, c.units, c.households, c.people, c.inBand, c.pieces, c.cut])).toEqual(
    scored.communities.map((c) => [c.community, c.units, c.households, c.people ?? 0, c.inBand, c.pieces, c.cut]),
  )
  live.forEach((c, i) => {
    expect(c.border).toBeCloseTo(scored.communities[i]!.border, 6)
    expect(c.area).toBeCloseTo(scored.communities[i]!.area ?? 0, 6)
    expect(c.compactness).toBeCloseTo(scored.communities[i]!.compactness ?? 0, 6)
  })
  const { communities, unassigned, cut, torn } = scored.totals
  expect(editor.totals()).toMatchObject({ communities, unassigned, cut, torn, unsettled: 0 })
}

describe('editing a plan', () => {
  it('moves units to a community, to a new one, to none', () => {
    const editor = openEditor(problem([600, 700, 800, 900], square), at(0, 0, 1, 1))
    expect(editor.move([1], 1)).toEqual({ community: 1, changed: [0, 1] })
    expect(editor.community(1)).toMatchObject({ units: 3, households: 2400, pieces: 1, inBand: true })
    expect(editor.move([3], 'new')).toEqual({ community: 2, changed: [1, 2] })
    expect(editor.community(1)).toMatchObject({ households: 1500, pieces: 2, inBand: true })
    editor.move([0], -1)
    expect(editor.totals()).toMatchObject({ communities: 2, unassigned: 1, torn: 1, outOfBand: 1 })
  })

  it('undoes and redoes, and forgets what was undone when something new is drawn', () => {
    const editor = openEditor(problem([600, 700, 800, 900], square), at(0, 0, 1, 1))
    editor.move([1], 1)
    editor.move([0], 1)
    editor.undo()
    expect([...editor.assignment()]).toEqual([0, 1, 1, 1])
    editor.redo()
    expect([...editor.assignment()]).toEqual([1, 1, 1, 1])
    editor.undo()
    editor.undo()
    expect(editor.canUndo).toBe(false)
    editor.move([3], 'new')
    expect(editor.canRedo).toBe(false)
    expect(editor.undo()).toBeDefined()
    expect(editor.undo()).toBeUndefined()
  })

  it('undoes one stroke of the brush at once', () => {
    const editor = openEditor(problem([600, 700, 800, 900], square), at(0, 0, 1, 1))
    editor.move([0], 1)
    editor.move([1], 1, { joined: true })
    editor.undo()
    expect([...editor.assignment()]).toEqual([0, 0, 1, 1])
    editor.redo()
    expect([...editor.assignment()]).toEqual([1, 1, 1, 1])
  })

  it('refuses what locks and borders forbid', () => {
    const weight = [600, 700, 800, 900]
    const old = at(0, 0, 1, 1)
    const open = (more: Partial<Problem>, a = old) => openEditor(problem(weight, square, { old, ...more }), a)
    expect(code(() => open({ hard: old }).move([0], 1))).toBe('hardBorder')
    expect(code(() => open({ hard: old }).move([0, 2], 'new'))).toBe('hardBorder')
    expect(code(() => open({ hard: old }).merge(0, 1))).toBe('hardBorder')
    expect(code(() => open({ locks: { together: [[0, 1]] } }).move([0], 1))).toBe('lockedTogether')
    expect(code(() => open({ locks: { together: [[0, 1]] } }).move([0, 1], 1))).toBe('allowed')
    expect(code(() => open({ locks: { together: [[0, 2]] } }).move([0], 1))).toBe('allowed')
    expect(code(() => open({ locks: { apart: [[0, 2]] } }).move([0], 1))).toBe('lockedApart')
    expect(code(() => open({ locks: { stay: [0] } }).move([0], 1))).toBe('unitStays')
    expect(code(() => open({ locks: { whole: [0] } }).move([0], 1))).toBe('lockedTogether')
    expect(code(() => open({ locks: { whole: [0] } }).move([2], 0))).toBe('communityWhole')
    expect(code(() => open({}).move([4], 0))).toBe('unitUnknown')
    expect(code(() => open({}).move([0], 2))).toBe('communityUnknown')
    expect(code(() => open({}, at(0, 1, 2, 0)).merge(1, 2))).toBe('notNeighbours')
    expect(code(() => openEditor(problem([1000], []), at(0)).split(0))).toBe('noSplit')
  })

  it('a change as a whole breaks the locks that its steps would', () => {
    const old = [0, 0, 1, 1]
    const broken = (locks: Problem['locks'], after: number[], before = old) => {
      const p = { ...problem([100, 100, 100, 100], square, { lower: 0, upper: 1000 }), old: at(...old), locks }
      return brokenLock(p as Problem, at(...before), at(...after))?.code
    }
    expect(broken({ together: [[0, 1]] }, [1, 0, 1, 1])).toBe('lockedTogether')
    expect(broken({ together: [[0, 1]] }, [1, 1, 1, 1])).toBeUndefined()
    expect(broken({ together: [[0, 2]] }, [1, 0, 1, 1])).toBeUndefined()
    expect(broken({ apart: [[0, 2]] }, [1, 0, 1, 1])).toBe('lockedApart')
    expect(broken({ apart: [[0, 1]] }, [2, 2, 1, 1])).toBeUndefined()
    expect(broken({ apart: [[0, 1]] }, [2, 2, 1, 1], [-1, -1, 1, 1])).toBe('lockedApart')
    expect(broken({ stay: [0] }, [1, 0, 1, 1])).toBe('unitStays')
    expect(broken({ stay: [0] }, [1, 0, 1, 1], [-1, 0, 1, 1])).toBeUndefined()
    expect(broken({ whole: [0] }, [0, 0, 0, 1])).toBe('communityWhole')
    expect(broken({ whole: [0] }, [2, 2, 1, 1])).toBeUndefined()
  })

  it('keeps its own locks, which are undone like any step', () => {
    const editor = openEditor(problem([600, 700, 800, 900], square), at(0, 0, 1, 1))
    editor.lock({ units: [0], communities: [1] })
    expect(code(() => editor.move([0], 'new'))).toBe('unitLocked')
    expect(code(() => editor.move([1], 1))).toBe('communityLocked')
    expect(code(() => editor.split(1))).toBe('communityLocked')
    editor.unlock({ communities: [1] })
    expect(code(() => editor.move([1], 1))).toBe('allowed')
    editor.undo()
    editor.undo()
    expect(editor.locks()).toEqual({ units: [0], communities: [1] })
    editor.undo()
    expect(editor.isLocked(0)).toBe(false)
  })

  it('splits a community into legal halves along a short boundary', () => {
    const p = town(10, 6, 3, {}, 80)
    const editor = openEditor(p, new Int32Array(p.n))
    editor.split(0, { seed: 5 })
    const halves = editor.communities()
    expect(halves.map((c) => [c.inBand, c.pieces])).toEqual([
      [true, 1],
      [true, 1],
    ])
    const other = openEditor(p, new Int32Array(p.n))
    other.split(0, { seed: 5 })
    expect(other.assignment()).toEqual(editor.assignment())
    editor.merge(0, 1)
    expect(editor.totals().communities).toBe(1)
    agrees(p, editor)
  })

  it('splits a community of thousands of units in the time of a few clusters', () => {
    const p = town(75, 75, 3, { lower: 200_000, upper: 1_000_000 }, 200)
    const whole = openEditor(p, new Int32Array(p.n))
    const main = whole.of(0)
    expect(whole.community(main)).toMatchObject({ units: 5625, pieces: 1 })
    const times = Array.from({ length: 15 }, (_, seed) => {
      const { user } = process.cpuUsage()
      const { community } = whole.split(main, { seed })
      const spent = (process.cpuUsage().user - user) / 1000
      expect([whole.community(community).pieces, whole.community(main).pieces]).toEqual([1, 1])
      expect(whole.community(community).inBand && whole.community(main).inBand).toBe(true)
      whole.undo()
      return spent
    })
    expect(times.sort((a, b) => a - b)[7]).toBeLessThan(20)
  })

  it('splits a community in pieces at its gap, and takes a part that a person chose', () => {
    const editor = openEditor(
      problem(
        [600, 700, 800, 900],
        [
          [0, 1],
          [2, 3],
        ],
      ),
      at(0, 0, 0, 0),
    )
    editor.split(0)
    expect([...editor.assignment()]).toEqual([0, 0, 1, 1])
    editor.split(0, { units: [1] })
    expect([...editor.assignment()]).toEqual([0, 2, 1, 1])
  })

  it('is saved as a journal and opened as it was left', () => {
    const p = town(8, 8, 1)
    const start = regions(p, 6, 2)
    const editor = openEditor(p, start)
    editor.split(editor.of(0))
    editor.lock({ units: [5] })
    editor.move([9, 10], editor.of(20))
    editor.undo()
    const saved = JSON.parse(JSON.stringify(editor.journal()))
    const again = openEditor(p, start, saved)
    expect(again.assignment()).toEqual(editor.assignment())
    expect(again.isLocked(5)).toBe(true)
    expect(again.canRedo).toBe(true)
    again.redo()
    editor.redo()
    expect(again.assignment()).toEqual(editor.assignment())
  })

  it('counts the pieces of very large communities when idle', () => {
    const p = town(150, 120, 4)
    const editor = openEditor(p, new Int32Array(p.n))
    const before = editor.community(0).pieces
    for (let k = 0; k < 120; k++) editor.move([k * 150 + 70], k % 7 === 6 ? 'new' : -1)
    agrees(p, editor)
    expect(editor.community(0).pieces).toBeGreaterThan(before)
  })
})

/** Any step that a hand may make. */
function anyStep(p: Problem, editor: Editor, roll: () => number): void {
  const any = () => editor.of(Math.floor(roll() * p.n))
  const u = Math.floor(roll() * p.n)
  const near = [...p.adjacency.neighbours.subarray(p.adjacency.offsets[u], p.adjacency.offsets[u + 1])]
  const kind = Math.floor(roll() * 10)
  if (kind < 4)
    editor.move([u], near.length > 0 ? editor.of(near[Math.floor(roll() * near.length)]!) : -1, { joined: kind === 0 })
  else if (kind === 4) editor.move([u, ...near], 'new')
  else if (kind === 5) editor.move([u, (u + 7) % p.n], roll() < 0.3 ? -1 : any())
  else if (kind === 6) editor.split(any(), { seed: u })
  else if (kind === 7) editor.merge(any(), any())
  else if (kind === 8) editor.undo()
  else if (roll() < 0.5) editor.lock({ units: [u] })
  else editor.redo()
}

it('whatever is drawn: live figures are those counted from nothing, undo restores every byte, the journal every step', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 40 }), fc.boolean(), (seed, steps, bordered) => {
      const hard = bordered ? Int32Array.from({ length: 70 }, (_, u) => (u % 10 < 5 ? 0 : 1)) : undefined
      const p = town(10, 7, seed, { hard })
      const start = regions(p, 7, seed)
      const editor = openEditor(p, start)
      const roll = dice(seed)
      for (let k = 0; k < steps; k++) {
        try {
          anyStep(p, editor, roll)
        } catch (error) {
          expect(error).toBeInstanceOf(PlannerError)
        }
      }
      agrees(p, editor)
      const end = editor.assignment()
      expect(check(p, end).breaches.filter((b) => b.kind === 'border')).toEqual([])
      expect(openEditor(p, start, editor.journal()).assignment()).toEqual(end)
      let undone = 0
      while (editor.undo()) undone++
      expect(editor.assignment()).toEqual(start)
      agrees(p, editor)
      for (; undone > 0; undone--) editor.redo()
      expect(editor.assignment()).toEqual(end)
      agrees(p, editor)
    }),
    { numRuns: 150 },
  )
})
