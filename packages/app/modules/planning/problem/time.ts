import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { addDays, type Day } from '#shared/dates.ts'

/** SQL condition: the row holds on a day, as known by the end of the day of knowledge (China's midnight) or now. */
export function holds(ctx: Ctx, alias: string, on: Day): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const valid = sql`${column('valid_from')} <= ${on}::date and (${column('valid_to')} is null or ${column('valid_to')} > ${on}::date)`
  if (ctx.knownOn === null) return sql<boolean>`(${valid} and ${column('superseded_at')} is null)`
  const end = `${addDays(ctx.knownOn, 1)}T00:00:00+08:00`
  return sql<boolean>`(${valid} and ${column('recorded_at')} < ${end}::timestamptz
    and (${column('superseded_at')} is null or ${column('superseded_at')} >= ${end}::timestamptz))`
}

/** The latest birthday of those who have reached an age on a day (a birthday counts from its own day). */
export function bornBy(day: Day, age: number): Day {
  const year = String(Number(day.slice(0, 4)) - age).padStart(4, '0')
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
}
