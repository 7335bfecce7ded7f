import { sql } from 'kysely'
import { createPlanningArea } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { indicators, setIndicators, type Indicator } from '#server/indicator.ts'

/** Counts the population of communities from the daily changes that the registers keep. */
export const people: Indicator = {
  key: 'test.people',
  unit: 'persons',
  direction: 'none',
  grain: 5,
  splits: ['registration'],
  changes: {
    token: async (ctx) =>
      (
        await sql<{ t: string }>`select coalesce(sum(version), 0) || ':' || count(*) as t from register_change`.execute(
          ctx.db,
        )
      ).rows[0]!.t,
    byArea: async (ctx) =>
      new Map(
        (await ctx.db.selectFrom('registerChange').selectAll().execute()).map((r) => [
          r.communityId,
          String(r.version),
        ]),
      ),
  },
  compute: async (ctx, { day, areaIds }, split) => {
    counted.push([...areaIds])
    const rows = await ctx.db
      .selectFrom('residentCount')
      .select(['communityId', 'registered', (e) => e.fn.sum<number>('delta').as('n')])
      .where('communityId', 'in', areaIds)
      .where('day', '<=', day)
      .groupBy(['communityId', 'registered'])
      .execute()
    return rows.map((r) => ({
      areaId: r.communityId,
      part: split ? (r.registered ? 'registered' : 'floating') : null,
      value: Number(r.n),
    }))
  },
  rows: { route: '/people', filter: { area: '{area}', day: '{day}' } },
}
/** Which areas were counted, question by question. */
export const counted: string[][] = []

/** Adds the test's indicators to those of the modules. */
export const withPeople = (): void => setIndicators([[...indicators().values()], [people, share]])

const share: Indicator = {
  key: 'test.share',
  unit: 'percent',
  direction: 'none',
  grain: 5,
  splits: [],
  ratio: { part: 'test.people', whole: 'test.people' },
}

/** Lets people live in a community from a day on. */
export async function settle(
  ctx: Ctx,
  communityId: string,
  day: string,
  delta: number,
  registered = true,
): Promise<void> {
  await ctx.db
    .insertInto('residentCount')
    .values({ communityId, day, registered, sex: '1', birthYear: 1970, delta })
    .onConflict((c) =>
      c
        .columns(['communityId', 'day', 'registered', 'sex', 'birthYear'])
        .doUpdateSet((e) => ({ delta: sql`resident_count.delta + ${e.ref('excluded.delta')}` })),
    )
    .execute()
  await sql`insert into register_change (community_id, version) values (${communityId}, 1)
    on conflict (community_id) do update set version = register_change.version + 1`.execute(ctx.db)
}

interface Placed {
  id: string
}
/** A planning area since 2000. */
export async function planningArea(
  ctx: Ctx,
  name: string,
  owner: Placed,
  members: readonly Placed[],
  nameEn = `${name} (en)`,
): Promise<string> {
  const memberIds = members.map((m) => m.id)
  const about = { name, nameEn, purpose: '测试', ownerId: owner.id, validFrom: '2000-01-01', source: '测试' }
  return (await createPlanningArea(ctx, { ...about, memberIds })).id
}
