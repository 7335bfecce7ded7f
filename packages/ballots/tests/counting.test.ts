import { describe, expect, it } from 'vitest'
import {
  accountBox,
  accountBoxes,
  allBoxes,
  batchFaults,
  reconcile,
  settleBatch,
  tally,
  type BatchCount,
  type BoxAccount,
  type Entry,
} from '../src/index.ts'

const box = (more: Partial<BoxAccount> = {}): BoxAccount => ({
  box: 'A',
  printed: 500,
  issued: 430,
  spoiled: 5,
  left: 65,
  returned: 425,
  valid: 400,
  blank: 10,
  void: { tooManyNames: 12, unreadable: 3 },
  marked: 430,
  ...more,
})
const codes = (b: BoxAccount) => accountBox(b).map((f) => [f.code, f.met, f.figures['by']])

describe('the account of a box', () => {
  it('whose ballots were counted with another have what was read there, and are held against each other together', () => {
    const few = box({ box: 'M', printed: 8, issued: 4, spoiled: 1, left: 3, returned: 4, valid: 0, blank: 0, void: {}, countedWith: 'A', marked: 4 })
    const host = box({})
    const more = { ...host, valid: host.valid + 4 }
    expect(accountBoxes([more, few]).filter((f) => f.met === false)).toEqual([])
    expect(accountBoxes([host, few]).filter((f) => f.met === false)).toMatchObject([
      { code: 'sorted', figures: { box: 'A', by: 4 } },
      { code: 'sorted', figures: { box: 'all', by: 4 } },
    ])
    expect(accountBoxes([more, { ...few, valid: 4 }]).map((f) => [f.code, f.figures['box']])).toContainEqual(['sorted', 'M'])
    expect(() => accountBoxes([more, { ...few, countedWith: 'X' }])).toThrow('unknown')
    expect(() => accountBoxes([more, few, { ...few, box: 'N', countedWith: 'M' }])).toThrow('unknown')
  }) // prettier-ignore
  it('tells of ballots that voters kept, and that blocks nothing', () => {
    expect(codes(box())).toEqual([['notReturned', true, 5]])
  })
  it('has as many returned as issued, and never one more', () => {
    expect(codes(box({ returned: 430, valid: 405 }))).toEqual([])
    expect(codes(box({ returned: 431, valid: 406 }))).toEqual([['returned', false, -1]])
  })
  it('finds what is printed and nowhere, what is returned and not sorted, what is issued and not marked', () => {
    expect(codes(box({ left: 64 }))).toEqual([
      ['printed', false, 1],
      ['notReturned', true, 5],
    ])
    expect(codes(box({ valid: 401 }))).toEqual([
      ['sorted', false, -1],
      ['notReturned', true, 5],
    ])
    expect(codes(box({ marked: 431 }))).toEqual([
      ['marked', false, 1],
      ['notReturned', true, 5],
    ])
  })
  it('lets no box make up for another', () => {
    const boxes = [box({ left: 64 }), box({ box: 'B', left: 66 })]
    expect(
      accountBoxes(boxes)
        .filter((f) => f.met === false)
        .map((f) => f.figures['box']),
    ).toEqual(['A', 'B'])
    expect(allBoxes(boxes)).toMatchObject({ printed: 1000, void: { tooManyNames: 24, unreadable: 6 }, marked: 860 })
  })
  it('refuses a box counted twice and figures that are no counts', () => {
    expect(() => accountBoxes([box(), box()])).toThrow('twice')
    for (const bad of [-1, 1.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => accountBox(box({ issued: bad }))).toThrow('notWhole')
    expect(() => accountBox(box({ void: { other: -1 } }))).toThrow('notWhole')
    expect(() => accountBox(box({ issued: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER }))).toThrow(
      'notWhole',
    )
  })
})

const count = (batch: string, a: number, b: number): BatchCount => ({
  batch,
  ballots: 50,
  valid: 45,
  blank: 2,
  void: { unreadable: 3 },
  votes: [
    { contest: 'member', person: 'a', votes: a },
    { contest: 'member', person: 'b', votes: b },
  ],
})
const entry = (team: string[], c: BatchCount): Entry => ({ ...c, team })

describe('two counts of a batch', () => {
  it('agree when every figure is the same; what is not said is nought', () => {
    const other = { ...count('1', 20, 25), void: { unreadable: 3, other: 0 } }
    expect(reconcile(entry(['x'], count('1', 20, 25)), entry(['y'], other))).toMatchObject({ state: 'agreed' })
  })
  it('differ figure by figure, and a third settles them by agreeing with one of the two', () => {
    const [a, b] = [entry(['x'], count('1', 20, 25)), entry(['y'], count('1', 21, 25))]
    expect(reconcile(a, b)).toEqual({ state: 'differ', differences: [{ at: 'member/a', a: 20, b: 21 }] })
    expect(settleBatch(a, b, count('1', 21, 25))).toMatchObject({ state: 'agreed', count: count('1', 21, 25) })
    expect(settleBatch(a, b, count('1', 22, 25))).toEqual({
      state: 'differ',
      differences: [{ at: 'member/a', a: 20, b: 22 }],
    })
    expect(settleBatch(a, b, count('1', 21, 24))).toMatchObject({ state: 'differ', differences: [{ at: 'member/b' }] })
  })
  it('are not made by the same person, nor of two batches', () => {
    const same = reconcile(entry(['x', 'z'], count('1', 20, 25)), entry(['y', 'z'], count('1', 20, 25)))
    expect(same).toEqual({ state: 'samePerson', persons: ['z'] })
    expect(() => reconcile(entry(['x'], count('1', 1, 1)), entry(['y'], count('2', 1, 1)))).toThrow('unknown')
  })
  it('add up, and no batch is counted twice', () => {
    const all = tally([count('1', 20, 25), count('2', 1, 2)])
    expect(all).toMatchObject({ batches: 2, ballots: 100, valid: 90, blank: 4, void: { unreadable: 6 } })
    expect(all.votes.map((v) => v.votes)).toEqual([21, 27])
    expect(() => tally([count('1', 1, 1), count('1', 2, 2)])).toThrow('twice')
  })
  it('cannot hold more than their ballots have places for', () => {
    const contests = [{ id: 'member', post: 'member' as const, seats: 1 }]
    expect(batchFaults(count('1', 20, 25), contests)).toEqual([])
    expect(batchFaults(count('1', 20, 26), contests)).toEqual([{ at: 'member', a: 46, b: 45 }])
    expect(batchFaults({ ...count('1', 20, 25), ballots: 51 }, contests)).toEqual([{ at: 'ballots', a: 51, b: 50 }])
    expect(() => batchFaults(count('1', 46, 0), contests)).toThrow('moreThanAll')
  })
})
