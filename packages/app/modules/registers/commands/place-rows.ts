import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'

/** One thing (a unit, a row of a household or of a person) that goes from a community into another. */
export interface Going {
  from: string
  key: string
  to: string
}

/** Tables that go along, the column that names the thing, and the columns that only go over. */
const PLACED = {
  building: { key: 'unit_id', plain: ['building_id', 'unit_id', 'name', 'floors', 'built_year'], counted: false },
  dwelling: {
    key: 'unit_id',
    plain: ['dwelling_id', 'building_id', 'unit_id', 'room', 'address', 'area_m2'],
    counted: false,
  },
  household: {
    key: 'id',
    plain: ['household_id', 'dwelling_id', 'number', 'kind'],
    counted: true,
  },
  resident: {
    key: 'id',
    plain: [
      'person_id', 'household_id', 'relation', 'is_head', 'registered', 'registered_at', 'name', 'name_grams', 'pinyin', 'initials', 'sex',
      'birth_on', 'id_enc', 'id_hash', 'id_last4', 'phone_enc', 'phone_hash', 'phone_last4', 'ethnic', 'education', 'marriage', 'employment',
    ], // prettier-ignore
    counted: true,
  },
} as const
export type Placed = keyof typeof PLACED

/** The list as rows of a statement: `(from_id, key, to_id)`. */
export const asRows = (going: readonly Going[]): RawBuilder<unknown> => sql`unnest(
  ${going.map((g) => g.from)}::uuid[], ${going.map((g) => g.key)}::uuid[], ${going.map((g) => g.to)}::uuid[]) as m(from_id, key, to_id)`

/** A new UUIDv7 for each row of a statement: the instant in front, random behind (RFC 9562, 5.7). */
export const freshId = (ctx: Ctx): RawBuilder<string> =>
  sql`overlay(gen_random_uuid()::text placing ${newId(ctx.now).slice(0, 15)} from 1 for 15)::uuid`

/**
 * Rows that hold on or after a day go over: superseded, closed on the day where they stood, opened from the day where
 * they go. One statement a step however many rows there are.
 * @returns the rows that went, by their old ids
 */
export async function goOver(
  ctx: Ctx,
  table: Placed,
  going: readonly Going[],
  on: Day,
  events: Events,
): Promise<Going[]> {
  const { key, plain, counted } = PLACED[table]
  const t = sql.table(table)
  const { rows: gone } = await sql<Going>`
    update ${t} t set superseded_at = ${ctx.now} from ${asRows(going)}
    where t.community_id = m.from_id and ${sql.ref(`t.${key}`)} = m.key and t.superseded_at is null
      and (t.valid_to is null or t.valid_to > ${on})
    returning m.from_id as "from", t.id as "key", m.to_id as "to"`.execute(ctx.db)
  const over = sql`from ${t} t join ${asRows(gone)} on t.community_id = m.from_id and t.id = m.key`
  const same = sql.join(plain.map((c) => sql.ref(c)))
  const carried = sql.join(plain.map((c) => sql.ref(`t.${c}`)))
  const extra = extras(table, on, events)
  await sql`
    insert into ${t} (community_id, id, valid_from, valid_to, recorded_at, ${same}${extra.names})
    select t.community_id, ${freshId(ctx)}, t.valid_from, ${on}::date, ${ctx.now}::timestamptz, ${carried}${extra.before} ${over} where t.valid_from < ${on}
    union all
    select m.to_id, ${freshId(ctx)}, greatest(t.valid_from, ${on}::date), t.valid_to, ${ctx.now}::timestamptz, ${carried}${extra.after} ${over}`.execute(
    ctx.db,
  )
  if (counted) await (table === 'resident' ? countResidents(ctx, over, on) : countHouseholds(ctx, over, on))
  if (table === 'resident' && gone.length > 0) {
    const { rows } = await sql<{ personId: string }>`select distinct t.person_id ${over}`.execute(ctx.db)
    await ctx.announce('registers.moved', { personIds: rows.map((r) => r.personId) })
  }
  return gone
}

/** The event that stands behind each pair of communities. */
export type Events = readonly { from: string; to: string; id: string }[]

/** What a row says of its version and its events, where it ends and where it begins. */
function extras(table: Placed, on: Day, events: Events) {
  if (table === 'building' || table === 'dwelling') return { names: sql``, before: sql``, after: sql`` }
  const event = sql`(select e.id from unnest(${events.map((e) => e.from)}::uuid[], ${events.map((e) => e.to)}::uuid[], ${events.map((e) => e.id)}::uuid[]) as e(f, t, id)
    where e.f = m.from_id and e.t = m.to_id)`
  const begin = sql`case when t.valid_from <= ${on} then ${event} else t.begin_event end`
  if (table === 'household')
    return {
      names: sql`, version, begin_event`,
      before: sql`, t.version + 1, t.begin_event`,
      after: sql`, t.version + 1, ${begin}`,
    }
  return {
    names: sql`, version, begin_event, end_event`,
    before: sql`, t.version + 1, t.begin_event, ${event}`,
    after: sql`, t.version + 1, ${begin}, t.end_event`,
  }
}

/** The days on which rows that went over count less where they stood and more where they stand. */
const steps = (over: RawBuilder<unknown>, on: Day, picked: RawBuilder<unknown>, by: RawBuilder<unknown>) => sql`
  select d.community_id, d.day, ${by}, sum(d.n)::int
  from (select t.community_id, t.valid_from, t.valid_to, m.to_id, ${picked} ${over}) r
  cross join lateral (values
    (r.community_id, greatest(r.valid_from, ${on}::date), -1), (r.community_id, r.valid_to, 1),
    (r.to_id, greatest(r.valid_from, ${on}::date), 1), (r.to_id, r.valid_to, -1)) as d(community_id, day, n)
  where d.day is not null and (r.valid_to is null or r.valid_to > r.valid_from)
  group by d.community_id, d.day, ${by} having sum(d.n) <> 0 order by d.community_id, d.day, ${by}`

async function countResidents(ctx: Ctx, over: RawBuilder<unknown>, on: Day): Promise<void> {
  const picked = sql`t.registered, t.sex, extract(year from t.birth_on)::int as birth_year`
  await sql`
    insert into resident_count (community_id, day, registered, sex, birth_year, delta)
    ${steps(over, on, picked, sql`r.registered, r.sex, r.birth_year`)}
    on conflict (community_id, day, registered, sex, birth_year) do update set delta = resident_count.delta + excluded.delta`.execute(
    ctx.db,
  )
}

async function countHouseholds(ctx: Ctx, over: RawBuilder<unknown>, on: Day): Promise<void> {
  await sql`
    insert into household_count (community_id, day, kind, delta) ${steps(over, on, sql`t.kind`, sql`r.kind`)}
    on conflict (community_id, day, kind) do update set delta = household_count.delta + excluded.delta`.execute(ctx.db)
}
