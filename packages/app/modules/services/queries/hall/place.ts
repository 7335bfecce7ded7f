import { sql } from 'kysely'
import { notFound, reaches, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { Dated } from '../../rules/network/holidays.ts'
import { datedOf } from '../network/dated.ts'
import type { Settings } from '../../contract/hall/base.ts'

/** A place of the network, as far as its hall needs it. */
export interface Place {
  id: string
  areaId: string
  path: string
  name: string
  level: string
  address: string
  /** When it is open. */
  dated: Dated
}
export interface Hall extends Place, Settings {
  version: number
}

/** What a hall does that nobody has set yet. */
export const usual: Settings = {
  businesses: [{ letter: 'A', name: '综合业务', about: '' }],
  earlyMinutes: 30,
  stopMinutes: 0,
  lunchTaking: true,
  slotMinutes: 30,
  slotCapacity: 2,
  slotDays: 7,
  slotsPerAddress: 5,
  followUpDays: 5,
  notice: '',
}

/** A place that is there today. The caller has entered the rights that it needs. @throws AppError `access.notFound` */
export async function placeOf(ctx: Ctx, id: string): Promise<Place> {
  const day = dayOf(ctx.now)
  const place = await ctx.db
    .selectFrom('servicePlace')
    .select(['id', 'areaId', 'path', 'name', 'level', 'address', 'hours', 'holidays'])
    .where('id', '=', id)
    .where('validFrom', '<=', day)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
    .executeTakeFirst()
  if (!place) throw notFound()
  const { hours: _h, holidays: _d, ...plain } = place
  return { ...plain, dated: (await datedOf(ctx, [place], day)).get(id)! }
}

/**
 * The hall of a place for a clerk or officer of its area or one above.
 * @throws AppError `access.denied`, `access.notFound`
 */
export async function hallFor(ctx: Ctx, right: string, placeId: string): Promise<Hall & { set: boolean }> {
  requireRight(ctx, right)
  const place = await placeOf(ctx, placeId)
  if (!reaches(ctx.actor, place.path)) throw notFound()
  return settled(ctx, place)
}

/** The hall of a place, whoever asks. */
export const hallOf = async (ctx: Ctx, placeId: string) => settled(ctx, await placeOf(ctx, placeId))

async function settled(ctx: Ctx, place: Place): Promise<Hall & { set: boolean }> {
  const row = await ctx.db
    .selectFrom('serviceHall')
    .selectAll()
    .where('areaId', '=', place.areaId)
    .where('placeId', '=', place.id)
    .executeTakeFirst()
  if (!row) return { ...place, ...usual, version: 0, set: false }
  const { businesses, areaId: _area, placeId: _place, path: _path, ...rest } = row
  return { ...place, ...rest, businesses: businesses as Settings['businesses'], set: true }
}

/**
 * Locks the hall until the transaction ends, so that numbers are given one after the other.
 * @throws AppError `services.noHall` (409) where the place takes no numbers
 */
export async function lockHall(ctx: Ctx, placeId: string): Promise<Hall> {
  const place = await placeOf(ctx, placeId)
  const { rows } = await sql`
    select 1 from service_hall where area_id = ${place.areaId} and place_id = ${placeId} for update`.execute(ctx.db)
  if (rows.length === 0) throw new AppError('services.noHall', 409, { place: place.name })
  return settled(ctx, place)
}
