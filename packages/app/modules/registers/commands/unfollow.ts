import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Day } from '#shared/dates.ts'
import type { Household } from '../rows.ts'
import { followRequests } from './requests-follow.ts'
import { supersede, touch, writeHouseholds, writeResidents } from '../write.ts'

/** What an act made follow and is taken back: in which areas, from which day, and the instant at which it was written. */
export interface Following {
  places: readonly string[]
  on: Day
  at: Date
}

/**
 * Takes back what {@link followCommunity} and {@link releaseUnits} wrote for an act: its rows are superseded, and what it had superseded is known again.
 * @throws AppError `registers.laterHistory` (409) when something was recorded upon it since
 */
export async function unfollow(ctx: Ctx, f: Following): Promise<void> {
  const residents = await written(ctx, 'resident', f)
  await writeResidents(ctx, { drop: residents.now, add: residents.before.map(again) })
  const homes = (await written(ctx, 'household', f)) as unknown as { now: Household[]; before: Household[] }
  await writeHouseholds(ctx, { drop: homes.now, add: homes.before.map(again) })
  for (const table of ['building', 'dwelling', 'localUnit', 'specialListEntry'] as const) {
    const { now, before } = await written(ctx, table, f)
    await supersede(ctx, table, now)
    const values = before.map((r) => ({ ...r, id: newId(ctx.now), recordedAt: ctx.now, supersededAt: null }))
    if (values.length > 0)
      await ctx.db
        .insertInto(table as 'building')
        .values(values as never)
        .execute()
  }
  const home = new Map(residents.before.map((r) => [r.personId, r.communityId]))
  const back = residents.now.map((r) => ({ from: r.communityId, key: r.id, to: home.get(r.personId) ?? r.communityId }))
  await followRequests(
    ctx,
    back.filter((r) => r.from !== r.to),
  )
  await unitsBack(ctx, f)
  await touch(ctx, f.places)
}

const again = <T extends { version: number }>(row: T): T => ({ ...row, version: row.version + 2 })

type Spread = 'resident' | 'household' | 'building' | 'dwelling' | 'localUnit' | 'specialListEntry'

/** The rows of both areas that were written and those that were superseded at the instant. */
async function written<T extends Spread>(ctx: Ctx, table: T, f: Following) {
  const all = ctx.db
    .selectFrom(table as 'resident')
    .selectAll()
    .where('communityId', 'in', f.places)
  const made = await all.where('recordedAt', '=', f.at).execute()
  if (made.some((r) => r.supersededAt !== null)) throw new AppError('registers.laterHistory', 409, { day: f.on })
  const before = await all.where('supersededAt', '=', f.at).execute()
  return { now: made, before }
}

async function unitsBack(ctx: Ctx, f: Following): Promise<void> {
  const memberships = ctx.db.selectFrom('unitMembership').selectAll().where('communityId', 'in', f.places)
  const made = await memberships.where('recordedAt', '=', f.at).where('supersededAt', 'is', null).execute()
  const before = await memberships.where('supersededAt', '=', f.at).execute()
  const fresh = { recordedAt: ctx.now, supersededAt: null }
  if (made.length > 0) await ctx.db.updateTable('unitMembership').set({ supersededAt: ctx.now }).where('id', 'in', made.map((m) => m.id)).execute() // prettier-ignore
  if (before.length > 0) await ctx.db.insertInto('unitMembership').values(before.map((m) => ({ ...m, ...fresh, id: newId(ctx.now) }))).execute() // prettier-ignore
  const units = ctx.db.selectFrom('residentialUnit').selectAll().where('townId', 'in', f.places)
  const now = await units.where('recordedAt', '=', f.at).where('supersededAt', 'is', null).execute()
  const then = await units.where('supersededAt', '=', f.at).execute()
  if (now.length > 0) await ctx.db.updateTable('residentialUnit').set({ supersededAt: ctx.now }).where('id', 'in', now.map((u) => u.id)).execute() // prettier-ignore
  const values = then.map((u) => ({
    ...u,
    ...fresh,
    id: newId(ctx.now),
    version: u.version + 2,
    geometry: u.geometry ? JSON.stringify(u.geometry) : null,
  }))
  if (values.length > 0) await ctx.db.insertInto('residentialUnit').values(values).execute()
}
