import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/dates.ts'
import type { Ctx } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { moveIn, recordBirth } from '../commands/arrive.ts'
import { correctPerson } from '../commands/change.ts'
import { moveOut, recordDeath } from '../commands/leave.ts'
import { moveHousehold, movePerson } from '../commands/move.ts'
import { indicators } from '../indicators.ts'
import { verify } from '../verify.ts'
import { allowTestIds, household, refusal, someone } from './people-of.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
})
afterAll(() => world.close())

const why = { reason: '抽查' }
type Step = { kind: number; who: number; to: number; day: number }
const step = fc.record({ kind: fc.nat(6), who: fc.nat(200), to: fc.nat(200), day: fc.nat(5000) })

/** One random event on people who live now; refused ones change nothing. */
async function happen(ctx: Ctx, communities: string[], s: Step): Promise<void> {
  const on = addDays('2008-01-01', s.day)
  const living = await ctx.db
    .selectFrom('resident')
    .selectAll()
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .where('communityId', 'in', communities)
    .orderBy('id')
    .execute()
  const homes = [...new Set(living.map((r) => r.householdId))]
  const one = living[s.who % Math.max(1, living.length)]
  if (!one || homes.length < 2) return void (await household(ctx, communities[s.to % communities.length]!, [{}, {}]))
  const heir = living.find((r) => r.householdId === one.householdId && r.personId !== one.personId)?.personId
  const leave = { version: one.version, on, ...why, ...(one.isHead && heir ? { newHeadId: heir } : {}) }
  const home = homes[s.to % homes.length]!
  const target = communities[s.to % communities.length]!
  const acts = [
    () => recordBirth(ctx, home, { name: '新生', sex: '1', relation: '2', registered: s.to % 2 === 0, on, ...why }),
    () => recordDeath(ctx, one.personId, leave),
    () => moveOut(ctx, one.personId, leave),
    () => moveIn(ctx, home, { ...someone({ registered: false }), on, ...why }),
    () => movePerson(ctx, one.personId, { ...leave, toHouseholdId: home, relation: '8' }),
    async () => {
      const h = await ctx.db
        .selectFrom('household')
        .select('version')
        .where('householdId', '=', one.householdId)
        .where('supersededAt', 'is', null)
        .where('validTo', 'is', null)
        .executeTakeFirstOrThrow()
      return moveHousehold(ctx, one.householdId, {
        version: h.version,
        on,
        ...why,
        toCommunityId: target,
        address: `路${s.to}号`,
      })
    },
    () =>
      correctPerson(ctx, one.personId, {
        version: one.version,
        ...why,
        facts: {
          sex: one.sex === '1' ? '2' : '1',
          idNumber: undefined,
          birthOn: one.birthOn,
          registered: s.to % 2 === 0,
        },
      }),
  ]
  await acts[s.kind]!()
}

describe('counts', () => {
  it('equal a recount of the rows on every day, whatever happens in whatever order', async () => {
    const communities = [world.city.communityA1.id, world.city.communityA2.id, world.city.communityB1.id]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const s of steps) await refusal(world.system((ctx) => happen(ctx, communities, s)))
        await world.system(async (ctx) => {
          for (const day of ['2005-06-01', '2009-01-01', '2012-07-01', '2016-02-29', '2021-09-09', '2026-06-01']) {
            const { rows } = await sql<{ n: number }>`
              select count(*)::int as n from (
                (select community_id, registered, sex, birth_year, sum(delta)::int from resident_count where day <= ${day} group by 1, 2, 3, 4 having sum(delta) <> 0)
                except
                (select community_id, registered, sex, extract(year from birth_on)::int, count(*)::int from resident
                 where superseded_at is null and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) group by 1, 2, 3, 4)) x`.execute(
              ctx.db,
            )
            expect(rows[0]!.n, day).toBe(0)
            const { rows: homes } = await sql<{ counted: number; there: number }>`
              select (select coalesce(sum(delta), 0)::int from household_count where day <= ${day}) as counted,
                (select count(*)::int from household where superseded_at is null and valid_from <= ${day} and (valid_to is null or valid_to > ${day})) as there`.execute(
              ctx.db,
            )
            expect(homes[0]!.counted, day).toBe(homes[0]!.there)
          }
          expect((await verify(ctx)).flatMap((v) => v.faults)).toEqual([])
        })
      }),
      { numRuns: 12, seed: 7 },
    )
  }, 240_000)

  it('no person is ever in two places on one day', async () => {
    await world.system(async (ctx) => {
      const { rows } = await sql`
        select a.person_id from resident a join resident b on b.person_id = a.person_id and b.id <> a.id
        where a.superseded_at is null and b.superseded_at is null and a.valid_from < coalesce(b.valid_to, '9999-12-31') and b.valid_from < coalesce(a.valid_to, '9999-12-31')
          and (a.valid_to is null or a.valid_to > a.valid_from) and (b.valid_to is null or b.valid_to > b.valid_from)`.execute(
        ctx.db,
      )
      expect(rows).toEqual([])
    })
  })

  it('the indicators say the same from counts and, as known on a day, from rows', async () => {
    const areaIds = [world.city.communityA1.id, world.city.communityA2.id, world.city.communityB1.id]
    const sorted = (rows: { areaId: string; part: string | null; value: number }[]) =>
      rows
        .filter((r) => r.value !== 0)
        .map((r) => `${r.areaId} ${r.part} ${r.value}`)
        .sort()
    for (const i of indicators.filter((one) => one.unit === 'persons' || one.unit === 'households'))
      for (const split of [undefined, ...i.splits]) {
        const scope = { day: '2018-01-01', areaIds }
        const now = await world.system((ctx) => i.compute!(ctx, scope, split))
        const rows = await world.as({ kind: 'system', name: 'test' }, (ctx) => i.compute!(ctx, scope, split), {
          knownOn: '2026-06-02',
        })
        expect(sorted(rows), `${i.key} ${split}`).toEqual(sorted(now))
      }
  })
})
