import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { indicators } from '../indicators.ts'
import { bodiesOf, findBodies, popolo, ruleText } from '../queries/public.ts'
import { newOrgan, outsider, peopleOf, seatedOrgan } from './organs-of.ts'
import { adopted, inForce } from './samples/rules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const anybody = { kind: 'public' } as const
const valueOf = (key: string, day = '2026-06-01') =>
  world.as(street(), async (ctx) => {
    const areaIds = [world.city.communityA1.id, world.city.communityA2.id]
    const rows = await indicators.find((i) => i.key === `organs.${key}`)!.compute!(ctx, { day, areaIds })
    return rows.reduce((n, r) => n + r.value, 0)
  })

describe('figures of bodies', () => {
  it('count who sits on the day, women, vacancies, terms that end and one person for both posts', async () => {
    const areaId = world.city.communityA1.id
    const [one] = await world.system((ctx) => peopleOf(ctx, areaId, 1, { sex: '2' }))
    const lead = (post: 'chair' | 'secretary') => ({ personId: one!.personId, post, inReason: 'elected' as const })
    const committee = await seatedOrgan(world, 'residentsCommittee', { areaId, from: '2021-09-01', to: '2026-09-01', members: [lead('chair'), outsider('member', { sex: '1' })] }) // prettier-ignore
    await seatedOrgan(world, 'branch', { areaId, members: [lead('secretary')] })
    await world.system((ctx) => ctx.db.insertInto('organPost').values({ areaId, organId: committee.id, id: committee.id, kind: 'member', seats: 5, fromOn: '2021-09-01', toOn: null }).execute()) // prettier-ignore
    expect([await valueOf('members'), await valueOf('women'), await valueOf('vacancies'), await valueOf('oneForBoth')]).toEqual([2, 1, 3, 1]) // prettier-ignore
    expect([await valueOf('termsEnding'), await valueOf('termsOver')]).toEqual([1, 0])
    expect([await valueOf('termsEnding', '2026-09-01'), await valueOf('termsOver', '2026-09-01')]).toEqual([0, 1])
    expect([await valueOf('members', '2021-08-31'), await valueOf('bodies')]).toEqual([0, 2])
    expect([await valueOf('judged'), await valueOf('green')]).toEqual([2, 0])
  })
})

describe('what everybody may read', () => {
  it('is who holds office, by name and post, and rules in force; nothing of the register, no representative, no draft', async () => {
    const areaId = world.city.communityA2.id
    const [one] = await world.system((ctx) => peopleOf(ctx, areaId, 1))
    await seatedOrgan(world, 'residentsCommittee', { areaId, members: [{ personId: one!.personId, post: 'chair', inReason: 'elected' }] }) // prettier-ignore
    await seatedOrgan(world, 'representatives', { areaId, n: 2 })
    const shown = await world.as(anybody, (ctx) => bodiesOf(ctx, areaId))
    const committee = shown.bodies.find((b) => b.kind === 'residentsCommittee')!
    expect(committee.holders.map((h) => [h.name, h.post])).toEqual([[one!.name, 'chair']])
    expect(shown.bodies.find((b) => b.kind === 'representatives')!.holders).toEqual([])
    expect(JSON.stringify(shown)).not.toContain(one!.personId)
    await expect(world.as(anybody, (ctx) => ctx.db.selectFrom('organMember').selectAll().execute())).rejects.toThrow(/permission|denied/) // prettier-ignore
    const found = await world.as(anybody, (ctx) => findBodies(ctx, { search: '东关' }))
    expect(found.rows.map((r) => [r.areaId, r.bodies])).toEqual([[areaId, 2]])
  })

  it('is a rule once it is in force, and Popolo whose memberships name persons, posts and organizations', async () => {
    const draft = await adopted(world)
    await expect(world.as(anybody, (ctx) => ruleText(ctx, draft))).rejects.toMatchObject({ code: 'access.notFound' })
    const rule = await inForce(world)
    expect((await world.as(anybody, (ctx) => ruleText(ctx, rule))).text).toContain('第一条')
    const areaId = world.city.communityB1.id
    await newOrgan(world, 'branch', { areaId })
    await seatedOrgan(world, 'subCommittee', { areaId, n: 2 })
    const said = JSON.parse(String((await world.as(anybody, (ctx) => popolo(ctx, areaId))).body)) as Record<string, { id: string; person_id?: string; organization_id?: string; post_id?: string }[]> // prettier-ignore
    const ids = (list: string) => new Set(said[list]!.map((x) => x.id))
    expect(said['memberships']).toHaveLength(2)
    for (const m of said['memberships']!)
      expect([ids('persons').has(m.person_id!), ids('organizations').has(m.organization_id!), ids('posts').has(m.post_id!)]).toEqual([true, true, true]) // prettier-ignore
  })
})
