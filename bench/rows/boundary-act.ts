import { sql } from 'kysely'
import { bringActsIntoForce } from '../../packages/app/modules/planning/index.ts'
import { setUpUnit } from '../../packages/app/modules/registers/index.ts'
import type { Ctx } from '../../packages/app/server/context.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import { addDays, dayOf } from '../../packages/app/shared/dates.ts'
import { newId } from '../../packages/app/shared/ids.ts'
import { timed } from '../measure.ts'
import { atMost, type Bed, type Row } from '../types.ts'

const PEOPLE = 100_000
/** Residential units that the homes of each community are put into. */
const UNITS = 8

/** An announced act that joins communities of about a hundred thousand people two by two into new ones. */
async function announced(ctx: Ctx, bed: Bed): Promise<number> {
  const { rows: sized } = await sql<{ id: string; people: number }>`
    select community_id as id, count(*)::int as people from resident where superseded_at is null and valid_to is null group by 1 order by 1`.execute(
    ctx.db,
  )
  const chosen: string[] = []
  let people = 0
  for (const c of sized) {
    if (people >= PEOPLE) break
    chosen.push(c.id)
    people += c.people
  }
  const { rows } = await sql<{ parentId: string; path: string }>`
    select v.parent_id, a.path from area_version v join area a on a.id = v.parent_id where v.area_id = ${chosen[0]} and v.superseded_at is null`.execute(
    ctx.db,
  )
  const town = rows[0]!
  const on = dayOf(ctx.now)
  const units: { id: string; name: string; households: number; people: number; before: string }[] = []
  for (const [i, communityId] of chosen.entries()) units.push(...(await housed(ctx, town.parentId, communityId, i)))
  const communities = Array.from({ length: Math.ceil(chosen.length / 2) }, (_, i) => ({
    key: `n${i}`, areaId: null, name: `第${i}社区`, kind: 'community', code: null, breachReason: null,
    unitIds: units.filter((u) => Math.floor(chosen.indexOf(u.before) / 2) === i).map((u) => u.id),
  })) // prettier-ignore
  const plan = { registerOn: on, communities, units }
  const caseId = newId(ctx.now)
  await ctx.db
    .insertInto('planningCase')
    .values({
      id: caseId,
      areaId: town.parentId,
      path: town.path,
      name: 'bench',
      reason: 'bench',
      origin: 'manual',
      registerOn: on,
      state: 'filed',
      ownerRole: 'subdistrictOfficer',
      createdBy: bed.engine,
      createdAt: ctx.now,
    }) // prettier-ignore
    .execute()
  await ctx.db
    .insertInto('planningAct')
    .values({
      id: newId(ctx.now),
      caseId,
      schemeId: newId(ctx.now),
      areaId: town.parentId,
      path: town.path,
      title: 'bench',
      reason: 'bench',
      state: 'announced',
      effectiveOn: on,
      commentDays: 1,
      plan: JSON.stringify(plan),
      createdBy: bed.engine,
      createdAt: ctx.now,
    }) // prettier-ignore
    .execute()
  return people
}

async function housed(ctx: Ctx, townId: string, communityId: string, i: number) {
  const made = []
  for (let n = 0; n < UNITS; n++) {
    const name = `第${i}-${n}小区`
    const about = {
      townId,
      communityId,
      name,
      kind: 'estate' as const,
      address: `${name}路`,
      source: '',
      on: addDays(dayOf(ctx.now), -1),
      reason: 'bench',
    }
    const { id } = await setUpUnit(ctx, about) // prettier-ignore
    made.push({ id, name, households: 1, people: 1, before: communityId })
  }
  await sql`
    update dwelling d set unit_id = (${made.map((m) => m.id)}::uuid[])[1 + (abs(hashtext(d.dwelling_id::text)) % ${UNITS})]
    where d.community_id = ${communityId} and d.superseded_at is null`.execute(ctx.db)
  return made
}

/** How long one who reads a list meanwhile waits at most. */
async function readsWhile(
  bed: Bed,
  work: () => Promise<unknown>,
): Promise<{ ms: number; longest: number; reads: number }> {
  let [longest, reads] = [0, 0]
  const turn = { running: true }
  const reader = async () => {
    while (turn.running) {
      const place = bed.communities[reads % bed.communities.length]!
      const { ms } = await timed(() =>
        asSystem(bed.house, 'bench', (ctx) =>
          sql`select id, name from resident where community_id = ${place.id} and superseded_at is null order by id limit 50`.execute(
            ctx.db,
          ),
        ),
      )
      longest = Math.max(longest, ms)
      reads++
    }
  }
  const reading = bed.engine === 'postgres' ? reader() : Promise.resolve()
  const { ms } = await timed(work)
  turn.running = false
  await reading
  return { ms, longest, reads }
}

/** A boundary act over a hundred thousand people and their rows, put in force in one transaction. */
export const boundaryAct: Row = {
  id: 'act',
  work: 'a boundary act put in force',
  run: async (bed) => {
    const people = await asSystem(bed.house, 'bench', (ctx) => announced(ctx, bed))
    const { ms, longest, reads } = await readsWhile(bed, async () => {
      if ((await bringActsIntoForce(bed.house)) !== 1) throw new Error('the act did not come into force')
    })
    const moved = atMost(`${people.toLocaleString('en')} people and their rows, one transaction`, ms / 1000, 60, ' s')
    if (bed.engine !== 'postgres') return [{ ...moved, bar: `${moved.bar} (asked of PostgreSQL)` }]
    return [moved, atMost(`the longest of ${reads} reads meanwhile`, longest, 1000, ' ms')]
  },
}
