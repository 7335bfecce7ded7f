import { sql, type RawBuilder } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { addDays } from '#shared/dates.ts'

/** SQL condition: the row holds on the day asked about. */
export const valid = (ctx: Ctx, alias: string): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)]
  return sql<boolean>`(${from} <= ${ctx.asOf}::date and (${to} is null or ${to} > ${ctx.asOf}::date))`
}

/** SQL condition: the row is what was known by the end of the day asked about (China's midnight), or what is known now. */
export const known = (ctx: Ctx, alias: string): RawBuilder<boolean> => {
  const [recorded, superseded] = [sql.ref(`${alias}.recorded_at`), sql.ref(`${alias}.superseded_at`)]
  if (ctx.knownOn === null) return sql<boolean>`(${superseded} is null)`
  const end = `${addDays(ctx.knownOn, 1)}T00:00:00+08:00`
  return sql<boolean>`(${recorded} < ${end}::timestamptz and (${superseded} is null or ${superseded} >= ${end}::timestamptz))`
}

/**
 * SQL condition: the row's community lies at or below an area. One community is asked by its id, so that its key is
 * used; a wider area by the set of its communities; the actor's whole reach needs no set where nothing is out of it.
 */
export const inArea = async (ctx: Ctx, column: string, areaId: string | undefined): Promise<RawBuilder<boolean>> =>
  (await placed(ctx, column, areaId)).within

/** As {@link inArea}, and whether that is one community. */
export async function placed(
  ctx: Ctx,
  column: string,
  areaId: string | undefined,
): Promise<{ within: RawBuilder<boolean>; community: boolean }> {
  const ref = sql.ref(column)
  if (!areaId && ctx.actor.kind === 'system') return { within: sql<boolean>`true`, community: false }
  if (!areaId && ctx.actor.kind === 'public') return { within: sql<boolean>`false`, community: false }
  const id = areaId ?? (ctx.actor as { areaId: string }).areaId
  const area = await ctx.db.selectFrom('area').select(['path', 'level']).where('id', '=', id).executeTakeFirst()
  if (!area) throw notFound()
  if (area.level >= 5) return { within: sql<boolean>`${ref} = ${id}::uuid`, community: true }
  return { within: sql<boolean>`${ref} in ${under(area.path)}`, community: false }
}

const under = (path: string) => sql`(select id from area where path >= ${path} and path < ${`${path}~`} and level <= 5)`
