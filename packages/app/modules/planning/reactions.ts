import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Reaction } from '#server/module.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf } from '#shared/dates.ts'
import type { SplitEvent, UnitEvent } from '#modules/registers/index.ts'
import { writeCase, settingOf } from './store/cases.ts'
import { includeBy } from './rules/due.ts'

/**
 * A new residential unit in no community opens a planning case by itself (随时规划、随时设立、随时纳入), with a due day, an
 * owner and the engine's proposal to come; a case that is open for the town already takes it up. Part of the command that
 * set the unit up: no audit entry of its own.
 */
async function unitSetUp(ctx: Ctx, { unitId, townId, communityId }: UnitEvent): Promise<void> {
  if (communityId !== null) return
  const town = await ctx.db.selectFrom('area').select(['path', 'level']).where('id', '=', townId).executeTakeFirst()
  if (town?.level !== 4) return
  const caseId = (await addToOpen(ctx, townId, unitId)) ?? (await opened(ctx, townId, town.path, unitId))
  await proposeOnce(ctx, townId, caseId)
}

/** Adds the unit to the open case of the town for new units. */
async function addToOpen(ctx: Ctx, townId: string, unitId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update planning_case set about = array_append(about, ${unitId}::uuid), register_on = ${dayOf(ctx.now)}::date, version = version + 1
    where id = (select c.id from planning_case c where c.area_id = ${townId} and c.origin = 'newUnit' and c.state = 'open'
      order by c.created_at limit 1)
    returning id`.execute(ctx.db)
  return rows[0]?.id
}

async function opened(ctx: Ctx, townId: string, path: string, unitId: string): Promise<string> {
  const { days, ownerRole } = await settingOf(ctx, path)
  const today = dayOf(ctx.now)
  const unit = await ctx.db
    .selectFrom('residentialUnit')
    .select('name')
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  return writeCase(ctx, {
    areaId: townId,
    path,
    name: `新建小区纳入社区：${unit?.name ?? ''}`.slice(0, 80),
    reason: '新建小区不在任何社区内（社区盲点），随时规划、随时设立、随时纳入',
    origin: 'newUnit',
    about: [unitId],
    registerOn: today,
    dueOn: includeBy(today, days),
    ownerRole,
    createdById: null,
  })
}

/** Asks the engine, once for however many units come before it begins. */
async function proposeOnce(ctx: Ctx, townId: string, caseId: string): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('jobRun')
    .select('id')
    .where('name', '=', 'planning.propose')
    .where('areaId', '=', townId)
    .where('phase', '=', 'queued')
    .executeTakeFirst()
  if (!waiting) await ctx.enqueue('planning.propose', townId, { caseId })
}

/** A unit has its community, or is gone: cases about nothing else are done. */
async function unitPlaced(ctx: Ctx, { townId }: { townId: string }): Promise<void> {
  const today = dayOf(ctx.now)
  await sql`
    update planning_case c set state = 'done', settled_on = ${today}::date, version = c.version + 1, closed_reason = '所涉小区均已纳入社区'
    where c.area_id = ${townId} and c.origin = 'newUnit' and c.state = 'open' and not exists (
      select 1 from residential_unit u where u.unit_id = any(c.about) and u.superseded_at is null
        and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to > ${today}::date)
        and (select count(*) from unit_membership m where m.unit_id = u.unit_id and m.superseded_at is null
          and m.valid_from <= ${today}::date and (m.valid_to is null or m.valid_to > ${today}::date)) <> 1)`.execute(
    ctx.db,
  )
}

/** A unit was split: in drawings its parts are where it is, until somebody draws them elsewhere. */
async function unitSplit(ctx: Ctx, { unitId, parts }: SplitEvent): Promise<void> {
  await sql`
    update planning_scheme s set assignment = s.assignment || (select jsonb_object_agg(p, s.assignment -> ${unitId}::text) from unnest(${parts}::text[]) as p)
    where s.state = 'open' and s.assignment -> ${unitId}::text is not null`.execute(ctx.db)
}

/**
 * A split is taken back: drawings forget its parts.
 * @throws AppError `planning.splitInPlan` (409) where a published plan names one of them
 */
async function unitSplitUndone(ctx: Ctx, { parts }: SplitEvent): Promise<void> {
  const { rows } = await sql<{ title: string }>`
    select a.title from planning_act a where a.state <> 'withdrawn' and a.plan is not null
      and exists (select 1 from unnest(${parts}::text[]) as p where position(p in a.plan::text) > 0) limit 1`.execute(
    ctx.db,
  )
  if (rows[0]) throw new AppError('planning.splitInPlan', 409, { title: rows[0].title })
  await sql`update planning_scheme set assignment = assignment - ${parts}::text[] where state = 'open'
    and exists (select 1 from unnest(${parts}::text[]) as p where assignment -> p is not null)`.execute(ctx.db)
}

export const reactions: Reaction[] = [
  { on: 'registers.unitSetUp', run: unitSetUp },
  { on: 'registers.unitAssigned', run: unitPlaced },
  { on: 'registers.unitClosed', run: unitPlaced },
  { on: 'registers.unitSplit', run: unitSplit },
  { on: 'registers.unitSplitUndone', run: unitSplitUndone },
  { on: 'planning.inForce', run: unitPlaced },
]
