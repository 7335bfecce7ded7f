import { describe, expect, it } from 'vitest'
import type { OldCommunity, UnitColumns } from '../contract/problems.ts'
import { fitnessFaults } from './fitness.ts'
import { totalsOf } from './totals.ts'

/** A grid of estates of 300 households, five by five, each touching its four neighbours. */
function ground(assignment: number[], kinds: string[] = []) {
  const side = 5
  const ids = Array.from({ length: side * side }, (_, i) => `u${i}`)
  const offsets = [0]
  const neighbours: number[] = []
  ids.forEach((_, i) => {
    const [c, r] = [i % side, Math.floor(i / side)]
    if (c > 0) neighbours.push(i - 1)
    if (c < side - 1) neighbours.push(i + 1)
    if (r > 0) neighbours.push(i - side)
    if (r < side - 1) neighbours.push(i + side)
    offsets.push(neighbours.length)
  })
  const all = (n: number) => ids.map(() => n)
  const units = {
    ids, names: ids.map((_, i) => `${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人'[i]}小区`), x: ids.map((_, i) => i % side), y: ids.map((_, i) => Math.floor(i / side)),
    households: all(300), people: all(0), voters: all(0), floating: all(0), elders: all(0), dwellings: all(0),
  } as unknown as UnitColumns // prettier-ignore
  const count = Math.max(...assignment) + 1
  const old = Array.from({ length: count }, (_, i) => ({ areaId: `a${i}`, name: `${i}社区`, kind: kinds[i] ?? 'community', code: null, localUnits: 0 })) as OldCommunity[] // prettier-ignore
  const adjacency = { offsets, neighbours }
  const totals = totalsOf(units, adjacency, assignment, count)
  return fitnessFaults({ units, old, totals, adjacency, assignment, band: { lower: 300, upper: 9000 }, urban: true }).map((f) => `${f.kind}:${f.community}`) // prettier-ignore
}

describe('communities of today that do not fit', () => {
  it('an enclave lies inside one other; a community at the rim does not', () => {
    const inner = Array.from({ length: 25 }, (_, i) => (i === 12 ? 1 : 0))
    expect(ground(inner)).toEqual(['enclave:1'])
    expect(ground(Array.from({ length: 25 }, (_, i) => (i < 5 ? 0 : i < 20 ? 1 : 2)))).toEqual([])
  })
  it('in two pieces, still a village inside a subdistrict, or not built up yet', () => {
    const stripes = Array.from({ length: 25 }, (_, i) => (Math.floor(i / 5) === 2 ? 1 : 0))
    expect(ground(stripes, ['community', 'villagersCommittee'])).toEqual(['torn:0', 'village:1'])
    expect(ground(stripes, ['residentsCommittee'])).toEqual(['torn:0', 'notBuilt:0'])
  })
})
