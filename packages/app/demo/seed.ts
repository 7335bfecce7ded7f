import { addResidentsInBulk, type ResidentInput } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { DEMO_SOURCE } from './divisions.ts'
import { loadRelease } from './load/areas.ts'
import { demonstrationState, tidyUp, setState } from './state.ts'
import { syntheticRegister, type SyntheticResident } from './synthetic.ts'

/** A synthetic resident as the registers take one in. */
export function inputOf(r: SyntheticResident, from: Day): ResidentInput {
  const { household, birth, estate: _, ...facts } = r
  return { ...facts, birthOn: birth, household: String(household), householdNumber: String(household), from }
}

/** Communities in force that nobody is registered in yet, so that seeding twice adds to what is there. */
async function emptyCommunities(ctx: Ctx, day: Day): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('areaVersion as v')
    .select('v.areaId')
    .where('v.level', '=', 5)
    .where('v.supersededAt', 'is', null)
    .where('v.validFrom', '<=', day)
    .where((e) => e.or([e('v.validTo', 'is', null), e('v.validTo', '>', day)]))
    .where((e) =>
      e.not(e.exists(e.selectFrom('residentCount as c').select('c.day').whereRef('c.communityId', '=', 'v.areaId'))),
    )
    .orderBy('v.path')
    .execute()
  return rows.map((r) => r.areaId)
}

const PER_COMMUNITY = 4_000

/**
 * Fills communities with synthetic people, for load tests: whole households, one audit entry for each community. Only in
 * an empty database, which it marks as a demonstration, or in a demonstration.
 * @throws AppError `kit.notDemonstration` (409) in any other
 */
export async function seedPeople(house: House, people: number, say: (line: string) => void): Promise<void> {
  const day = dayOf(house.clock())
  const state = await demonstrationState(house)
  const begun = await asSystem(house, 'seed', (ctx) => ctx.db.selectFrom('area').select('id').limit(1).execute())
  if (state !== 'ready' && begun.length > 0) throw new AppError('kit.notDemonstration', 409)
  if (begun.length === 0) {
    await asSystem(house, 'seed', (ctx) => loadRelease(ctx))
    await asSystem(house, 'seed', (ctx) => setState(ctx, 'ready'))
  }
  const places = await asSystem(house, 'seed', (ctx) => emptyCommunities(ctx, day))
  const perCommunity = Math.max(PER_COMMUNITY, Math.ceil(people / Math.max(places.length, 1)))
  let done = 0
  for (const { number, residents } of syntheticRegister({ people, day, perCommunity })) {
    const place = places[number]
    if (!place) break
    const rows = residents.map((r) => inputOf(r, day))
    await asSystem(house, 'seed', (ctx) => addResidentsInBulk(ctx, place, rows, { source: DEMO_SOURCE }))
    done += rows.length
    if (number % 10 === 9) say(`${done} / ${people}`)
  }
  await tidyUp(house)
  say(`${done} / ${people}`)
}
