import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf, type Day } from '#shared/dates.ts'

/** What makes two rules of an office the same but for their days. */
const SAME = {
  serviceClockRule: ['step', 'item_id', 'kind_id', 'nature', 'urgency'],
  serviceRouteRule: ['item_id', 'kind_id', 'nature', 'channel', 'from_minute', 'to_minute', 'days'],
} as const
const NAME = { serviceClockRule: 'service_clock_rule', serviceRouteRule: 'service_route_rule' } as const
type RuleTable = keyof typeof SAME

/**
 * Days between a rule's end and the planned one after it, in which a farther rule would count without anybody having meant it.
 * @throws AppError `services.ruleGap` (422)
 */
export async function refuseGapAfter(ctx: Ctx, table: RuleTable, id: string, on: Day): Promise<void> {
  const { rows } = await sql<{ next: Day | null }>`
    select min(n.valid_from) as next from ${sql.table(NAME[table])} r join ${sql.table(NAME[table])} n on ${same(table)}
    where r.id = ${id} and n.valid_from > r.valid_from and n.valid_from >= ${on} and ${standing}`.execute(ctx.db)
  const next = rows[0]?.next ?? null
  if (next && next > on) throw new AppError('services.ruleGap', 422, { from: on, to: next }, 'on')
}

/** The same before a new rule: one like it ends later than today and some days before it begins. @throws AppError `services.ruleGap` (422) */
export async function refuseGapBefore(ctx: Ctx, table: RuleTable, id: string, validFrom: Day): Promise<void> {
  const { rows } = await sql<{ last: Day | null; open: boolean | null }>`
    select max(n.valid_to) as last, bool_or(n.valid_to is null or n.valid_to >= ${validFrom}) as open
    from ${sql.table(NAME[table])} r join ${sql.table(NAME[table])} n on ${same(table)}
    where r.id = ${id} and n.id <> r.id and n.valid_from < ${validFrom} and ${standing}`.execute(ctx.db)
  const { last = null, open = null } = rows[0] ?? {}
  if (last && !open && last > dayOf(ctx.now))
    throw new AppError('services.ruleGap', 422, { from: last, to: validFrom }, 'validFrom')
}

/** One that was ended before it began never stood. */
const standing = sql`(n.valid_to is null or n.valid_to > n.valid_from)`
const same = (table: RuleTable) =>
  sql.join(
    [sql`n.area_id = r.area_id`, ...SAME[table].map((c) => sql`n.${sql.raw(c)} is not distinct from r.${sql.raw(c)}`)],
    sql` and `,
  )
