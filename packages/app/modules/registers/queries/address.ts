import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import { known } from './time.ts'

/**
 * SQL condition on residents: their home is like the typed address. `金雀山小区3-2` is the unit whose name it begins with
 * and then what the address holds; otherwise the beginning of the address.
 */
export async function homesLike(ctx: Ctx, text: string): Promise<RawBuilder<unknown>> {
  return sql`(r.community_id, r.household_id) in (select h.community_id, h.household_id from household h
    join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and ${known(ctx, 'd')}
    where ${known(ctx, 'h')} and ${await addressLike(ctx, text)})`
}

/** SQL condition on dwellings (`d`) for a typed address. */
export async function addressLike(ctx: Ctx, typed: string): Promise<RawBuilder<unknown>> {
  const text = typed.replaceAll(/\s/g, '')
  const { rows: units } = await sql<{ unitId: string; name: string }>`
    select u.unit_id, u.name from residential_unit u where ${known(ctx, 'u')}
      and (position(u.name in ${text}) > 0 or u.name like ${containing(text)}) order by length(u.name) desc limit 20`.execute(
    ctx.db,
  )
  const begins = sql`(d.address >= ${text} and d.address < ${text + '\u{10FFFF}'})`
  if (units.length === 0) return begins
  const named = units.find((u) => text.includes(u.name))
  const rest = named ? text.slice(text.indexOf(named.name) + named.name.length) : ''
  const within = rest ? sql`and (d.room like ${`${rest}%`} or d.address like ${containing(rest)})` : sql``
  const ids = named ? units.filter((u) => u.name === named.name).map((u) => u.unitId) : units.map((u) => u.unitId)
  return sql`((d.unit_id = any(${ids}::uuid[]) ${within}) or ${begins})`
}
