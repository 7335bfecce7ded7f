import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { membersOn } from '../queries/members.ts'
import { bumpRevision, versionOn } from '../store/versions.ts'

export interface PlanningInput {
  name: string
  nameEn?: string
  purpose: string
  ownerId: string
  validFrom: Day
  memberIds: readonly string[]
  source: string
}

async function join(
  ctx: Ctx,
  db: Tx,
  planningAreaId: string,
  areaIds: readonly string[],
  day: Day,
  source: string,
): Promise<void> {
  const standing = await db
    .selectFrom('planningAreaMember')
    .select('areaId')
    .where('planningAreaId', '=', planningAreaId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .execute()
  const inside = new Set(standing.map((s) => s.areaId))
  for (const areaId of areaIds) {
    if (inside.has(areaId))
      throw new AppError('areas.memberTwice', 409, { name: (await versionOn(db, areaId, day))?.name ?? '' }, 'add')
    if (!(await versionOn(db, areaId, day))) throw new AppError('areas.notInForce', 422, { day }, 'add')
    inside.add(areaId)
    await db
      .insertInto('planningAreaMember')
      .values({
        planningAreaId,
        areaId,
        id: newId(ctx.now),
        validFrom: day,
        validTo: null,
        recordedAt: ctx.now,
        source,
      })
      .execute()
  }
}

/**
 * Areas leave from a day on. Where one is in for a member that went into it, that member ends, and what else it went into
 * stays as a member of its own.
 */
async function leave(
  ctx: Ctx,
  db: Tx,
  planningAreaId: string,
  areaIds: readonly string[],
  day: Day,
  source: string,
): Promise<void> {
  const standing = await membersOn(db, planningAreaId, day)
  for (const areaId of areaIds) {
    const roots = standing.filter((m) => m.areaId === areaId && m.rootId !== areaId).map((m) => m.rootId)
    if (roots.length > 0) {
      const own = standing.filter((m) => m.rootId === m.areaId).map((m) => m.areaId)
      const others = standing
        .filter((m) => roots.includes(m.rootId) && !areaIds.includes(m.areaId))
        .map((m) => m.areaId)
      await leave(ctx, db, planningAreaId, roots, day, source)
      await join(ctx, db, planningAreaId, [...new Set(others)].filter((id) => !own.includes(id)), day, source) // prettier-ignore
      if (!own.includes(areaId)) continue
    }
    const row = await db
      .selectFrom('planningAreaMember')
      .selectAll()
      .where('planningAreaId', '=', planningAreaId)
      .where('areaId', '=', areaId)
      .where('supersededAt', 'is', null)
      .where('validTo', 'is', null)
      .executeTakeFirst()
    if (!row) throw new AppError('areas.notInForce', 422, { day }, 'remove')
    await db
      .updateTable('planningAreaMember')
      .set({ supersededAt: ctx.now })
      .where('planningAreaId', '=', planningAreaId)
      .where('areaId', '=', areaId)
      .where('id', '=', row.id)
      .execute()
    if (row.validFrom < day)
      await db
        .insertInto('planningAreaMember')
        .values({ ...row, id: newId(ctx.now), validTo: day, recordedAt: ctx.now, supersededAt: null })
        .execute()
  }
}

/**
 * Draws up a planning area: a named set of areas of any level that may cut across the tree.
 * @throws AppError `areas.planningNameTaken`, `areas.notInForce` for a member that is none on that day
 */
export async function createPlanningArea(ctx: Ctx, input: PlanningInput): Promise<{ id: string }> {
  const path = await require(ctx, 'areas.plan', input.ownerId)
  const id = newId(ctx.now)
  await privileged(ctx, async (db) => {
    const same = await db.selectFrom('planningArea').select('id').where('name', '=', input.name).executeTakeFirst()
    if (same) throw new AppError('areas.planningNameTaken', 409, { name: input.name }, 'name')
    const { name, nameEn, purpose, ownerId } = input
    await db
      .insertInto('planningArea')
      .values({ id, name, nameEn: nameEn ?? null, purpose, ownerId, path, createdAt: ctx.now })
      .execute()
    await join(ctx, db, id, input.memberIds, input.validFrom, input.source)
    await bumpRevision(db)
  })
  await record(ctx, {
    command: 'areas.createPlanningArea',
    areaId: input.ownerId,
    subject: { type: 'planningArea', id },
    changes: { name: [null, input.name], members: [0, input.memberIds.length], validFrom: [null, input.validFrom] },
  })
  return { id }
}

export interface MemberChange {
  version: number
  onDay: Day
  add: readonly string[]
  remove: readonly string[]
  source: string
}

/** Takes areas into a planning area, or out of it, from a day on. */
export async function changePlanningMembers(ctx: Ctx, id: string, input: MemberChange): Promise<{ id: string }> {
  const found = await ctx.db.selectFrom('planningArea').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw new AppError('access.notFound', 404)
  await require(ctx, 'areas.plan', found.ownerId)
  if (found.version !== input.version) throw new AppError('areas.staleVersion', 409, { version: found.version })
  await privileged(ctx, async (db) => {
    await leave(ctx, db, id, input.remove, input.onDay, input.source)
    await join(ctx, db, id, input.add, input.onDay, input.source)
    await db
      .updateTable('planningArea')
      .set({ version: found.version + 1 })
      .where('id', '=', id)
      .execute()
    await bumpRevision(db)
  })
  await record(ctx, {
    command: 'areas.changePlanningMembers',
    areaId: found.ownerId,
    subject: { type: 'planningArea', id },
    changes: { added: [null, input.add.length], ended: [null, input.remove.length], onDay: [null, input.onDay] },
  })
  return { id }
}
