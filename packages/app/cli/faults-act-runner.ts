/**
 * A process that is meant to be killed in the midst of a boundary act: brings an announced act over a few thousand people into
 * force in the city in LIREN_DATA, and says what it found there and what stands at its end. `faults-act.test.ts` kills it and looks.
 */
import { sql } from 'kysely'
import { modules } from '../app.ts'
import { bringActsIntoForce } from '#modules/planning/index.ts'
import { addResidentsInBulk, setUpUnit } from '#modules/registers/index.ts'
import { readConfig } from '#server/config.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { dayOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { buildSmallCity } from '#testing/small-city.ts'

const HOUSEHOLDS = 400
const house = await openHouse(readConfig(), modules)
house.wake = async () => {}
house.config.demo = true
const say = (line: string) => process.stdout.write(`${line}\n`)

const there = await asSystem(house, 'runner', (ctx) => ctx.db.selectFrom('planningAct').select('id').execute())
if (there.length === 0) await asSystem(house, 'runner', prepare)
say(`found ${JSON.stringify(await asSystem(house, 'runner', standing))}`)
say('ready')
await bringActsIntoForce(house)
say(`stands ${JSON.stringify(await asSystem(house, 'runner', standing))}`)
await house.opened.close()

/** Two communities full of people; an act that joins them into a new one, announced for today. */
async function prepare(ctx: Ctx): Promise<void> {
  const city = await buildSmallCity(ctx)
  const { streetA } = city
  const units = []
  for (const [i, before] of [city.communityA1.id, city.communityA2.id].entries()) {
    await addResidentsInBulk(ctx, before, people(i), { source: 'test' })
    const name = `第${i + 1}小区`
    const { id } = await setUpUnit(ctx, { townId: streetA.id, communityId: before, name, kind: 'estate', address: `路${i}`, source: '', on: '2010-01-01', reason: '登记' }) // prettier-ignore
    await sql`update dwelling set unit_id = ${id} where community_id = ${before}`.execute(ctx.db)
    units.push({ id, name, households: HOUSEHOLDS, people: HOUSEHOLDS * 2, before })
  }
  const on = dayOf(ctx.now)
  const communities = [
    {
      key: 'n',
      areaId: null,
      name: '新社区',
      kind: 'community',
      code: null,
      breachReason: null,
      unitIds: units.map((u) => u.id),
    },
  ]
  const place = { areaId: streetA.id, path: streetA.path, createdBy: 'test', createdAt: ctx.now }
  const caseId = newId(ctx.now)
  await ctx.db
    .insertInto('planningCase')
    .values({ ...place, id: caseId, name: '规划', reason: '调整', origin: 'manual', registerOn: on, state: 'filed', ownerRole: 'subdistrictOfficer' })
    .execute() // prettier-ignore
  await ctx.db
    .insertInto('planningAct')
    .values({
      ...place,
      id: newId(ctx.now),
      caseId,
      schemeId: newId(ctx.now),
      title: '新社区设立',
      reason: '调整',
      state: 'announced',
      effectiveOn: on,
      commentDays: 1,
      plan: JSON.stringify({ registerOn: on, communities, units }),
    }) // prettier-ignore
    .execute()
}

/** Couples, each in a home of their own. */
function people(block: number): Parameters<typeof addResidentsInBulk>[2] {
  return Array.from({ length: HOUSEHOLDS * 2 }, (_, n) => ({
    household: `${block}-${n >> 1}`,
    address: `路${block}${n >> 1}号`,
    name: `测试${n % 2 ? '乙' : '甲'}`,
    sex: n % 2 ? '2' : '1',
    birthOn: '1980-01-01',
    relation: n % 2 ? '1' : '0',
    registered: true,
    from: '2015-01-01',
  }))
}

async function standing(ctx: Ctx): Promise<unknown> {
  const open = sql`superseded_at is null and valid_to is null`
  const { rows } = await sql`
    select (select string_agg(state, ',') from planning_act) as act,
      (select count(distinct community_id)::int from resident where ${open}) as communities,
      (select count(*)::int from resident where ${open}) as residents,
      (select count(*)::int from household where ${open}) as households,
      (select sum(delta)::int from resident_count) as counted,
      (select count(*)::int from dwelling d where ${open} and not exists (select 1 from unit_membership m where m.unit_id = d.unit_id
        and m.community_id = d.community_id and m.superseded_at is null and m.valid_to is null)) as astray`.execute(
    ctx.db,
  )
  return rows[0]
}
