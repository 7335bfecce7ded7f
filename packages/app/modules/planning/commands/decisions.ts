import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/compounds.ts'
import { groupsOf, viewOf } from '../queries/compounds.ts'
import { actorName } from './support.ts'

/** The first entry of a group, with the right held against the area of its list. */
async function groupOf(ctx: Ctx, id: string, version: number) {
  const first = await ctx.db
    .selectFrom('planningCompound')
    .selectAll()
    .where('groupId', '=', id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!first) throw notFound()
  await require(ctx, 'planning.draw', first.areaId)
  if (first.version !== version)
    throw new AppError('planning.stale', 409, { version: first.version, by: first.decidedBy ?? first.createdBy })
  if (first.state === 'taken') throw new AppError('planning.compoundTaken', 409, { name: first.name })
  return first
}

/** What stood there before a decision, by which it is taken back. */
const WAS = sql`jsonb_build_object('state', c.state, 'households', c.decided_households, 'name', c.decided_name, 'by', c.decided_by,
  'town', c.town_id, 'reason', c.left_reason)`

interface Decision {
  id: string
  state: 'decided' | 'left'
  households?: number | null
  name?: string | null
  townId?: string | null
  reason?: string | null
}

/** Writes decisions as one batch. */
async function write(ctx: Ctx, decisions: readonly Decision[]): Promise<string> {
  const batchId = newId(ctx.now)
  const column = <K extends keyof Decision>(key: K) => decisions.map((d) => d[key] ?? null)
  await sql`
    update planning_compound c set before = ${WAS}, batch_id = ${batchId}, version = c.version + 1, state = d.state, decided_households = d.households,
      decided_name = d.name, decided_by = ${actorName(ctx)}, decided_at = ${ctx.now}, town_id = coalesce(d.town, c.town_id), left_reason = d.reason
    from unnest(${column('id')}::uuid[], ${column('state')}::text[], ${column('households')}::int[], ${column('name')}::text[], ${column('townId')}::uuid[],
      ${column('reason')}::text[]) as d(id, state, households, name, town, reason) where c.id = d.id`.execute(ctx.db)
  return batchId
}

/** Says what holds of a compound, and where it lies. */
export async function decideCompound(ctx: Ctx, id: string, input: z.output<typeof contract.decideCompound.body>) {
  const first = await groupOf(ctx, id, input.version)
  const { households, name = null, townId = null } = input
  if (townId) await require(ctx, 'planning.draw', townId)
  const batchId = await write(ctx, [{ id, state: 'decided', households, name, townId }])
  await record(ctx, {
    command: 'planning.decideCompound',
    areaId: first.areaId,
    subject: { type: 'planningCompound', id },
    changes: { name: [first.name, name ?? first.name], households: [first.households, households] },
  })
  return { id, version: first.version + 1, batchId }
}

/** Leaves a compound out. */
export async function leaveCompound(ctx: Ctx, id: string, input: z.output<typeof contract.leaveCompound.body>) {
  const first = await groupOf(ctx, id, input.version)
  const { reason } = input
  const batchId = await write(ctx, [{ id, state: 'left', households: first.decidedHouseholds, name: first.decidedName, reason }]) // prettier-ignore
  await record(ctx, {
    command: 'planning.leaveCompound',
    areaId: first.areaId,
    subject: { type: 'planningCompound', id },
    changes: { state: [first.state, 'left'] },
    reason,
  })
  return { id, version: first.version + 1, batchId }
}

/**
 * Takes the households of one source for these compounds, or for all of the area on which sources disagree and nobody has
 * decided. What the source does not say stays open: a silence decides nothing.
 */
export async function decideCompounds(ctx: Ctx, input: z.output<typeof contract.decideCompounds.body>) {
  const { areaId, source, ids } = input
  const path = await require(ctx, 'planning.draw', areaId)
  const chosen = ids ? sql`c.id = any(${ids}::uuid[])` : sql`c.state = 'waiting'`
  const groups = (await groupsOf(ctx, path, sql`${chosen} and c.state in ('waiting', 'decided')`)).map(viewOf)
  const open = ids ? groups : groups.filter((g) => g.differs)
  const decisions = open.flatMap((g): Decision[] => {
    const told = g.said.findLast((s) => s.source === source && s.households !== null)
    return told ? [{ id: g.id, state: 'decided', households: told.households }] : []
  })
  const batchId = await write(ctx, decisions)
  await record(ctx, {
    command: 'planning.decideCompounds',
    areaId,
    subject: { type: 'planningCompounds', id: areaId },
    changes: { source: [null, source], decided: [null, decisions.length] },
  })
  return { batchId, decided: decisions.length, silent: open.length - decisions.length }
}

/** Takes a decision back, of one compound or of many at once. What has become a unit since, or was decided anew, stays. */
export async function undoCompounds(ctx: Ctx, { areaId, batchId }: z.output<typeof contract.undoCompounds.body>) {
  const path = await require(ctx, 'planning.draw', areaId)
  const own = sql`c.batch_id = ${batchId} and c.path >= ${path} and c.path < ${`${path}~`}`
  const { rows } = await sql<{ id: string; state: string }>`
    select c.id, c.state from planning_compound c where ${own} and c.before is not null for update`.execute(ctx.db)
  if (rows.length === 0) throw new AppError('planning.nothingDecided', 409)
  const back = rows.filter((r) => r.state !== 'taken').map((r) => r.id)
  await sql`
    update planning_compound c set state = c.before ->> 'state', decided_households = (c.before ->> 'households')::int, decided_name = c.before ->> 'name',
      decided_by = c.before ->> 'by', town_id = (c.before ->> 'town')::uuid, left_reason = c.before ->> 'reason', batch_id = null, before = null,
      version = c.version + 1 where c.id = any(${back}::uuid[])`.execute(ctx.db)
  await record(ctx, {
    command: 'planning.undoCompounds',
    areaId,
    subject: { type: 'planningCompounds', id: areaId },
    changes: { decided: [back.length, 0] },
  })
  return { restored: back.length, kept: rows.length - back.length }
}
