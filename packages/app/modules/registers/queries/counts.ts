import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { inArea } from './time.ts'

/** How many people live in an area on the day asked about, and how many of them are floating. Says no name: no right needed. */
export async function populationOf(ctx: Ctx, areaId: string): Promise<{ people: number; floating: number }> {
  const { rows } = await sql<{ people: number; floating: number }>`
    select coalesce(sum(c.delta), 0)::int as people, coalesce(sum(c.delta) filter (where not c.registered), 0)::int as floating
    from resident_count c where c.day <= ${ctx.asOf}::date and ${await inArea(ctx, 'c.community_id', areaId)}`.execute(
    ctx.db,
  )
  return rows[0]!
}

/** How many households an area has on the day asked about. */
export async function householdsOf(ctx: Ctx, areaId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(c.delta), 0)::int as n from household_count c
    where c.day <= ${ctx.asOf}::date and ${await inArea(ctx, 'c.community_id', areaId)}`.execute(ctx.db)
  return rows[0]!.n
}
