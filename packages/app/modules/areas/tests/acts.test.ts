import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import type { ActPayload } from '../contract/acts.ts'
import { approve, bringIntoForce, draft, giveBack, submit, withdraw } from '../commands/acts.ts'
import { actOf } from '../queries/acts.ts'
import { areaHistoryPage } from '../queries/history.ts'
import { areaAsOf, areasUnder, findAreaByCode } from '../queries/tree.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const district = () => world.actor('countyOfficer', world.city.lanshan.id)
const cityOfficer = () => world.actor('cityOfficer', world.city.city.id)
const tick = () => {
  world.now = new Date(world.now.getTime() + 60_000)
}
type Who = Parameters<World['as']>[0]

async function propose(
  payload: ActPayload,
  effectiveOn = '2026-01-01',
  by: Who = street(),
  document?: string,
): Promise<{ id: string; version: number }> {
  tick()
  const { id } = await world.as(by, (ctx) => draft(ctx, { payload, effectiveOn, reason: '理由充分', document }))
  await world.as(by, (ctx) => submit(ctx, id, 1))
  return { id, version: 2 }
}
async function enact(
  payload: ActPayload,
  effectiveOn = '2026-01-01',
  by: Who = street(),
  of: Who = district(),
  document?: string,
): Promise<string> {
  const { id, version } = await propose(payload, effectiveOn, by, document)
  tick()
  await world.as(of, (ctx) => approve(ctx, id, version, '兰政字〔2026〕3号'))
  return id
}
const named = (id: string, asOf: string) =>
  world.as(cityOfficer(), async (ctx) => (await areaAsOf(ctx, id))?.name, { asOf })

describe('a change of the tree', () => {
  it('set up by the subdistrict and approved by the district stands from its day', async () => {
    await enact(
      {
        kind: 'setUp',
        parentId: world.city.streetA.id,
        area: { name: '新苑社区', kind: 'community', codeStat: '371302001011' },
      },
      '2026-03-01',
    )
    const found = (asOf: string) => world.as(cityOfficer(), (ctx) => findAreaByCode(ctx, '371302001011', 5), { asOf })
    expect(await found('2026-02-28')).toBeUndefined()
    expect(await found('2026-03-01')).toMatchObject({
      name: '新苑社区',
      slug: '371302001011',
      path: `${world.city.streetA.path}371302001011/`,
    })
  })
  it('renamed keeps its identity and both names with their days', async () => {
    await enact({ kind: 'rename', areaId: world.city.communityA2.id, name: '东关街社区' }, '2026-02-01')
    expect([
      await named(world.city.communityA2.id, '2026-01-31'),
      await named(world.city.communityA2.id, '2026-02-01'),
    ]).toEqual(['东关社区', '东关街社区'])
  })
  it('is not proposed by the district nor approved by the subdistrict: the law says who', async () => {
    const payload: ActPayload = { kind: 'rename', areaId: world.city.communityA1.id, name: '考棚街社区' }
    const input = { payload, effectiveOn: '2026-04-01', reason: '理由充分' }
    await expect(world.as(district(), (ctx) => draft(ctx, input))).rejects.toMatchObject({
      code: 'areas.wrongProposer',
      params: { article: '第三条' },
    })
    const { id, version } = await propose(payload, '2026-04-01')
    await expect(world.as(street(), (ctx) => approve(ctx, id, version))).rejects.toMatchObject({
      code: 'areas.wrongApprover',
    })
    await expect(world.as(cityOfficer(), (ctx) => approve(ctx, id, version))).rejects.toMatchObject({
      code: 'areas.wrongApprover',
    })
    expect((await world.as(district(), (ctx) => actOf(ctx, id))).verbs).toEqual(['approve', 'return'])
    await world.as(district(), (ctx) => giveBack(ctx, id, version, '请补材料'))
    await expect(world.as(district(), (ctx) => approve(ctx, id, 3))).rejects.toMatchObject({ code: 'areas.wrongState' })
    expect((await world.as(street(), (ctx) => actOf(ctx, id))).verbs).toEqual(['submit', 'withdraw'])
  })
  it('村改居 needs the consent of the villagers’ assembly, and then keeps the area and its people’s place', async () => {
    const town = world.actor('subdistrictOfficer', world.city.townC.id)
    const luozhuang = world.actor('countyOfficer', world.city.luozhuang.id)
    const payload: ActPayload = {
      kind: 'convert',
      areaId: world.city.villageC1.id,
      to: 'community',
      name: '沂堂社区',
      codeStat: '371311101001',
    }
    await expect(propose(payload, '2026-01-01', town)).rejects.toMatchObject({
      code: 'areas.documentMissing',
      field: 'document',
    })
    await enact(payload, '2026-01-01', town, luozhuang, '沂堂村村民会议决议2025-12-01')
    const { versions } = await world.as(luozhuang, (ctx) => areaHistoryPage(ctx, world.city.villageC1.id))
    expect(versions.map((v) => [v.kind, v.name, v.codeStat, v.validFrom])).toEqual([
      ['villagersCommittee', '沂堂村委会', '371311101201', '2000-01-01'],
      ['community', '沂堂社区', '371311101001', '2026-01-01'],
    ])
  })
  it('镇改街 is decided by the province: the city records it, with the number of the decision', async () => {
    const luozhuang = world.actor('countyOfficer', world.city.luozhuang.id)
    const payload: ActPayload = { kind: 'convert', areaId: world.city.townC.id, to: 'subdistrict', name: '沂堂街道' }
    const { id, version } = await propose(payload, '2026-02-01', luozhuang)
    await expect(world.as(cityOfficer(), (ctx) => approve(ctx, id, version))).rejects.toMatchObject({
      code: 'areas.documentMissing',
      field: 'approvalDocument',
    })
    tick()
    await world.as(cityOfficer(), (ctx) => approve(ctx, id, version, '鲁政字〔2026〕8号'))
    const children = await world.as(cityOfficer(), (ctx) =>
      areasUnder(ctx, world.city.townC.id, { level: 5, asOf: '2026-02-02' }),
    )
    expect(children.map((c) => c.name)).toEqual(['沂堂社区'])
  })
  it('merging makes links and ends the first; its groups go on below the other', async () => {
    const worker = world.actor('communityWorker', world.city.communityB1.id)
    const streetB = world.actor('subdistrictOfficer', world.city.streetB.id)
    await enact(
      { kind: 'setUp', parentId: world.city.communityB1.id, area: { name: '第一居民小组', kind: 'group' } },
      '2026-01-10',
      worker,
      streetB,
    )
    await enact(
      { kind: 'merge', fromIds: [world.city.communityB1.id], intoId: world.city.committeeB2.id },
      '2026-02-01',
      streetB,
    )
    expect(await named(world.city.communityB1.id, '2026-02-01')).toBeUndefined()
    const { links } = await world.as(cityOfficer(), (ctx) => areaHistoryPage(ctx, world.city.communityB1.id))
    expect(links).toMatchObject([
      { kind: 'merged', direction: 'to', otherId: world.city.committeeB2.id, confirmedBy: 'countyOfficer' },
    ])
    const below = await world.as(cityOfficer(), (ctx) =>
      areasUnder(ctx, world.city.committeeB2.id, { level: 6, asOf: '2026-02-01' }),
    )
    expect(below.map((g) => [g.name, g.path.startsWith(world.city.committeeB2.path)])).toEqual([['第一居民小组', true]])
  })
  it('splitting makes new areas that know where they came from', async () => {
    const parts = [
      { name: '洗砚池东社区', kind: 'community' as const },
      { name: '洗砚池西社区', kind: 'community' as const },
    ]
    await enact({ kind: 'split', areaId: world.city.committeeA3.id, parts, keep: false }, '2026-05-01')
    const { links } = await world.as(cityOfficer(), (ctx) => areaHistoryPage(ctx, world.city.committeeA3.id))
    expect(links.map((l) => [l.kind, l.direction, l.otherName])).toEqual([['split', 'to', '洗砚池东社区'], ['split', 'to', '洗砚池西社区']]) // prettier-ignore
  })
  it('moved takes its whole subtree along, in access too', async () => {
    await enact(
      { kind: 'move', areaId: world.city.streetB.id, parentId: world.city.luozhuang.id },
      '2026-05-01',
      district(),
      cityOfficer(),
    )
    const path = await world.system(
      async (ctx) =>
        (
          await ctx.db
            .selectFrom('area')
            .select('path')
            .where('id', '=', world.city.committeeB2.id)
            .executeTakeFirstOrThrow()
        ).path,
    )
    expect(path).toBe('/3713/371311/371302002/371302002002/')
  })
  it('approved can be withdrawn before its day, and all is as it was', async () => {
    const id = await enact({ kind: 'abolish', areaId: world.city.communityA1.id }, '2027-01-01')
    expect(await named(world.city.communityA1.id, '2027-01-01')).toBeUndefined()
    tick()
    await world.as(street(), (ctx) => withdraw(ctx, id, 3, '不撤了'))
    expect(await named(world.city.communityA1.id, '2027-01-01')).toBe('考棚社区')
    const past = await enact({ kind: 'rename', areaId: world.city.communityA1.id, name: '考棚路社区' }, '2026-05-20')
    await expect(world.as(street(), (ctx) => withdraw(ctx, past, 3, '不改了'))).rejects.toMatchObject({
      code: 'areas.tooLate',
    })
  })
})

describe('a proposal is refused', () => {
  const cases = (): [string, ActPayload, string][] => [
    [
      'a name that a sibling bears',
      { kind: 'setUp', parentId: world.city.streetA.id, area: { name: '新苑社区', kind: 'community' } },
      'areas.nameTaken',
    ],
    [
      'a code in use',
      {
        kind: 'setUp',
        parentId: world.city.streetA.id,
        area: { name: '乙社区', kind: 'community', codeStat: '371302001001' },
      },
      'areas.codeInUse',
    ],
    [
      'a code of another level',
      {
        kind: 'setUp',
        parentId: world.city.streetA.id,
        area: { name: '乙社区', kind: 'community', codeStat: '371302003000' },
      },
      'areas.codeLevelMismatch',
    ],
    [
      'a kind of another level',
      { kind: 'setUp', parentId: world.city.streetA.id, area: { name: '乙镇', kind: 'town' } },
      'areas.kindOfLevel',
    ],
    [
      'nothing new',
      { kind: 'recode', areaId: world.city.communityA1.id, codeStat: '371302001001' },
      'areas.nothingChanges',
    ],
    ['no target', { kind: 'merge', fromIds: [world.city.communityA1.id] }, 'areas.mergeTarget'],
    [
      'itself as target',
      { kind: 'merge', fromIds: [world.city.communityA1.id], intoId: world.city.communityA1.id },
      'areas.mergeTarget',
    ],
    [
      'areas of two parents',
      { kind: 'merge', fromIds: [world.city.communityA1.id], intoId: world.city.committeeB2.id },
      'areas.notSiblings',
    ],
    [
      'a parent of the wrong level',
      { kind: 'move', areaId: world.city.communityA1.id, parentId: world.city.lanshan.id },
      'areas.parentLevel',
    ],
    [
      'an area that is no more',
      { kind: 'rename', areaId: world.city.committeeA3.id, name: '丙社区' },
      'areas.notInForce',
    ],
  ]
  it.each(Array.from({ length: 10 }, (_, i) => i))('case %i', async (i) => {
    const [, payload, code] = cases()[i]!

    await expect(
      world.as(street(), (ctx) => draft(ctx, { payload, effectiveOn: '2026-06-01', reason: '理由充分' })),
      cases()[i]![0],
    ).rejects.toMatchObject({ code })
  })
  it('to abolish what still has areas below', async () => {
    const input = {
      payload: { kind: 'abolish', areaId: world.city.streetA.id } as const,
      effectiveOn: '2026-06-01',
      reason: '理由充分',
    }
    await expect(world.as(district(), (ctx) => draft(ctx, input))).rejects.toMatchObject({
      code: 'areas.childrenRemain',
    })
  })
  it('from another area as if there were nothing', async () => {
    const stranger = world.actor('subdistrictOfficer', world.city.townC.id)
    const input = {
      payload: { kind: 'rename', areaId: world.city.communityA1.id, name: '丁社区' } as const,
      effectiveOn: '2026-06-01',
      reason: '理由充分',
    }
    await expect(world.as(stranger, (ctx) => draft(ctx, input))).rejects.toMatchObject({ code: 'access.notFound' })
  })
})

describe('a move approved for a later day', () => {
  it('is in force on its day in the tree, and in access when the hour strikes', async () => {
    const { community, to } = await world.system(async (ctx) => ({
      community: (await findAreaByCode(ctx, '371302001011', 5, '2026-06-01'))!,
      to: (await findAreaByCode(ctx, '371302002000', 4, '2026-06-01'))!,
    }))
    await enact({ kind: 'rename', areaId: community.id, name: '新苑东社区' }, '2026-05-30')
    const pathNow = () =>
      world.system(
        async (ctx) =>
          (await ctx.db.selectFrom('area').select('path').where('id', '=', community.id).executeTakeFirstOrThrow())
            .path,
      )
    await enact({ kind: 'move', areaId: community.id, parentId: to.id }, '2026-07-01')
    expect(await pathNow()).toBe(community.path)
    world.now = new Date('2026-07-01T02:00:00Z')
    expect(await world.system(bringIntoForce)).toBe(1)
    expect(await pathNow()).toBe(`${to.path}371302001011/`)
  })
})
