import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { recordBirth } from '../commands/arrive.ts'
import { moveOut } from '../commands/leave.ts'
import { moveHousehold } from '../commands/move.ts'
import { placeUnits, previewPlacement } from '../commands/place.ts'
import { requestCorrection } from '../commands/requests.ts'
import { assignUnit, setUpUnit } from '../commands/units.ts'
import { communityOfUnit } from '../queries/units.ts'
import { verify } from '../verify.ts'
import { allowTestIds, countsOf, household } from './people-of.ts'

let world: World
let a1: string
let a2: string
let units: string[]
const why = { reason: '街道批复' }
const DAY = '2026-05-01'

beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  a2 = world.city.communityA2.id
  units = await world.system(lives)
})
afterAll(() => world.close())

/** Three estates in one community, with people who came, left and were born, some after the day of the act. */
async function lives(ctx: Ctx): Promise<string[]> {
  const made: string[] = []
  for (const name of ['东园', '西园', '北园']) {
    const { id } = await setUpUnit(ctx, {
      townId: world.city.streetA.id, communityId: a1, name, kind: 'estate', address: `${name}路1号`, source: '', on: '2004-01-01', ...why,
    }) // prettier-ignore
    made.push(id)
    for (let i = 0; i < 4; i++) {
      const home = await household(ctx, a1, [{ sex: '2' }, {}, {}], { unitId: id, address: `${name}路1号${i}室` })
      if (i === 1)
        await recordBirth(ctx, home.id, {
          name: '新生',
          sex: '1',
          relation: '2',
          registered: true,
          on: '2026-05-20',
          ...why,
        })
      if (i === 2) {
        const gone = home.members.find((m) => !m.isHead)!
        await moveOut(ctx, gone.personId, { version: gone.version, on: '2026-05-10', ...why })
      }
    }
  }
  return made
}

const undone = new Error('undone')
/** What `work` finds, in a transaction that leaves nothing. */
async function tried<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  let found: T | undefined
  await world
    .system(async (ctx) => {
      found = await work(ctx)
      throw undone
    })
    .catch((e: unknown) => {
      if (e !== undone) throw e
    })
  return found!
}

async function standing(ctx: Ctx) {
  const people = await sql`
    select community_id, person_id, household_id, valid_from, valid_to from resident where superseded_at is null
    and (valid_to is null or valid_to > valid_from) order by 2, 4, 1`.execute(ctx.db)
  const homes =
    await sql`select community_id, household_id, valid_from, valid_to from household where superseded_at is null order by 2, 3, 1`.execute(
      ctx.db,
    )
  const rooms =
    await sql`select community_id, dwelling_id, valid_from, valid_to from dwelling where superseded_at is null order by 2, 3, 1`.execute(
      ctx.db,
    )
  const belongs =
    await sql`select community_id, unit_id, valid_from, valid_to from unit_membership where superseded_at is null order by 2, 3, 1`.execute(
      ctx.db,
    )
  const counts = await sql`
    select community_id, day, registered, sex, birth_year, delta from resident_count where delta <> 0 order by 1, 2, 3, 4, 5`.execute(
    ctx.db,
  )
  return [people.rows, homes.rows, rooms.rows, belongs.rows, counts.rows]
}

describe('placing residential units', () => {
  it('leaves the same rows and counts as assigning them one by one', async () => {
    const oneByOne = await tried(async (ctx) => {
      for (const id of units.slice(0, 2)) await assignUnit(ctx, id, { version: 1, communityId: a2, on: DAY, ...why })
      return standing(ctx)
    })
    const atOnce = await tried(async (ctx) => {
      await placeUnits(
        ctx,
        units.slice(0, 2).map((unitId) => ({ unitId, communityId: a2 })),
        DAY,
        'act',
      )
      return standing(ctx)
    })
    expect(atOnce).toEqual(oneByOne)
  })

  it('moves what its preview says, keeps the days before, and verifies', async () => {
    const placements = units.slice(0, 2).map((unitId) => ({ unitId, communityId: a2 }))
    const before = await world.system((ctx) => countsOf(ctx, a1, '2026-04-30'))
    const preview = await world.system((ctx) => previewPlacement(ctx, placements, DAY))
    expect(preview).toMatchObject([{ from: a1, to: a2, units: 2, dwellings: 8, households: 8 }])
    await world.system(async (ctx) => {
      expect(await placeUnits(ctx, placements, DAY, 'act')).toEqual(preview)
    })
    await world.system(async (ctx) => {
      expect(await countsOf(ctx, a1, '2026-04-30')).toEqual(before)
      for (const day of [DAY, '2026-05-15', '2026-06-01'])
        for (const community of [a1, a2]) {
          const { byChanges, byRows } = await countsOf(ctx, community, day)
          expect(byChanges).toBe(byRows)
        }
      expect(await communityOfUnit({ ...ctx, asOf: '2026-04-30' }, units[0]!)).toBe(a1)
      expect(await communityOfUnit({ ...ctx, asOf: DAY }, units[0]!)).toBe(a2)
      expect((await verify(ctx)).flatMap((v) => v.faults)).toEqual([])
    })
  })

  const ways = [
    ['by an act', (ctx: Ctx) => placeUnits(ctx, [{ unitId: units[2]!, communityId: a2 }], DAY, 'act')],
    ['by hand', (ctx: Ctx) => assignUnit(ctx, units[2]!, { version: 1, communityId: a2, on: DAY, ...why })],
  ] as const
  it.each(ways)('%s leaves who moves out later in the next home, and takes open requests along', async (_, put) => {
    const found = await tried(async (ctx) => {
      const stays = await household(ctx, a1, [{}, {}], { unitId: units[2]!, address: '北园路9号' })
      const mover = await household(ctx, a1, [{}, {}], { unitId: units[2]!, address: '北园路8号' })
      const elsewhere = { version: 1, toCommunityId: a1, address: '老街1号', on: '2026-05-10', ...why }
      await moveHousehold(ctx, mover.id, elsewhere)
      for (const person of [stays.members[0]!, mover.members[0]!])
        await requestCorrection(ctx, person.personId, { field: 'marriage', newValue: '20', ...why })
      await put(ctx)
      const { rows } = await sql<{ home: string; from: string }>`
        select community_id as home, valid_from::text as "from" from resident where person_id = ${mover.members[0]!.personId}
        and superseded_at is null and valid_from >= ${DAY} order by valid_from`.execute(ctx.db)
      const request = await ctx.db.selectFrom('correctionRequest').select('communityId').where('personId', '=', stays.members[0]!.personId).executeTakeFirstOrThrow() // prettier-ignore
      return { rows, request, faults: (await verify(ctx)).flatMap((v) => v.faults) }
    })
    expect(found.rows).toEqual([
      { home: a2, from: DAY },
      { home: a1, from: '2026-05-10' },
    ])
    expect([found.request.communityId, found.faults]).toEqual([a2, []])
  })

  it('moves nothing when everything stands there already', async () => {
    const placements = units.slice(0, 2).map((unitId) => ({ unitId, communityId: a2 }))
    expect(await world.system((ctx) => previewPlacement(ctx, placements, '2026-05-02'))).toEqual([])
  })
})
