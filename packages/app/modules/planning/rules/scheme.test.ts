import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, isNothing, reversed, stepOf, type Drawing, type StepInput } from './scheme.ts'

const none: StepInput = { moves: [], communities: [], remove: [] }
const drawing: Drawing = {
  assignment: { a: 'c1', b: 'c1', c: 'c2' },
  communities: ['c1', 'c2'].map((key) => ({ key, areaId: null, name: key, kind: 'community', code: null, breachReason: null })),
} // prettier-ignore

describe('an edit of a scheme', () => {
  it('moves units, begins a community with a key that is new, and leaves the rest', () => {
    const after = applied(drawing, stepOf(drawing, { ...none, moves: [{ unitIds: ['b'], to: 'c3' }, { unitIds: ['c'], to: null }] })) // prettier-ignore
    expect(after.assignment).toEqual({ a: 'c1', b: 'c3' })
    expect(after.communities.map((c) => c.key)).toEqual(['c1', 'c2', 'c3'])
  })
  it('leaves the units of a community that is taken away unassigned, unless it moves them', () => {
    const after = applied(drawing, stepOf(drawing, { ...none, remove: ['c1'], moves: [{ unitIds: ['b'], to: 'c2' }] }))
    expect(after.assignment).toEqual({ b: 'c2', c: 'c2' })
    expect(after.communities.map((c) => c.key)).toEqual(['c2'])
  })
  it('that changes nothing is nothing', () => {
    expect(isNothing(stepOf(drawing, { ...none, moves: [{ unitIds: ['a'], to: 'c1' }], communities: [{ key: 'c1', name: 'c1' }] }))).toBe(true) // prettier-ignore
  })
  it('is undone and done again without a trace, whatever it is', () => {
    const key = fc.constantFrom('c1', 'c2', 'c3', 'c4')
    const edits = fc.record({
      moves: fc.array(fc.record({ unitIds: fc.array(fc.constantFrom('a', 'b', 'c', 'd')), to: fc.option(key) })),
      communities: fc.array(fc.record({ key, name: fc.string() })),
      remove: fc.array(key),
    })
    fc.assert(
      fc.property(edits, (edit) => {
        const step = stepOf(drawing, edit)
        const after = applied(drawing, step)
        expect(applied(after, reversed(step))).toEqual(drawing)
        expect(applied(applied(after, reversed(step)), step)).toEqual(after)
        for (const k of Object.values(after.assignment)) expect(after.communities.some((c) => c.key === k)).toBe(true)
      }),
    )
  })
})
