import { sql } from 'kysely'
import { seatMember } from '../../packages/app/modules/organs/index.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import { p95, samples } from '../measure.ts'
import { atMost, type Bed, type Measure, type Row } from '../types.ts'
import { serveFor } from './http.ts'

const COMMUNITIES = 1200
const ROUNDS = 30

/** Communities beside those of the bed, up to a whole city's, below one of its subdistricts. */
async function moreCommunities(bed: Bed): Promise<void> {
  await asSystem(bed.house, 'bench', async (ctx) => {
    await sql`create temp table bench_area as
      select gen_random_uuid() as id, t.id as parent_id, t.path || 'b' || g || '/' as path, 'b' || g as slug, g
      from (select id, path from area where level = 4 order by path limit 1) t, generate_series(1, greatest(0, ${COMMUNITIES}::int - (select count(*)::int from area where level = 5))) g`.execute(ctx.db)
    await sql`insert into area (id, slug, path, level) select id, slug, path, 5 from bench_area`.execute(ctx.db)
    await sql`insert into area_version (area_id, id, valid_from, recorded_at, parent_id, level, kind, name, path, events, source)
      select id, gen_random_uuid(), '2000-01-01', '2000-01-01', parent_id, 5, 'community', '测试' || g || '社区', path, '{added}', 'bench' from bench_area`.execute(ctx.db)
    await sql`drop table bench_area`.execute(ctx.db)
  })
} // prettier-ignore

/** For each community a committee of seven, a supervisory committee of five, a branch, ten groups with leaders, thirty representatives; who sits in the committees lives there. */
async function fillBodies(bed: Bed): Promise<void> {
  await asSystem(bed.house, 'bench', async (ctx) => {
    await sql`create temp table bench_organ as
      select a.id as area_id, gen_random_uuid() as id, k.kind, k.family, k.n, k.post, k.head, g from (select id from area where level = 5) a
      cross join (values ('residentsCommittee', 'selfGovernment', 7, 'member', 'chair', 1), ('supervisoryCommittee', 'selfGovernment', 5, 'member', 'chair', 1), ('branch', 'party', 3, 'member', 'secretary', 1),
        ('representatives', 'selfGovernment', 30, 'representative', 'representative', 1), ('residentsGroup', 'selfGovernment', 1, 'leader', 'leader', 10)) as k(kind, family, n, post, head, many)
      cross join lateral generate_series(1, k.many) g`.execute(ctx.db)
    await sql`insert into organ (area_id, id, kind, family, name, founded_on, source, recorded_at) select area_id, id, kind, family, kind || g, '2021-01-01', 'bench', now() from bench_organ`.execute(ctx.db)
    await sql`insert into organ_term (area_id, organ_id, id, number, from_on, to_on, rule_set_day, source_kind, source, recorded_at)
      select area_id, id, gen_random_uuid(), 1, '2024-01-01', '2029-01-01', '2024-01-01', 'election', 'bench', now() from bench_organ`.execute(ctx.db)
    await sql`insert into organ_post (area_id, organ_id, id, kind, seats, from_on)
      select area_id, id, gen_random_uuid(), post, n, '2021-01-01' from bench_organ`.execute(ctx.db)
    await sql`insert into organ_member (area_id, organ_id, id, person_id, name, sex, post, from_on, in_reason, source, recorded_at)
      select area_id, id, gen_random_uuid(), gen_random_uuid(), '成员' || s, case when s % 3 = 0 then '2' else '1' end, case when s = 1 then head else post end, '2024-01-01', 'elected', 'bench', now()
      from bench_organ cross join lateral generate_series(1, n) s`.execute(ctx.db)
    await sql`insert into resident (community_id, id, person_id, household_id, relation, is_head, registered, registered_at, name, name_grams, pinyin, initials, sex, birth_on, version, begin_event, valid_from, recorded_at)
      select m.area_id, gen_random_uuid(), m.person_id, gen_random_uuid(), '0', true, true, '', m.name, '{}', '', '', m.sex, '1970-01-01', 1, gen_random_uuid(), '2000-01-01', now()
      from organ_member m join bench_organ o on o.area_id = m.area_id and o.id = m.organ_id where o.kind in ('residentsCommittee', 'supervisoryCommittee')`.execute(ctx.db)
    await sql`drop table bench_organ`.execute(ctx.db)
  })
  for (const table of ['organ', 'organ_term', 'organ_post', 'organ_member', 'resident', 'area', 'area_version']) await sql.raw(`analyze ${table}`).execute(bed.house.opened.db)
} // prettier-ignore

type Reply = { communities: number; checks: { key: string; judged: number; failing: number }[] }
const failingOf = (reply: Reply, key: string): number => reply.checks.find((c) => c.key === key)!.failing

/** Every check over the communities of a whole city, asked as a city officer, and right after a change. */
export const coverage: Row = {
  id: 'coverage',
  work: 'coverage rules of a whole city',
  run: async (bed): Promise<Measure[]> => {
    await moreCommunities(bed)
    await fillBodies(bed)
    const client = await serveFor(bed, 'cityOfficer', bed.cityId)
    const got = async <T>(path: string): Promise<T> => {
      const reply = await client.get(`${path}?areaId=${bed.cityId}`)
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
      return (await reply.json()) as T
    }
    const ask = () => got<Reply>('/api/organs/coverage')
    try {
      const first = await ask()
      const all = await samples(ROUNDS, ask, 3)
      const gaps = await samples(ROUNDS, () => got<object>('/api/meetings/gaps'), 3)
      const before = failingOf(first, 'groups')
      const { rows } = await sql<{ areaId: string; id: string; n: number }>`
        select area_id, id, 0 as n from organ where kind = 'residentsCommittee' limit 1`.execute(bed.house.opened.db)
      const { areaId, id } = rows[0]!
      const tooMany = failingOf(await ask(), 'committeeSize')
      for (let i = 0; i < 3; i++)
        await asSystem(bed.house, 'bench', (ctx) => seatMember(ctx, { organ: { areaId, organId: id }, on: ctx.asOf, personId: null, name: `增补${i}`, post: 'viceChair', inReason: 'byElected', source: 'bench' })) // prettier-ignore
      const began = performance.now()
      const after = failingOf(await ask(), 'committeeSize')
      const ms = performance.now() - began
      return [
        atMost(`${first.communities} communities × ${first.checks.length} checks, p95 of ${ROUNDS} through HTTP`, p95(all), 500, ' ms'),
        atMost(`what meetings and publicity of ${first.communities} communities lack, p95 of ${ROUNDS} through HTTP`, p95(gaps), 500, ' ms'),
        { what: 'a committee of ten, right after', bar: 'one more fails, at once', seen: `${after - tooMany} more after ${ms.toFixed(0)} ms`, met: after - tooMany === 1 && before === 0 },
      ] // prettier-ignore
    } finally {
      await client.close()
    }
  },
}
