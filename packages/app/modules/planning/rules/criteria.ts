import type { CommunityScore } from '@liren/planner'
import { estateCore } from './names.ts'

/**
 * The four criteria by which the seed wants communities planned: 便于管理和服务、便于资源合理配置、便于居民自治、适度人口规模
 * (《关于加快全市城市社区建设工作情况调查报告》, 科学规划,合理调整社区规模; domain.md S29). The seed gives no measures;
 * these are the house's own, each from 0 to 100, and none that lacks its data is guessed: such a part is left out of the
 * mean and said to be missing. A score guides; only people decide.
 */
export const criteria = ['manage', 'resources', 'selfGovernment', 'size'] as const
export type Criterion = (typeof criteria)[number]
export const partNames = [
  'whole', 'distance', 'compactness', 'barriers', 'service', 'servicePoint', 'softBorders', 'balance', 'continuity', 'committees', 'estates', 'band',
] as const // prettier-ignore
export type PartName = (typeof partNames)[number]

/** One measure of a criterion with the figures behind it; `score` null: no data. */
export interface Part {
  criterion: Criterion
  part: PartName
  score: number | null
  figures: Record<string, number>
}
export interface Judged {
  scores: Record<Criterion, number | null>
  parts: Part[]
}
export interface Surroundings {
  lower: number
  upper: number
  target: number
  /** How far one may walk, in metres. */
  walk: number
  /** Mean households of the scheme's communities. */
  mean: number
  /** Households of estates whose phases lie in several communities, by community, and how many such estates. */
  torn: { households: number; estates: number }
}

const held = (n: number): number => Math.round(Math.max(0, Math.min(100, n)))
const share = (part: number, of: number): number => (of > 0 ? part / of : 0)
const whole = (n: number): number => Math.round(n)

/** Judges one community of a scheme. */
export function judgeCommunity(c: CommunityScore, at: Surroundings): Judged {
  const parts = [...manage(c, at), ...resources(c, at), ...selfGovernment(c, at), size(c, at)]
  const mean = (criterion: Criterion): number | null => {
    const known = parts.filter((p) => p.criterion === criterion && p.score !== null).map((p) => p.score!)
    return known.length > 0 ? whole(known.reduce((a, b) => a + b, 0) / known.length) : null
  }
  return { scores: { manage: mean('manage'), resources: mean('resources'), selfGovernment: mean('selfGovernment'), size: mean('size') }, parts } // prettier-ignore
}

/**
 * 便于管理和服务: in one piece (100, else 0); homes near the middle (100 up to a third of the walk, 0 from the whole walk on);
 * a shape near a disc (Polsby–Popper, 0.5 and more is 100); no main road, river or railway inside (100 less the share of inner
 * borders that run along one, main roads and bridged rivers by half); homes within a walk of a service point.
 */
function manage(c: CommunityScore, { walk }: Surroundings): Part[] {
  const of = (part: PartName, score: number | null, figures: Record<string, number> = {}): Part => ({
    criterion: 'manage', part, score: score === null ? null : held(score), figures,
  }) // prettier-ignore
  const [plain, road, river, bridged] = c.crossed as [number, number, number, number]
  const inner = plain + road + river + bridged
  const away = c.distance === undefined ? null : 100 * (1.5 - (1.5 * c.distance) / walk)
  return [
    of('whole', c.pieces === 1 ? 100 : 0, { pieces: c.pieces }),
    of('distance', away, { metres: whole(c.distance ?? 0), walk }),
    of('compactness', c.compactness === undefined ? null : 200 * c.compactness, { percent: whole(100 * (c.compactness ?? 0)) }),
    of('barriers', 100 - 100 * share(road / 2 + bridged / 2 + river, inner), { roads: c.crossings[1]!, rivers: c.crossings[2]! + c.crossings[3]! }),
    of('service', c.reached === undefined ? null : 100 * share(c.reached, c.households), { reached: whole(c.reached ?? 0), households: c.households }),
  ] // prettier-ignore
}

/**
 * 便于资源合理配置: a service point of its own (100, else the half of what reaches one); beats and school districts not cut
 * (100 less the share of homes outside the largest); a size like the others', so that people and money are shared evenly.
 */
function resources(c: CommunityScore, { mean }: Surroundings): Part[] {
  const of = (part: PartName, score: number | null, figures: Record<string, number> = {}): Part => ({
    criterion: 'resources', part, score: score === null ? null : held(score), figures,
  }) // prettier-ignore
  const outside = c.soft?.reduce((sum, s) => sum + s.outside, 0) ?? 0
  const layers = c.soft?.length ?? 0
  const point =
    c.servicePoints === undefined ? null : c.servicePoints > 0 ? 100 : 50 * share(c.reached ?? 0, c.households)
  return [
    of('servicePoint', point, { points: c.servicePoints ?? 0 }),
    of('softBorders', layers === 0 ? null : 100 - 100 * share(outside, c.households * layers), { outside, layers }),
    of('balance', mean > 0 ? 100 - 100 * share(Math.abs(c.households - mean), mean) : null, { households: c.households, mean: whole(mean) }),
  ] // prettier-ignore
}

/**
 * 便于居民自治: neighbours who already govern themselves together (100 less the share of homes that come from other
 * communities than the one that goes on); few old committees put together (100 for one, 50 for two, 33 for three …);
 * estates not torn between communities (100 less the share of homes in torn ones).
 */
function selfGovernment(c: CommunityScore, { torn }: Surroundings): Part[] {
  const of = (part: PartName, score: number | null, figures: Record<string, number>): Part => ({
    criterion: 'selfGovernment', part, score: score === null ? null : held(score), figures,
  }) // prettier-ignore
  const known = c.oldParts !== undefined && c.oldParts > 0
  return [
    of('continuity', known ? 100 - 100 * share(c.moved ?? 0, c.households) : null, { moved: whole(c.moved ?? 0), households: c.households }),
    of('committees', known ? 100 / c.oldParts! : null, { committees: c.oldParts ?? 0 }),
    of('estates', 100 - 100 * share(torn.households, c.households), { estates: torn.estates, households: torn.households }),
  ] // prettier-ignore
}

/** 适度人口规模: 100 at the target, 60 at a bound, falling to 0 at half the lower and at one and a half of the upper bound. */
function size(c: CommunityScore, { lower, upper, target }: Surroundings): Part {
  const figures = { households: c.households, lower, upper, target }
  const of = (score: number): Part => ({ criterion: 'size', part: 'band', score: held(score), figures })
  const n = c.households
  if (n < lower) return of(60 * share(n - lower / 2, lower / 2))
  if (n > upper) return of(60 * (1 - share(n - upper, upper / 2)))
  const far = n <= target ? share(target - n, target - lower) : share(n - target, upper - target)
  return of(100 - 40 * far)
}

/** Estates whose phases (一期, 二期) lie in several communities: what each community holds of such. */
export function tornEstates(
  names: readonly string[],
  households: readonly number[],
  assignment: ArrayLike<number>,
  count: number,
): { households: number; estates: number }[] {
  const byEstate = Map.groupBy(names.keys(), (u) => estateCore(names[u]!))
  const out = Array.from({ length: count }, () => ({ households: 0, estates: 0 }))
  for (const members of byEstate.values()) {
    const homes = new Set(members.map((u) => assignment[u]!).filter((c) => c >= 0))
    if (homes.size < 2) continue
    for (const c of homes) out[c]!.estates++
    for (const u of members) if (assignment[u]! >= 0) out[assignment[u]!]!.households += households[u]!
  }
  return out
}
