import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { addDays, type Day } from '#shared/dates.ts'

/** The instant at which a day ends in China. */
const endOf = (day: Day): Date => new Date(`${addDays(day, 1)}T00:00:00+08:00`)

/** SQL condition: the row is what was known by the end of a day (or is known now). */
export function known(knownOn: Day | null, row = 'v'): RawBuilder<boolean> {
  const [recorded, superseded] = [sql.ref(`${row}.recordedAt`), sql.ref(`${row}.supersededAt`)]
  if (knownOn === null) return sql<boolean>`${superseded} is null`
  const end = endOf(knownOn)
  return sql<boolean>`(${recorded} < ${end} and (${superseded} is null or ${superseded} >= ${end}))`
}

/** SQL condition: the row holds on a day, as known then or now. */
export function holdsOn(day: Day, knownOn: Day | null, row = 'v'): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${row}.validFrom`), sql.ref(`${row}.validTo`)]
  return sql<boolean>`(${from} <= ${day} and (${to} is null or ${to} > ${day}) and ${known(knownOn, row)})`
}

/** SQL condition for the day and knowledge that the caller asks about. */
export const asAsked = (ctx: Ctx, row = 'v'): RawBuilder<boolean> => holdsOn(ctx.asOf, ctx.knownOn, row)

/** SQL condition: the path lies at or below one of the given ones. */
export function within(column: string, paths: readonly string[]): RawBuilder<boolean> {
  if (paths.length === 0) return sql<boolean>`false`
  const ref = sql.ref(column)
  return sql<boolean>`(${sql.join(
    paths.map((p) => sql`(${ref} >= ${p} and ${ref} < ${`${p}~`})`),
    sql` or `,
  )})`
}
