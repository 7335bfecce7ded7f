import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Upload } from '#server/module.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import {
  layerClasses,
  type dropLayer as dropping,
  type restoreLayer as restoring,
  type uploadLayer as uploading,
} from '../contract/layers.ts'
import type { Misplaced } from '../problem/where.ts'
import { readChecked, type Checked } from '../queries/layer-check.ts'
import { actorName } from './support.ts'

type Input = z.output<typeof uploading.query>

/**
 * Takes in lines that divide, borders, or service points, converted to WGS84, in place of another layer where one is named.
 * A file in the wrong coordinate system is noticed by where it lies.
 * @throws AppError `planning.layerFile`, `planning.layerEmpty`, `planning.layerClass`, `planning.layerSwapped`,
 * `planning.layerMetres`, `planning.layerElsewhere`, and, unless a person is sure, `planning.layerShifted`, `planning.layerFaulty`
 */
export async function uploadLayer(ctx: Ctx, input: Input, file: Upload) {
  const path = await require(ctx, 'planning.draw', input.areaId)
  const { areaId, kind, name, crs, source, sure, replaces } = input
  if (!(layerClasses[kind] as readonly string[]).includes(input.class))
    throw new AppError('planning.layerClass', 422, { kind, class: input.class }, 'class')
  const old = replaces ? await standing(ctx, replaces) : undefined
  const checked = await readChecked(ctx, path, input, file)
  refuse(checked, sure === 'true')
  const { collection, leftOut, findings } = checked
  const id = newId(ctx.now)
  const features = collection.features.length
  await ctx.db
    .insertInto('planningLayer')
    .values({
      id,
      areaId,
      path,
      kind,
      class: input.class,
      name,
      geometry: JSON.stringify(collection),
      features,
      faults: findings.length,
      originCrs: crs,
      source,
      originId: old ? (old.originId ?? old.id) : id,
      createdBy: actorName(ctx),
      createdAt: ctx.now,
    }) // prettier-ignore
    .execute()
  if (old) await take(ctx, old, { replacedBy: id })
  await record(ctx, {
    command: 'planning.uploadLayer',
    areaId,
    subject: { type: 'planningLayer', id },
    changes: { name: [old?.name ?? null, name], features: [old?.features ?? null, features], source: [null, source] },
  })
  return { id, version: 1, features, leftOut }
}

const REFUSALS = { swapped: 'layerSwapped', metres: 'layerMetres', elsewhere: 'layerElsewhere', shifted: 'layerShifted' } // prettier-ignore
/** The refusal of a file that lies where none of this place and system would. */
export const misplacedRefusal = ({ kind, system, metres }: Misplaced): AppError =>
  new AppError(`planning.${REFUSALS[kind]}`, 422, { system, metres }, 'crs')

function refuse({ fault, findings }: Checked, sure: boolean): void {
  if (fault && !(fault.kind === 'shifted' && sure)) throw misplacedRefusal(fault)
  if (findings.length === 0 || sure) return
  const names = findings.flatMap((f) => f.features.map((n, i) => f.names[i] || `#${n}`))
  throw new AppError('planning.layerFaulty', 422, { count: findings.length, names: [...new Set(names)].slice(0, 6).join('、') }, 'file') // prettier-ignore
}

const COLUMNS = ['id', 'areaId', 'name', 'features', 'version', 'createdBy', 'droppedAt', 'replacedBy', 'originId'] as const // prettier-ignore

async function find(ctx: Ctx, id: string) {
  const layer = await ctx.db.selectFrom('planningLayer').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (!layer) throw notFound()
  await require(ctx, 'planning.draw', layer.areaId)
  return layer
}
type Found = Awaited<ReturnType<typeof find>>

async function standing(ctx: Ctx, id: string, version?: number): Promise<Found> {
  const layer = await find(ctx, id)
  if (layer.droppedAt) throw notFound()
  checkVersion(layer, version ?? layer.version)
  return layer
}

function checkVersion(layer: Found, version: number): void {
  if (layer.version === version) return
  throw new AppError('planning.stale', 409, { version: layer.version, by: layer.createdBy })
}

async function take(ctx: Ctx, layer: Found, more: { replacedBy?: string } = {}): Promise<number> {
  const version = layer.version + 1
  const set = { droppedAt: ctx.now, droppedBy: actorName(ctx), version, ...more }
  await ctx.db.updateTable('planningLayer').set(set).where('id', '=', layer.id).execute()
  return version
}

/** Takes a layer away; schemes that were drawn with it stay as they are. */
export async function dropLayer(ctx: Ctx, id: string, input: z.output<typeof dropping.body>) {
  const layer = await standing(ctx, id, input.version)
  const version = await take(ctx, layer)
  await record(ctx, {
    command: 'planning.dropLayer',
    areaId: layer.areaId,
    subject: { type: 'planningLayer', id },
    changes: { name: [layer.name, null] },
  })
  return { id, version }
}

/**
 * Puts a layer back that was taken away. Where another had taken its place, that one goes.
 * @throws AppError `planning.layerStands` (409) when it stands already, `planning.layerReplacedAgain` (409) when what replaced it was replaced too
 */
export async function restoreLayer(ctx: Ctx, id: string, input: z.output<typeof restoring.body>) {
  const layer = await find(ctx, id)
  if (!layer.droppedAt) throw new AppError('planning.layerStands', 409, { name: layer.name })
  checkVersion(layer, input.version)
  const next = layer.replacedBy ? await find(ctx, layer.replacedBy) : undefined
  if (next?.replacedBy) throw new AppError('planning.layerReplacedAgain', 409, { name: next.name })
  if (next && !next.droppedAt) await take(ctx, next)
  const version = layer.version + 1
  const set = { droppedAt: null, droppedBy: null, replacedBy: null, version }
  await ctx.db.updateTable('planningLayer').set(set).where('id', '=', id).execute()
  await record(ctx, {
    command: 'planning.restoreLayer',
    areaId: layer.areaId,
    subject: { type: 'planningLayer', id },
    changes: { name: [next?.name ?? null, layer.name] },
  })
  return { id, version }
}
