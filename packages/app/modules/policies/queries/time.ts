import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'

/** SQL condition: the row stood in the books by the end of the day `ctx.knownOn` (now, where no day is asked about). */
export function known(ctx: Pick<Ctx, 'knownOn'>, alias: string): RawBuilder<boolean> {
  const [recorded, superseded] = [sql.ref(`${alias}.recorded_at`), sql.ref(`${alias}.superseded_at`)]
  if (!ctx.knownOn) return sql<boolean>`${superseded} is null`
  const end = new Date(Date.parse(`${ctx.knownOn}T00:00:00+08:00`) + 86_400_000)
  return sql<boolean>`(${recorded} < ${end} and (${superseded} is null or ${superseded} >= ${end}))`
}
