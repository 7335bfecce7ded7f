import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { JobHandle } from '#server/jobs/types.ts'
import type { Day } from '#shared/dates.ts'
import { require } from '#server/access.ts'
import { changeUnit, setUpUnit } from '#modules/registers/index.ts'
import { groupsOf, hasPlace, settled, viewOf } from '../queries/compounds.ts'
import type { CompoundView } from '../contract/compounds.ts'

export interface Taken {
  taken: number
  /** Their unit is on the register already. */
  known: number
  /** Sources disagree and nobody has decided. */
  disputed: number
  /** Nobody knows in which subdistrict or town they lie. */
  nowhere: number
}
const SLICE = 100

/** Makes residential units of the compounds that are decided or undisputed; the others stay and are counted. Harmless when run twice. */
export async function takeAll(handle: JobHandle, areaId: string, on: Day): Promise<Taken> {
  const { ready, ...left } = await handle.transaction((ctx) => sorted(ctx, areaId))
  for (let i = 0; i < ready.length; i += SLICE) {
    await handle.checkCancelled()
    await handle.transaction(async (ctx) => {
      for (const compound of ready.slice(i, i + SLICE)) await take(ctx, compound, on)
    })
    await handle.progress(Math.min(i + SLICE, ready.length), ready.length)
  }
  return { taken: ready.length, ...left }
}

async function sorted(ctx: Ctx, areaId: string): Promise<Omit<Taken, 'taken'> & { ready: CompoundView[] }> {
  const path = await require(ctx, 'planning.draw', areaId)
  const all = (await groupsOf(ctx, path, sql`c.state in ('waiting', 'decided')`)).map(viewOf)
  const fresh = all.filter((c) => c.unitId === null || settled(c))
  const open = fresh.filter(settled)
  const ready = open.filter(hasPlace)
  return {
    ready,
    known: all.length - fresh.length,
    disputed: fresh.length - open.length,
    nowhere: open.length - ready.length,
  }
}

async function take(ctx: Ctx, compound: CompoundView, on: Day): Promise<void> {
  const unitId = compound.unitId ? await restate(ctx, compound, on) : await setUp(ctx, compound, on)
  await sql`update planning_compound set state = 'taken', unit_id = ${unitId},
    decided_households = coalesce(decided_households, ${compound.households}), version = version + 1 where group_id = ${compound.id}`.execute(
    ctx.db,
  )
}

/** The unit is on the register: it states the number that was decided on. */
async function restate(ctx: Ctx, compound: CompoundView, on: Day): Promise<string> {
  const unitId = compound.unitId!
  const { rows } = await sql<{ version: number; since: Day }>`
    select version, valid_from as since from residential_unit where unit_id = ${unitId} and superseded_at is null and valid_to is null`.execute(
    ctx.db,
  )
  const now = rows[0]
  if (now)
    await changeUnit(ctx, unitId, {
      version: now.version,
      on: on > now.since ? on : now.since,
      reason: '由小区名录核定户数',
      facts: { households: compound.households! },
    })
  return unitId
}

async function setUp(ctx: Ctx, compound: CompoundView, on: Day): Promise<string> {
  const placed = compound.said.find((s) => s.x !== null && !s.astray) ?? compound.said.find((s) => s.x !== null)
  const year = compound.said.find((s) => s.builtYear !== null)?.builtYear
  const { id } = await setUpUnit(ctx, {
    townId: compound.townId!,
    name: compound.name,
    kind: 'estate',
    address: compound.said.find((s) => s.address !== '')?.address ?? '',
    source: [...new Set(compound.said.map((s) => s.source))].join('、').slice(0, 200),
    on,
    reason: '由小区名录导入',
    ...(placed ? { x: placed.x!, y: placed.y! } : {}),
    ...(compound.households === null ? {} : { households: compound.households }),
    ...(year ? { builtYear: year } : {}),
  })
  return id
}
