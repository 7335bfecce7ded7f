import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#shared/ids.ts'
import { boundariesOf } from '#modules/areas/index.ts'
import { valueOf } from '#modules/indicators/index.ts'
import { communityOfUnit } from '#modules/registers/index.ts'
import { insertAccount } from '../../accounts/commands/administer.ts'
import { insertGrant } from '../../accounts/commands/grants.ts'
import { listAccounts } from '../../accounts/queries/accounts.ts'
import { accountsDb } from '../../accounts/tables.ts'
import { requestCorrection } from '../../registers/commands/requests.ts'
import { bringActsIntoForce } from '../commands/acts/force.ts'
import { DAY, openStreet, type Street } from './act-street.ts'

let s: Street
let fresh: string
let worker: { id: string; login: string }
let asked: string
const EVE = '2026-06-30'

/** A square beside the next, west to east. */
const square = (n: number) => {
  const [x, y] = [118.3 + n * 0.01, 35.05]
  return { type: 'Polygon', coordinates: [[[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y + 0.01], [x, y]]] } // prettier-ignore
}

beforeAll(async () => {
  s = await openStreet()
  const { communityA1, communityA2 } = s.world.city
  await s.world.system(async (ctx) => {
    for (const [i, unit] of s.units.entries())
      await sql`update residential_unit set geometry = ${JSON.stringify(square(i))}::jsonb where unit_id = ${unit}`.execute(ctx.db)
    for (const [n, community] of [communityA1, communityA2].entries()) {
      const grid = newId(ctx.now)
      const path = `${community.path}g${n}/`
      await ctx.db.insertInto('area').values({ id: grid, slug: `g${n}`, path, level: 7 }).execute()
      const base = { areaId: grid, id: newId(ctx.now), validFrom: '2015-01-01', recordedAt: ctx.now, parentId: community.id, level: 7, path }
      await ctx.db.insertInto('areaVersion').values({ ...base, kind: 'grid', name: `第${n}网格`, events: ['added'], source: 'test' }).execute()
    }
    const person = await ctx.db.selectFrom('resident').select('personId').where('communityId', '=', communityA2.id).executeTakeFirstOrThrow()
    asked = person.personId
    await requestCorrection(ctx, asked, { field: 'marriage', newValue: '20', reason: '登记有误' })
    const db = await accountsDb(ctx)
    worker = { id: newId(ctx.now), login: 'worker9' }
    await insertAccount(ctx, db, { ...worker, name: '刘某', areaId: communityA2.id, demonstration: false }, 'x')
    await insertGrant(ctx, db, worker.id, { role: 'communityWorker', areaId: communityA2.id, validFrom: '2020-01-01' })
  }) // prettier-ignore
  await s.announced()
  s.at(DAY)
  expect(await bringActsIntoForce(s.world.house)).toBe(1)
  fresh = await s.world.system(async (ctx) => (await communityOfUnit({ ...ctx, asOf: DAY }, s.units[3]!))!)
})
afterAll(() => s.world.close())

const population = (id: string, day: string) =>
  s.world.system(
    async (ctx) => (await valueOf(ctx, 'registers.population', { kind: 'area', id }, { day, knownOn: null })).value,
  )

describe('what follows an act in force', () => {
  it('indicators say each day its own communities, and the street loses nobody', async () => {
    const { communityA1, streetA } = s.world.city
    expect([await population(communityA1.id, EVE), await population(communityA1.id, DAY)]).toEqual([12, 6])
    expect(await population(fresh, DAY)).toBe(18)
    expect([await population(streetA.id, EVE), await population(streetA.id, DAY)]).toEqual([24, 24])
  })
  it('maps say each day its own communities', async () => {
    const { communityA2 } = s.world.city
    const on = (id: string, day: string) => s.world.system((ctx) => boundariesOf(ctx, [id], day))
    const [outline] = await on(fresh, DAY)
    expect(outline!.geometry).toMatchObject({ type: 'Polygon' })
    const xs = (outline!.geometry.coordinates[0] as [number, number][]).map(([x]) => x)
    expect([Math.min(...xs), Math.max(...xs)].map((x) => x.toFixed(2))).toEqual(['118.31', '118.34'])
    expect(await on(fresh, EVE)).toEqual([])
    expect(await on(communityA2.id, DAY)).toEqual([])
    expect((await s.act((await acts())[0]!)).noOutline).toEqual([])
  })
  it('grids of a community that ended go on below its heir', async () => {
    const { rows } = await s.world.system((ctx) =>
      sql<{ day: string; parent: string }>`
        select v.valid_from::text as day, v.parent_id as parent from area_version v join area a on a.id = v.area_id
        where a.slug = 'g1' and v.superseded_at is null order by 1`.execute(ctx.db),
    )
    expect(rows).toEqual([
      { day: '2015-01-01', parent: s.world.city.communityA2.id },
      { day: DAY, parent: fresh },
    ])
  })
  it('open requests for correction stand where their people do', async () => {
    const at = await s.world.system((ctx) => ctx.db.selectFrom('correctionRequest').select('communityId').where('personId', '=', asked).execute()) // prettier-ignore
    expect(at).toEqual([{ communityId: fresh }])
  })
  it('a post at a community that went into one other is held there', async () => {
    const grants = await s.world.system(async (ctx) => (await accountsDb(ctx)).selectFrom('accountGrant').select(['areaId', 'validFrom', 'validTo']).where('accountId', '=', worker.id).orderBy('validFrom').execute()) // prettier-ignore
    expect(grants).toEqual([
      { areaId: s.world.city.communityA2.id, validFrom: '2020-01-01', validTo: DAY },
      { areaId: fresh, validFrom: DAY, validTo: null },
    ])
  })
  it('a post at a community that went into several is listed for the administrator', async () => {
    const { communityA1 } = s.world.city
    const left = await s.world.system(async (ctx) => {
      const db = await accountsDb(ctx)
      const id = newId(ctx.now)
      await insertAccount(ctx, db, { id, login: 'worker8', name: '陈某', areaId: communityA1.id, demonstration: false }, 'x')
      await insertGrant(ctx, db, id, { role: 'communityWorker', areaId: s.world.city.communityA2.id })
      return id
    }) // prettier-ignore
    const admin = s.world.actor('securityAdmin', s.world.city.city.id)
    const { rows } = await s.world.as(admin, (ctx) => listAccounts(ctx, { page: 1, size: 20, ended: 'yes' }))
    expect(rows.map((r) => r.id)).toEqual([left])
  })
})

const acts = () =>
  s.world.system(async (ctx) => (await ctx.db.selectFrom('planningAct').select('id').execute()).map((a) => a.id))
