import { sql, type RawBuilder } from 'kysely'
import { addDays, type Day } from '#shared/dates.ts'

/** SQL condition: the row of `alias` was what we knew at the end of a day in China; `null`: what we know now. */
export function knownAt(alias: string, knownOn: Day | null): RawBuilder<boolean> {
  const superseded = sql.ref(`${alias}.supersededAt`)
  if (knownOn === null) return sql<boolean>`${superseded} is null`
  const end = new Date(`${addDays(knownOn, 1)}T00:00:00+08:00`)
  return sql<boolean>`(${sql.ref(`${alias}.recordedAt`)} < ${end} and (${superseded} is null or ${superseded} >= ${end}))`
}
