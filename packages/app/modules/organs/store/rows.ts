import { sql, type RawBuilder, type Selectable } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { OrganTable } from '#server/db/schema.gen.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { Family, OrganKind } from '../rules/kinds.ts'

/** A body as other modules hold it. */
export interface OrganRef {
  areaId: string
  id: string
  kind: OrganKind
  name: string
  version: number
}
/** Names a body. */
export interface OrganKey {
  areaId: string
  organId: string
}
export type Organ = Omit<Selectable<OrganTable>, 'kind' | 'family'> & { kind: OrganKind; family: Family }

export const refOf = ({ areaId, id, kind, name, version }: Organ): OrganRef => ({ areaId, id, kind, name, version })

/** SQL condition: what runs from `from_on` to `to_on` (exclusive) holds on a day. */
export const seatedOn = (day: Day, alias: string): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.from_on`), sql.ref(`${alias}.to_on`)]
  return sql<boolean>`(${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date))`
}
/**
 * SQL: what follows `from` for the term of the body `o` on a day, `t`: the one that runs, or the last before it. One whose election is
 * void is none from the day on which that was declared.
 */
export const lastTermOn = (day: Day): RawBuilder<unknown> =>
  sql`organ_term t where t.area_id = o.area_id and t.organ_id = o.id and ${begunBy(day)} order by t.from_on desc limit 1`
/** SQL condition: a term of a body has begun by a day, and is not void by then. */
export const begunBy = (day: Day): RawBuilder<boolean> =>
  sql<boolean>`(t.from_on <= ${day}::date and (t.voided_on is null or t.voided_on > ${day}::date))`
/** SQL condition: the body exists on a day. */
export const standingOn = (day: Day, alias: string): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.founded_on`), sql.ref(`${alias}.ended_on`)]
  return sql<boolean>`(${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date))`
}

/** The body, held until the end of the transaction. @throws AppError `access.notFound` (404) */
export async function lockOrgan(ctx: Ctx, { areaId, organId }: OrganKey): Promise<Organ> {
  const found = await ctx.db
    .selectFrom('organ')
    .selectAll()
    .where('areaId', '=', areaId)
    .where('id', '=', organId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  return found as Organ
}

/** The body goes on as another version, and figures of its area no longer hold. */
export async function bump(ctx: Ctx, organ: Organ, set: object = {}): Promise<OrganRef> {
  await ctx.db
    .updateTable('organ')
    .set({ ...set, version: organ.version + 1 })
    .where('areaId', '=', organ.areaId)
    .where('id', '=', organ.id)
    .execute()
  await touch(ctx, organ.areaId)
  return { ...refOf(organ), ...set, version: organ.version + 1 }
}

/** Says that the bodies of an area changed, for those who keep figures, and to the checks of the area. */
export async function touch(ctx: Ctx, areaId: string): Promise<void> {
  await count(ctx, areaId)
  await ctx.announce('organs.changed', { areaId })
}

/** The counter of an area grows: whoever keeps a figure of its bodies reads it again. */
export async function count(ctx: Ctx, areaId: string): Promise<void> {
  await sql`insert into organ_change (area_id, version) values (${areaId}, 1)
    on conflict (area_id) do update set version = organ_change.version + 1`.execute(ctx.db)
}

/** @throws AppError `organs.ended` (409) for a body that no longer is on the day, `organs.beforeFounded` (422) for one not yet founded */
export function checkStanding(organ: Organ, on: Day): void {
  if (on < organ.foundedOn) throw new AppError('organs.beforeFounded', 422, { name: organ.name, founded: organ.foundedOn, day: on }, 'on') // prettier-ignore
  if (organ.endedOn !== null && on >= organ.endedOn) throw new AppError('organs.ended', 409, { name: organ.name, ended: organ.endedOn }, 'on') // prettier-ignore
}
