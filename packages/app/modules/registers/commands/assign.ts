import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { endOn, type Span } from '../rules/spells.ts'
import { supersede } from '../write.ts'

/** Ends what membership a unit has from a day on and begins the new one. */
export async function assignMembership(ctx: Ctx, unitId: string, communityId: string | null, on: Day): Promise<void> {
  const rows = await ctx.db
    .selectFrom('unitMembership')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .execute()
  const { drop, add } = endOn(rows, on)
  if (drop.length > 0)
    await ctx.db
      .updateTable('unitMembership')
      .set({ supersededAt: ctx.now })
      .where(
        'id',
        'in',
        drop.map((m) => m.id),
      )
      .execute()
  const kept = add
    .filter((m) => m.validFrom < on)
    .map((m) => ({ communityId: m.communityId, validFrom: m.validFrom, validTo: m.validTo }))
  const next = communityId ? [{ communityId, validFrom: on, validTo: null }] : []
  const values = [...kept, ...next].map((m) => ({
    ...m,
    id: newId(ctx.now),
    unitId,
    recordedAt: ctx.now,
    supersededAt: null,
  }))
  if (values.length > 0) await ctx.db.insertInto('unitMembership').values(values).execute()
}

/** The communities that a unit belongs to on a day: one, or a blind spot. */
export async function communitiesOfUnit(ctx: Ctx, unitId: string, on: Day): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('unitMembership')
    .select('communityId')
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .execute()
  return rows.map((r) => r.communityId)
}

interface Place extends Span {
  communityId: string
  id: string
}

export async function movePlaces<T extends Place>(
  ctx: Ctx,
  table: 'building' | 'dwelling',
  rows: readonly T[],
  to: string,
  on: Day,
): Promise<void> {
  const going = rows.filter((r) => r.communityId !== to)
  await supersede(ctx, table, going)
  const { add } = endOn(going, on)
  const there = going.map((r) => ({ ...r, communityId: to, validFrom: r.validFrom > on ? r.validFrom : on }))
  const values = [...add.filter((r) => r.validFrom < on), ...there].map((r) => ({
    ...r,
    id: newId(ctx.now),
    recordedAt: ctx.now,
    supersededAt: null,
  }))
  for (let i = 0; i < values.length; i += 500)
    await ctx.db
      .insertInto(table as 'building')
      .values(values.slice(i, i + 500) as never)
      .execute()
}
