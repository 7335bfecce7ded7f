import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { cellText, readSheets } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/compounds.ts'
import { toWgs84Point } from '../problem/geojson.ts'
import { columnsOf, compoundCore, disagree, readCompounds, sameAs, type CompoundRow } from '../rules/compounds.ts'
import { knownCompounds, strayFinder, townFinder, type KnownCompound } from '../store/compounds.ts'
import { actorName } from './support.ts'

type Upload = z.output<typeof contract.uploadCompounds.query>
const MOST = 20_000

/**
 * Takes in a list of compounds as a source tells of them. Entries of one compound are put side by side, with the
 * residential unit of the register that it seems to be; nothing becomes a unit yet.
 * @throws AppError `planning.compoundColumns` (no column of names), `planning.compoundsTooMany`, and what the sheets kit refuses
 */
export async function uploadCompounds(ctx: Ctx, input: Upload, file: { path: string; name: string }) {
  const path = await require(ctx, 'planning.draw', input.areaId)
  const [sheet] = (await readSheets(file.path, file.name)).sheets
  const [header = [], ...body] = (sheet?.rows ?? []).map((r) => r.map(cellText))
  const columns = columnsOf(header)
  if (!columns)
    throw new AppError('planning.compoundColumns', 422, { columns: header.join('、').slice(0, 200) }, 'file')
  if (body.length > MOST)
    throw new AppError('planning.compoundsTooMany', 413, { rows: body.length, most: MOST }, 'file')
  const { compounds, faults } = readCompounds(body, columns)
  const rows = await placed(ctx, input, path, compounds)
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
    rows: rows.length,
    groups: groups.size,
    differing: await differing(ctx, [...groups]),
    astray: rows.filter((r) => r.astray).length,
    known: rows.filter((r) => r.unitId !== null).length,
    faults: faults.slice(0, 500),
  }
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

/** The entries of a group, first one first, with the right held against the area of their list. */
async function groupOf(ctx: Ctx, id: string, version: number) {
  const rows = await ctx.db
    .selectFrom('planningCompound')
    .selectAll()
    .where('groupId', '=', id)
    .orderBy('id')
    .forUpdate()
    .execute()
  const first = rows.find((r) => r.id === id)
  if (!first) throw notFound()
  await require(ctx, 'planning.draw', first.areaId)
  if (first.version !== version)
    throw new AppError('planning.stale', 409, { version: first.version, by: first.decidedBy ?? first.createdBy })
  if (first.state === 'taken') throw new AppError('planning.compoundTaken', 409, { name: first.name })
  return first
}

/** Says what holds of a compound, and where it lies. */
export async function decideCompound(ctx: Ctx, id: string, input: z.output<typeof contract.decideCompound.body>) {
  const first = await groupOf(ctx, id, input.version)
  if (input.townId) await require(ctx, 'planning.draw', input.townId)
  const version = first.version + 1
  const set = {
    state: 'decided',
    decidedHouseholds: input.households,
    decidedName: input.name ?? null,
    decidedBy: actorName(ctx),
    decidedAt: ctx.now,
    ...(input.townId ? { townId: input.townId } : {}),
  }
  await ctx.db.updateTable('planningCompound').set({ ...set, version }).where('id', '=', id).execute() // prettier-ignore
  await record(ctx, {
    command: 'planning.decideCompound',
    areaId: first.areaId,
    subject: { type: 'planningCompound', id },
    changes: { name: [first.name, input.name ?? first.name], households: [first.households, input.households] },
  })
  return { id, version }
}

/** Leaves a compound out. */
export async function leaveCompound(ctx: Ctx, id: string, input: z.output<typeof contract.leaveCompound.body>) {
  const first = await groupOf(ctx, id, input.version)
  const version = first.version + 1
  await ctx.db.updateTable('planningCompound').set({ state: 'left', leftReason: input.reason }).where('groupId', '=', id).execute() // prettier-ignore
  await ctx.db.updateTable('planningCompound').set({ version }).where('id', '=', id).execute()
  await record(ctx, {
    command: 'planning.leaveCompound',
    areaId: first.areaId,
    subject: { type: 'planningCompound', id },
    changes: { state: [first.state, 'left'] },
    reason: input.reason,
  })
  return { id, version }
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
