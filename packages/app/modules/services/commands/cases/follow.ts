import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Reaction } from '#server/module.ts'
import type { Day } from '#shared/dates.ts'
import { relocate, type Relocation } from '../../store/cases/relocate.ts'
import { actorName } from './support.ts'

interface Ended {
  areaId: string
  into: string[]
}

/**
 * Communities were redrawn: a case of a unit goes to the community that the unit is in now, another of an area that ended goes to
 * the first that took it over. The open ones and the closed ones, each with all that belongs to it; the history says so.
 */
async function inForce(ctx: Ctx, { townId, ended }: { townId: string; ended: Ended[] }): Promise<void> {
  await privileged(ctx, async () => {
    await followUnits(ctx, townId)
    for (const end of ended) if (end.into[0]) await followArea(ctx, end.areaId, end.into[0])
  })
}

interface Changed {
  onDay: Day
  links?: { fromId: string; toId: string }[]
  touched?: string[]
  releaseId?: string
}

/** An act of the tree or a release: what ended and went into one other takes its cases along. */
async function areasChanged(ctx: Ctx, event: Changed): Promise<void> {
  await privileged(ctx, async () => {
    const links = event.links ?? (await linksOf(ctx, event.releaseId))
    for (const [from, into] of Map.groupBy(links, (l) => l.fromId))
      if (!(await stands(ctx, from, event.onDay))) await followArea(ctx, from, into[0]!.toId)
    await followPaths(ctx, event.touched)
  })
}

async function linksOf(ctx: Ctx, releaseId: string | undefined): Promise<{ fromId: string; toId: string }[]> {
  if (!releaseId) return []
  const { rows } = await sql<{ fromId: string; toId: string }>`
    select from_id, to_id from area_link where release_id = ${releaseId} and superseded_at is null`.execute(ctx.db)
  return rows
}

async function stands(ctx: Ctx, areaId: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from area_version where area_id = ${areaId} and superseded_at is null and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(
    ctx.db,
  )
  return rows.length > 0
}

async function followUnits(ctx: Ctx, townId: string): Promise<void> {
  const { rows } = await sql<Relocation>`
    select c.id, c.area_id as "from", m.community_id as "to", a.path from service_case c
    join area t on t.id = ${townId} and c.path >= t.path and c.path < t.path || '~'
    join unit_membership m on m.unit_id = c.unit_id and m.superseded_at is null and m.valid_to is null
    join area a on a.id = m.community_id
    where c.unit_id is not null and c.area_id <> m.community_id`.execute(ctx.db)
  await go(ctx, rows)
}

async function followArea(ctx: Ctx, from: string, to: string): Promise<void> {
  const { rows } = await sql<Relocation>`
    select c.id, c.area_id as "from", a.id as "to", a.path from service_case c join area a on a.id = ${to} where c.area_id = ${from}`.execute(
    ctx.db,
  )
  await go(ctx, rows)
}

/** What of the services stands at an area and keeps its path for row-level security. */
const AT_AREAS = [
  'service_case', 'service_case_step', 'service_case_part', 'service_case_file', 'service_paper', 'service_public_case', 'service_template', 'service_count', 'service_rating', 'service_told',
  'service_handout', 'service_look',
  'service_hall', 'service_device', 'service_counter', 'service_ticket', 'service_slot', 'service_item', 'service_item_version', 'service_admission', 'service_provider', 'service_place',
  'service_contract', 'service_offer', 'service_network_setting', 'service_case_setting', 'service_clock_rule', 'service_route_rule', 'open311_key',
] as const // prettier-ignore

/**
 * Areas that went under another county or town took their path along: so does what stands at them, which is not a move. Of an act
 * only what it touched is looked at, with all below it; of a release everything.
 */
async function followPaths(ctx: Ctx, touched: readonly string[] | undefined): Promise<void> {
  const among = touched
    ? sql`and c.area_id in (select below.id from area t join area below on starts_with(below.path, t.path) where t.id = any(${[...touched]}::uuid[]))`
    : sql``
  for (const table of AT_AREAS)
    await sql`update ${sql.table(table)} c set path = a.path from area a where a.id = c.area_id and a.path <> c.path ${among}`.execute(
      ctx.db,
    )
}

/** Moves them, gives their clocks' holder where it ended with the area, and writes a line into each history. */
async function go(ctx: Ctx, going: readonly Relocation[]): Promise<void> {
  if (going.length === 0) return
  await relocate(ctx, going)
  const ids = going.map((g) => g.id)
  await sql`
    update service_case c set holder_area_id = c.area_id, holder_id = null, holder_name = null
    from unnest(${ids}::uuid[], ${going.map((g) => g.from)}::uuid[]) as m(id, from_id)
    where c.id = m.id and c.holder_area_id = m.from_id`.execute(ctx.db)
  await sql`
    update service_case c set steps = c.steps + 1, version = c.version + 1, changed_at = ${ctx.now}, changed_by = ${actorName(ctx)}
    where c.id = any(${ids}::uuid[])`.execute(ctx.db)
  await sql`
    insert into service_case_step (area_id, case_id, seq, path, verb, state_from, state_to, holder_area_id, holder_role, holder_id, holder_name,
      by_id, by_name, by_role, at, reason, text, audience, due_before, due_after, step_due_before, step_due_after)
    select c.area_id, c.id, c.steps, c.path, 'follow', c.state, c.state, c.holder_area_id, c.holder_role, c.holder_id, c.holder_name,
      null, ${actorName(ctx)}, 'system', ${ctx.now}::timestamptz, '', '', 'applicant', c.due_at, c.due_at, c.step_due_at, c.step_due_at
    from service_case c where c.id = any(${ids}::uuid[])`.execute(ctx.db)
  for (const area of new Set(going.flatMap((g) => [g.from, g.to]))) ctx.tell(`inbox:${area}`, { verb: 'follow' })
}

export const casesReactions: Reaction[] = [
  { on: 'planning.inForce', run: inForce },
  { on: 'areas.changed', run: areasChanged },
]
