import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Day } from '#shared/dates.ts'
import { AppError, type Problem } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { boxOf, gaps, overlaps, selfCrossings, type Outlined } from '../boundaries/check.ts'
import { readBoundaries, toWgs84, type Drawn } from '../boundaries/read.ts'
import type { CoordinateSystem, Outline } from '../contract/maps.ts'
import { boundariesOf } from '../queries/scope.ts'
import { areaAsOf, areasUnder, childrenOf, type Area } from '../queries/tree.ts'
import { bumpRevision } from '../store/versions.ts'

export interface OutlineInput {
  areaId: string
  geometry: Outline
  crs: CoordinateSystem
  validFrom: Day
  source: string
  reviewNo?: string
}
interface Keeping extends OutlineInput {
  warnings: Problem[]
  /** In WGS84 already; `crs` only says what it was drawn in. */
  converted?: boolean
}

/** Writes an outline from its day on. What was known from that day on is superseded; an earlier one ends. */
export async function writeOutline(ctx: Ctx, db: Tx, k: Keeping): Promise<void> {
  const geometry = k.converted ? k.geometry : toWgs84(k.geometry, k.crs)
  const [minX, minY, maxX, maxY] = boxOf(geometry)
  const standing = await db
    .selectFrom('areaBoundary')
    .selectAll()
    .where('areaId', '=', k.areaId)
    .where('supersededAt', 'is', null)
    .execute()
  const over = standing.filter((b) => b.validTo === null || b.validTo > k.validFrom)
  for (const b of over) {
    await db
      .updateTable('areaBoundary')
      .set({ supersededAt: ctx.now })
      .where('areaId', '=', k.areaId)
      .where('id', '=', b.id)
      .execute()
    if (b.validFrom >= k.validFrom) continue
    const ended = { ...b, id: newId(ctx.now), validTo: k.validFrom, recordedAt: ctx.now, supersededAt: null }
    await db
      .insertInto('areaBoundary')
      .values({ ...ended, geometry: JSON.stringify(b.geometry), warnings: JSON.stringify(b.warnings) })
      .execute()
  }
  await db
    .insertInto('areaBoundary')
    .values({
      areaId: k.areaId,
      id: newId(ctx.now),
      validFrom: k.validFrom,
      validTo: null,
      recordedAt: ctx.now,
      geometry: JSON.stringify(geometry),
      minX,
      minY,
      maxX,
      maxY,
      originCrs: k.crs,
      reviewNo: k.reviewNo ?? null,
      source: k.source,
      warnings: JSON.stringify(k.warnings),
    }) // prettier-ignore
    .execute()
}

/**
 * Keeps one outline from a day on, converted to WGS84.
 * @throws AppError `areas.boundarySelfCrossing`
 */
export async function keepOutline(ctx: Ctx, input: OutlineInput): Promise<void> {
  await require(ctx, 'areas.draw', input.areaId)
  const area = await areaAsOf(ctx, input.areaId, input.validFrom)
  const name = area?.name ?? ''
  const [crossed] = selfCrossings({ areaId: input.areaId, name, outline: input.geometry })
  if (crossed) throw new AppError(crossed.code, 422, crossed.params, 'geometry')
  await privileged(ctx, async (db) => {
    await writeOutline(ctx, db, { ...input, warnings: [] })
    await bumpRevision(db)
  })
  await record(ctx, {
    command: 'areas.keepOutline',
    areaId: input.areaId,
    subject: { type: 'area', id: input.areaId },
    changes: { crs: [null, input.crs], validFrom: [null, input.validFrom], source: [null, input.source] },
  })
}

export interface BoundaryFile {
  bytes: Buffer
  crs: CoordinateSystem
  validFrom: Day
  source: string
  reviewNo?: string
  /** The one area that the one feature outlines. */
  areaId?: string
  /** Features name areas at or below this one. */
  under?: string
  dryRun?: boolean
}
export interface BoundaryResult {
  accepted: { areaId: string; name: string }[]
  refused: number
  problems: Problem[]
}
const fault = (code: string, d: Drawn, params: Problem['params'] = {}): Problem => ({
  code: `areas.${code}`,
  severity: 'error',
  params: { feature: d.index + 1, name: d.name ?? d.code ?? '', ...params },
  where: { row: d.index + 1 },
})

/** The area each feature outlines: by code (cut or full, of either system), else by a name that is there once. */
function assign(
  drawn: readonly Drawn[],
  areas: readonly Area[],
  only: Area | undefined,
): { found: (Outlined & { index: number })[]; problems: Problem[] } {
  const byCode = new Map<string, Area>()
  for (const a of areas) for (const c of [a.slug, a.codeCivil, a.codeStat]) if (c && !byCode.has(c)) byCode.set(c, a)
  const byName = Map.groupBy(areas, (a) => a.name)
  const found: (Outlined & { index: number })[] = []
  const problems: Problem[] = []
  for (const d of drawn) {
    const code = d.code && (byCode.get(d.code) ?? byCode.get(d.code.padEnd(12, '0')))
    const named = d.name ? byName.get(d.name) : undefined
    const area = only ?? (code || (named?.length === 1 ? named[0] : undefined))
    if (!area) problems.push(fault('boundaryNoArea', d, { code: d.code ?? '' }))
    else if (found.some((f) => f.areaId === area.id)) problems.push(fault('boundaryTwice', d, { area: area.name }))
    else found.push({ areaId: area.id, name: area.name, outline: d.outline, index: d.index })
  }
  return { found, problems }
}

/** Overlaps and gaps among siblings: those in the file, and those that stand already. */
async function checkNeighbours(ctx: Ctx, found: readonly Outlined[], day: Day): Promise<Problem[]> {
  const problems: Problem[] = []
  const parents = new Map<string, string | null>()
  for (const f of found) parents.set(f.areaId, (await areaAsOf(ctx, f.areaId, day))?.parentId ?? null)
  for (const [parentId, fresh] of Map.groupBy(found, (f) => parents.get(f.areaId)!)) {
    const siblings = await childrenOf(ctx, parentId, day)
    const names = new Map(siblings.map((s) => [s.id, s.name]))
    const kept = await boundariesOf(
      ctx,
      siblings.map((s) => s.id),
      day,
    )
    const standing = kept.map((b) => ({ areaId: b.areaId, name: names.get(b.areaId)!, outline: b.geometry }))
    problems.push(...overlaps(fresh, standing))
    const all = [...fresh, ...standing.filter((s) => !fresh.some((f) => f.areaId === s.areaId))]
    const [whole] = parentId ? await boundariesOf(ctx, [parentId], day) : []
    const parent = whole && { areaId: parentId!, name: '', outline: whole.geometry }
    if (all.length === siblings.length) problems.push(...gaps(all, parent))
  }
  return problems
}

/**
 * Takes in a file of outlines. Features that cross themselves, cover a neighbour, or name no area wait; the others are
 * kept from the day on, with their warnings (slivers, holes). With `dryRun` nothing is kept.
 */
export async function uploadBoundaries(ctx: Ctx, file: BoundaryFile): Promise<BoundaryResult> {
  const rootId = file.areaId ?? file.under ?? (ctx.actor.kind === 'account' ? ctx.actor.areaId : undefined)
  if (!rootId) throw new AppError('areas.boundaryNoArea', 422, { feature: 0, name: '', code: '' }, 'under')
  await require(ctx, 'areas.draw', rootId)
  const { drawn, problems } = readBoundaries(file.bytes, file.crs)
  const areas = await areasUnder(ctx, rootId, { asOf: file.validFrom })
  const only = file.areaId ? areas.find((a) => a.id === file.areaId) : undefined
  const assigned = assign(drawn, areas, only)
  const crossings = assigned.found.map(selfCrossings)
  const sound = assigned.found.filter((_, i) => crossings[i]!.length === 0)
  const near = await checkNeighbours(ctx, sound, file.validFrom)
  const bad = new Set(near.filter((p) => p.severity === 'error').map((p) => p.params.name))
  const good = sound.filter((f) => !bad.has(f.name))
  if (!file.dryRun) await keepAll(ctx, file, good, near)
  await record(ctx, {
    command: 'areas.uploadBoundaries',
    areaId: rootId,
    subject: { type: 'area', id: rootId },
    changes: {
      outlines: [null, file.dryRun ? 0 : good.length],
      validFrom: [null, file.validFrom],
      source: [null, file.source],
    },
  })
  const all = [...problems, ...assigned.problems, ...crossings.flat(), ...near]
  return {
    accepted: good.map(({ areaId, name }) => ({ areaId, name })),
    refused: drawn.length - good.length + problems.length,
    problems: all,
  }
}

async function keepAll(
  ctx: Ctx,
  file: BoundaryFile,
  good: readonly Outlined[],
  near: readonly Problem[],
): Promise<void> {
  if (good.length === 0) return
  await privileged(ctx, async (db) => {
    for (const f of good) {
      const warnings = near.filter((p) => p.params.name === f.name || p.params.other === f.name)
      await writeOutline(ctx, db, { ...file, areaId: f.areaId, geometry: f.outline, converted: true, warnings })
    }
    await bumpRevision(db)
  })
}
