import { sql, type RawBuilder } from 'kysely'
import { requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { maskName, wantedOf } from '../rules/names.ts'
import { addressLike } from './address.ts'
import { choosing, chosen, dressed, idsOf, matching, shownPerson, usualOrder } from './people.ts'
import { inArea, known, valid } from './time.ts'
import { unitsIn } from './units.ts'

type Found = z.output<typeof contract.found>
const MOST = 8
/** How many of those who match are looked at for the eight that are shown. */
const LOOKED_AT = 100

/** The one box: people by name, initials, id or phone, homes by address, units by name. At most eight, people first. */
export async function findInPalette(ctx: Ctx, text: string): Promise<Found[]> {
  requireRight(ctx, 'registers.read')
  const wanted = wantedOf(text)
  if (wanted.by === 'nothing') return []
  const people = wanted.by === 'address' ? [] : await findPeople(ctx, text)
  const homes = wanted.by === 'address' || wanted.by === 'name' ? await findHomes(ctx, wanted.text) : []
  const units = wanted.by === 'address' || wanted.by === 'name' ? await findUnits(ctx, wanted.text) : []
  return [...people, ...units.slice(0, 3), ...homes].slice(0, MOST)
}

async function findPeople(ctx: Ctx, text: string): Promise<Found[]> {
  const where = sql`${known(ctx, 'r')} and ${valid(ctx, 'r')} and ${await inArea(ctx, 'r.community_id', undefined)} and ${await matching(ctx, text)}`
  const order = sql`${usualOrder(text)}, id`
  const wanted = wantedOf(text)
  const keys = await choosing(ctx, text, (run) =>
    wanted.by === 'name' ? nearestOf(run, where, order, wanted.text) : idsOf(run, where, order, MOST, 0),
  )
  const rows = await dressed(ctx, chosen(keys), order)
  return rows
    .map((r) => shownPerson(r, ctx.asOf))
    .map((p) => ({
      kind: 'person',
      id: p.id,
      title: p.name,
      detail: `${p.birthOn.slice(0, 4)} · ${p.community} ${p.address}`,
      householdId: p.householdId,
    }))
}

/** Whoever is called just so first, then some of those whose name holds the text: a short one is in thousands of names. */
async function nearestOf(ctx: Ctx, where: RawBuilder<unknown>, order: RawBuilder<unknown>, name: string) {
  const columns = sql`r.community_id, r.id, r.name, r.initials`
  const { rows } = await sql<{ communityId: string; id: string }>`
    select community_id, id from (
      (select ${columns}, 0 as far from resident r where ${where} and r.name = ${name} limit ${MOST})
      union all
      (select ${columns}, 1 as far from resident r where ${where} and r.name <> ${name} limit ${LOOKED_AT})) as near
    order by far, ${order} limit ${MOST}`.execute(ctx.db)
  return rows
}

async function findHomes(ctx: Ctx, text: string): Promise<Found[]> {
  const { rows } = await sql<{ id: string; householdId: string; address: string; head: string | null }>`
    select d.dwelling_id as id, h.household_id, d.address,
      (select r.name from resident r where r.community_id = h.community_id and r.household_id = h.household_id and r.is_head and ${known(ctx, 'r')} and ${valid(ctx, 'r')} limit 1) as head
    from dwelling d join household h on h.community_id = d.community_id and h.dwelling_id = d.dwelling_id and ${known(ctx, 'h')} and ${valid(ctx, 'h')}
    where ${known(ctx, 'd')} and ${valid(ctx, 'd')} and ${await addressLike(ctx, text)} order by length(d.address), d.address limit ${MOST}`.execute(
    ctx.db,
  )
  return rows.map((r) => ({
    kind: 'home',
    id: r.id,
    title: r.address,
    detail: maskName(r.head ?? ''),
    householdId: r.householdId,
  }))
}

async function findUnits(ctx: Ctx, text: string): Promise<Found[]> {
  const { rows } = await sql<{ id: string; name: string; address: string }>`
    select u.unit_id as id, u.name, u.address from residential_unit u
    where ${known(ctx, 'u')} and ${valid(ctx, 'u')} and position(${text} in u.name) > 0
      and ${await unitsIn(ctx, undefined)}
    order by length(u.name), u.name limit 3`.execute(ctx.db)
  return rows.map((r) => ({ kind: 'unit', id: r.id, title: r.name, detail: r.address, householdId: null }))
}
