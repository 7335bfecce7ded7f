import type { CommunityScore } from '@liren/planner'
import { describe, expect, it } from 'vitest'
import { judgeCommunity, tornEstates, type PartName } from './criteria.ts'

const community = (more: Partial<CommunityScore> = {}): CommunityScore => ({
  community: 0, units: 5, households: 2000, inBand: true, deviation: 0, pieces: 1, cut: 100, border: 100, crossings: [4, 0, 0, 0], crossed: [900, 0, 0, 0], ...more,
}) // prettier-ignore
const at = { lower: 1000, upper: 3000, target: 2000, walk: 900, mean: 2000, torn: { households: 0, estates: 0 } }
const judge = (more: Partial<CommunityScore> = {}, around: Partial<typeof at> = {}) => judgeCommunity(community(more), { ...at, ...around }) // prettier-ignore
const part = (name: PartName, more: Partial<CommunityScore> = {}, around: Partial<typeof at> = {}) =>
  judge(more, around).parts.find((p) => p.part === name)!.score

describe('the four criteria of the seed', () => {
  it.each([[2000, 100], [1000, 60], [3000, 60], [1500, 80], [999, 60], [750, 30], [500, 0], [4500, 0], [100, 0]])('适度人口规模: %i households score %i', (households, score) => {
    expect(judge({ households }).scores.size).toBe(score)
  }) // prettier-ignore
  it('便于管理和服务: near, round, whole, with nothing to cross', () => {
    expect(judge({ distance: 300, compactness: 0.5, reached: 2000 }).scores.manage).toBe(100)
    expect([part('distance', { distance: 600 }), part('distance', { distance: 900 })]).toEqual([50, 0])
    expect(part('whole', { pieces: 2 })).toBe(0)
    expect(part('barriers', { crossed: [600, 0, 200, 0] })).toBe(75)
    expect(part('barriers', { crossed: [600, 200, 0, 0] })).toBe(88)
  })
  it('便于资源合理配置: a service point, no district cut, a size like the others', () => {
    expect([part('servicePoint', { servicePoints: 1 }), part('servicePoint', { servicePoints: 0, reached: 1000 })]).toEqual([100, 25]) // prettier-ignore
    expect(part('softBorders', { soft: [{ parts: 2, outside: 500 }] })).toBe(75)
    expect(part('balance', {}, { mean: 1600 })).toBe(75)
  })
  it('便于居民自治: neighbours who already belong together', () => {
    expect([part('continuity', { oldParts: 2, moved: 500 }), part('committees', { oldParts: 2, moved: 500 })]).toEqual([75, 50]) // prettier-ignore
    expect(part('estates', {}, { torn: { households: 400, estates: 1 } })).toBe(80)
  })
  it('leave out what nothing is known of, and say so', () => {
    const { scores, parts } = judge()
    expect(parts.filter((p) => p.score === null).map((p) => p.part)).toEqual(['distance', 'compactness', 'service', 'servicePoint', 'softBorders', 'continuity', 'committees']) // prettier-ignore
    expect(scores.resources).toBe(100)
  })
  it('know an estate by its phases', () => {
    const names = ['锦绣花园一期', '锦绣花园二期', '阳光小区']
    expect(tornEstates(names, [100, 200, 300], [0, 1, 1], 2)).toEqual([{ households: 100, estates: 1 }, { households: 200, estates: 1 }]) // prettier-ignore
    expect(tornEstates(names, [100, 200, 300], [1, 1, 0], 2)).toEqual([{ households: 0, estates: 0 }, { households: 0, estates: 0 }]) // prettier-ignore
  })
})
