import { sql } from 'kysely'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/compounds.ts'
import { toWgs84Point } from '../problem/geojson.ts'
import { compoundCore, disagree, sameAs, type CompoundRow } from '../rules/compounds.ts'
import { knownCompounds, strayFinder, townFinder, type KnownCompound } from '../store/compounds.ts'
import { listOf, type ListFile } from '../store/compound-list.ts'
import { actorName } from './support.ts'

type Upload = z.output<typeof contract.uploadCompounds.query>

/**
 * Takes in a list of compounds as a source tells of them. Entries of one compound are put side by side, with the
 * residential unit of the register that it seems to be; nothing becomes a unit yet. What the source said before is not taken twice.
 * @throws AppError `planning.compoundColumns` (no column of names), `planning.compoundsTooMany`, `planning.compoundsLarge`, and
 * what the sheets kit refuses
 */
export async function uploadCompounds(ctx: Ctx, input: Upload, file: ListFile) {
  const path = await require(ctx, 'planning.draw', input.areaId)
  const { header, columns, compounds, faults } = await listOf(file, input.columns)
  if (!columns.has('name'))
    throw new AppError('planning.compoundColumns', 422, { columns: header.join('、').slice(0, 200) }, 'file')
  const uploadId = newId(ctx.now)
  const fresh = await notSaidBefore(ctx, input, compounds)
  const rows = (await placed(ctx, input, path, fresh)).map((r) => ({ ...r, uploadId }))
  for (let i = 0; i < rows.length; i += 500)
    await ctx.db.insertInto('planningCompound').values(rows.slice(i, i + 500)).execute() // prettier-ignore
  const groups = new Set(rows.map((r) => r.groupId))
  await record(ctx, {
    command: 'planning.uploadCompounds',
    areaId: input.areaId,
    subject: { type: 'planningCompounds', id: input.areaId },
    changes: { source: [null, input.source], rows: [null, rows.length] },
  })
  return {
    uploadId,
    rows: rows.length,
    already: compounds.length - fresh.length,
    groups: groups.size,
    differing: await differing(ctx, [...groups]),
    astray: rows.filter((r) => r.astray).length,
    known: rows.filter((r) => r.unitId !== null).length,
    faults: faults.slice(0, 500),
  }
}

/** Entries that the source has not made in the same words before. */
async function notSaidBefore(ctx: Ctx, { areaId, source }: Upload, compounds: readonly CompoundRow[]) {
  const before = await ctx.db
    .selectFrom('planningCompound')
    .select(['name', 'address', 'householdsText'])
    .where('areaId', '=', areaId)
    .where('source', '=', source)
    .execute()
  const keyOf = (c: { name: string; address: string; householdsText: string }) => `${c.name}|${c.address}|${c.householdsText}` // prettier-ignore
  const known = new Set(before.map(keyOf))
  return compounds.filter((c) => !known.has(keyOf(c)))
}

/** Entries as they are kept: in WGS84, in their town, beside what is known of the same compound. */
async function placed(ctx: Ctx, { areaId, crs, source }: Upload, path: string, compounds: readonly CompoundRow[]) {
  const known = await knownCompounds(ctx, path)
  const [townAt, strays] = [await townFinder(ctx, areaId), await strayFinder(ctx, areaId)]
  const by = { createdBy: actorName(ctx), createdAt: ctx.now }
  return compounds.map((c) => {
    const [x, y] = c.x === null ? [null, null] : toWgs84Point(c.x, c.y!, crs)
    const inChina = x !== null && x >= 73 && x <= 136 && y! >= 3 && y! <= 54
    const at = inChina ? { x, y } : { x: null, y: null }
    const id = newId(ctx.now)
    const same = sameAs({ name: c.name, ...at }, known)
    const { name, address, households, householdsText, builtYear, buildings, row: rowNo } = c
    const entry = { id, groupId: same?.groupId ?? id, unitId: same?.unitId ?? null, name, ...at }
    remember(known, entry, same)
    const townId = at.x === null ? null : townAt(at.x, at.y!)
    return {
      ...entry, ...by, areaId, path, source, rowNo, address, households, householdsText, builtYear, buildings, townId,
      astray: at.x !== null && strays(at.x, at.y!), state: 'waiting',
    } // prettier-ignore
  })
}

/** A unit of the register that a list names for the first time stands for the group from then on. */
function remember(known: Map<string, KnownCompound[]>, entry: KnownCompound, same: KnownCompound | undefined): void {
  if (same && same.groupId === null) same.groupId = entry.groupId
  const core = compoundCore(entry.name)
  known.set(core, [...(known.get(core) ?? []), entry])
}

async function differing(ctx: Ctx, groups: readonly string[]): Promise<number> {
  const { rows } = await sql<{ said: (number | null)[] }>`
    select array_agg(c.households) as said from planning_compound c where c.group_id = any(${groups as string[]}::uuid[]) group by c.group_id`.execute(
    ctx.db,
  )
  return rows.filter((r) => disagree(r.said)).length
}

/**
 * Takes an upload back.
 * @throws AppError `planning.uploadUsed` (409) when one of its compounds was decided, or another list joined it since
 */
export async function undoUpload(ctx: Ctx, { areaId, uploadId }: z.output<typeof contract.undoUpload.body>) {
  await require(ctx, 'planning.draw', areaId)
  const own = ctx.db.selectFrom('planningCompound').where('areaId', '=', areaId).where('uploadId', '=', uploadId)
  const entries = await own.select(['id', 'groupId', 'state', 'source']).execute()
  const { rows: joined } = await sql`
    select 1 from planning_compound c join planning_compound f on f.id = c.group_id
    where f.upload_id = ${uploadId} and f.area_id = ${areaId} and c.upload_id is distinct from ${uploadId} limit 1`.execute(ctx.db) // prettier-ignore
  if (joined.length > 0 || entries.some((e) => e.state !== 'waiting'))
    throw new AppError('planning.uploadUsed', 409, { source: entries[0]?.source ?? '' })
  await ctx.db.deleteFrom('planningCompound').where('areaId', '=', areaId).where('uploadId', '=', uploadId).execute()
  await record(ctx, {
    command: 'planning.undoUpload',
    areaId,
    subject: { type: 'planningCompounds', id: areaId },
    changes: { source: [entries[0]?.source ?? null, null], rows: [entries.length, 0] },
  })
  return { rows: entries.length }
}

/** Starts making residential units of what is decided or undisputed. */
export async function takeCompounds(ctx: Ctx, input: z.output<typeof contract.takeCompounds.body>) {
  await require(ctx, 'planning.draw', input.areaId)
  const jobId = await ctx.enqueue('planning.takeCompounds', input.areaId, input)
  await record(ctx, {
    command: 'planning.takeCompounds',
    areaId: input.areaId,
    subject: { type: 'planningCompounds', id: input.areaId },
    changes: { on: [null, input.on] },
  })
  return { jobId }
}
