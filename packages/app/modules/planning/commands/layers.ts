import { readFile } from 'node:fs/promises'
import { boxOf, judgeCoordinates, type Box } from '@liren/planner/geometry'
import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { layerClasses, type dropLayer as dropping, type uploadLayer as uploading } from '../contract/layers.ts'
import { readLayer } from '../problem/geojson.ts'
import { actorName } from './support.ts'

type Upload = z.output<typeof uploading.query>

/**
 * Takes in lines that divide, borders, or service points, converted to WGS84. A file in the wrong coordinate system is
 * noticed by where it lies.
 * @throws AppError `planning.layerFile`, `planning.layerEmpty`, `planning.layerClass`, and `planning.layerSwapped`,
 * `planning.layerMetres`, `planning.layerElsewhere`, `planning.layerShifted` (this one unless a person is sure)
 */
export async function uploadLayer(ctx: Ctx, input: Upload, path: string) {
  const areaPath = await require(ctx, 'planning.draw', input.areaId)
  const { areaId, kind, name, crs, source, sure } = input
  if (!(layerClasses[kind] as readonly string[]).includes(input.class))
    throw new AppError('planning.layerClass', 422, { kind, class: input.class }, 'class')
  const { collection, given, leftOut } = readLayer(await readFile(path), kind, crs)
  const flat = collection.features.flatMap((f) => numbersOf((f.geometry as GeoJSON.Point).coordinates))
  judge(boxIn(given), undefined, true)
  judge(boxIn(flat), await boxOfUnits(ctx, areaPath), sure === 'true')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('planningLayer')
    .values({
      id,
      areaId,
      path: areaPath,
      kind,
      class: input.class,
      name,
      geometry: JSON.stringify(collection),
      features: collection.features.length,
      originCrs: crs,
      source,
      createdBy: actorName(ctx),
      createdAt: ctx.now,
    })
    .execute()
  await record(ctx, {
    command: 'planning.uploadLayer',
    areaId,
    subject: { type: 'planningLayer', id },
    changes: { name: [null, name], features: [null, collection.features.length], source: [null, source] },
  })
  return { id, version: 1, features: collection.features.length, leftOut }
}

const numbersOf = (node: unknown): number[] =>
  Array.isArray(node) ? (typeof node[0] === 'number' ? [node[0], node[1] as number] : node.flatMap(numbersOf)) : []

const boxIn = (flat: readonly number[]): Box =>
  boxOf(Float64Array.from(flat.filter((_, i) => i % 2 === 0)), Float64Array.from(flat.filter((_, i) => i % 2 === 1)))

const REFUSALS = { swapped: 'layerSwapped', metres: 'layerMetres', elsewhere: 'layerElsewhere', shifted: 'layerShifted' } // prettier-ignore

/** @throws AppError where the file lies as no file of this place and system would */
function judge(box: Box, reference: Box | undefined, sure: boolean): void {
  const fault = judgeCoordinates(box, reference)
  if (!fault || (fault.kind === 'shifted' && sure)) return
  const code = `planning.${REFUSALS[fault.kind]}`
  throw new AppError(code, 422, { system: fault.system ?? '', metres: fault.metres ?? 0 }, 'crs')
}

/** Where the residential units of an area lie, once there are enough of them to say. */
async function boxOfUnits(ctx: Ctx, path: string): Promise<Box | undefined> {
  const { rows } = await sql<Box & { n: number }>`
    select min(u.x) as west, min(u.y) as south, max(u.x) as east, max(u.y) as north, count(*)::int as n
    from residential_unit u join area a on a.id = u.town_id
    where a.path >= ${path} and a.path < ${`${path}~`} and u.superseded_at is null and u.x is not null`.execute(ctx.db)
  const { n, ...box } = rows[0]!
  return n >= ENOUGH ? box : undefined
}
const ENOUGH = 5

/** Takes a layer away; schemes that were drawn with it stay as they are. */
export async function dropLayer(ctx: Ctx, id: string, input: z.output<typeof dropping.body>) {
  const layer = await ctx.db
    .selectFrom('planningLayer')
    .select(['areaId', 'name', 'version', 'createdBy', 'droppedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!layer || layer.droppedAt) throw notFound()
  await require(ctx, 'planning.draw', layer.areaId)
  if (layer.version !== input.version)
    throw new AppError('planning.stale', 409, { version: layer.version, by: layer.createdBy })
  const version = layer.version + 1
  await ctx.db.updateTable('planningLayer').set({ droppedAt: ctx.now, version }).where('id', '=', id).execute()
  await record(ctx, {
    command: 'planning.dropLayer',
    areaId: layer.areaId,
    subject: { type: 'planningLayer', id },
    changes: { name: [layer.name, null] },
  })
  return { id, version }
}
