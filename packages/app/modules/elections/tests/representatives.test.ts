import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundOrgan, groupsOf, organOf } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { nominate } from '../commands/candidates.ts'
import { setAccount } from '../commands/count.ts'
import { planElection } from '../commands/plan.ts'
import { addBox, addHelper } from '../commands/stations.ts'
import { getCount } from '../queries/counted.ts'
import { resultsOf } from '../queries/result.ts'
import { screenOf } from '../queries/screen.ts'
import { proposeSeats } from '../queries/seats.ts'
import { householdsByGroup, seatsFor } from '../rules/quota.ts'
import { election, enter, formalOf, neighbours, noon, refused, step, teams, toList, vetAll, vote, worker, type Road } from './road.ts' // prettier-ignore

describe('the quota of representatives', () => {
  const law = { per: 'households' as const, min: 20, max: 50 }
  it.each([
    [1, 1, 1],
    [39, 1, 1],
    [40, 1, 2],
    [50, 1, 2],
    [51, 2, 2],
    [100, 2, 5],
    [101, 3, 5],
    [1000, 20, 50],
  ])('gives %i households %i to %i, at one for 20 to 50', (households, least, most) => {
    expect(seatsFor(law, households)).toEqual({ least, most })
  })

  it('was two or three for each group before 2026, however many households it has', () => {
    expect(seatsFor({ per: 'group', min: 2, max: 3 }, 400)).toEqual({ least: 2, most: 3 })
  })

  it('takes what a group says of its households, and shares the rest of the register evenly', () => {
    const shared = householdsByGroup([{ households: 60 }, { households: null }, { households: null }], 131)
    expect(shared.map((g) => [g.households, g.from])).toEqual([
      [60, 'group'],
      [36, 'register'],
      [35, 'register'],
    ])
    expect(householdsByGroup([{ households: 60 }, { households: null }], 50).map((g) => g.households)).toEqual([60, 0])
  })
})

describe('a selection of representatives, group by group', () => {
  const HOUSEHOLDS = 125
  let world: World
  let r: Road
  let groups: { id: string; name: string }[]
  beforeAll(async () => {
    world = await openWorld()
    world.now = noon('2026-06-01')
    const communityId = world.city.communityA1.id
    const people = await neighbours(world, communityId, HOUSEHOLDS)
    await world.system(async (ctx) => {
      for (const [name, households] of [['第一居民小组', 60], ['第二居民小组', null]] as const)
        await foundOrgan(ctx, { areaId: communityId, kind: 'residentsGroup', name, on: '2020-01-01', households, source: '设立' })
    })
    groups = await world.system((ctx) => groupsOf(ctx, communityId, '2026-06-01'))
    r = { world, communityId, id: '', people, heads: people.filter((_p, i) => i % 2 === 0), version: 1, day: '2026-07-20' }
  }) // prettier-ignore
  afterAll(() => world.close())

  const planned = (seats: readonly [number | undefined, number][], more: { electionDay?: string; reason?: string } = {}) =>
    world.as(worker(r), (ctx) =>
      planElection(ctx, {
        communityId: r.communityId, kind: 'representatives', mode: 'allVoters', electionDay: r.day, dates: {}, reason: '', note: '', ...more,
        seats: seats.map(([g, n]) => ({ post: 'representative' as const, seats: n, ...(g === undefined ? {} : { groupId: groups[g]!.id }) })),
      })) // prettier-ignore
  const nominated = (person: number, group?: number) =>
    world.as(worker(r), (ctx) =>
      nominate(ctx, r.id, {
        personId: r.heads[person]!.personId,
        post: 'representative',
        by: 'group',
        nominators: [],
        about: '',
        ...(group === undefined ? {} : { groupId: groups[group]!.id }),
      }),
    )

  it('is proposed from the households of the register, with the article', async () => {
    const proposed = await world.as(worker(r), (ctx) => proposeSeats(ctx, { communityId: r.communityId, electionDay: r.day })) // prettier-ignore
    expect(proposed.households).toBe(HOUSEHOLDS)
    expect(proposed.rows.map(({ name, households, from, least, most }) => [name, households, from, least, most])).toEqual([
      ['第一居民小组', 60, 'group', 2, 3],
      ['第二居民小组', 65, 'register', 2, 3],
    ]) // prettier-ignore
    expect(proposed.quota).toMatchObject({ per: 'households', min: 20, max: 50, law: { article: '第十三条' }, otherByNeed: true }) // prettier-ignore
  })

  it('leaves no group out, and takes no other number than the quota gives unless the need is said', async () => {
    expect(await refused(planned([[0, 2]]))).toBe('elections.groupsLeft')
    expect(await refused(planned([[undefined, 4]]))).toBe('elections.groupMissing')
    expect(await refused(planned([[0, 2], [0, 2], [1, 2]]))).toBe('elections.groupTwice') // prettier-ignore
    expect(await refused(planned([[0, 4], [1, 2]]))).toBe('elections.representativesQuota') // prettier-ignore
    expect(await refused(planned([[0, 2], [1, 1]]))).toBe('elections.representativesQuota') // prettier-ignore
    const { id } = await planned([[0, 2], [1, 1]], { reason: '第二居民小组住房空置较多' }) // prettier-ignore
    r.id = id
    expect((await election(r)).seats).toMatchObject([
      { group: '第一居民小组', households: 60, seats: 2 },
      { group: '第二居民小组', households: 65, seats: 1 },
    ])
  })

  it('has candidates of each group, as many as it has seats at least: the law asks more only of the committee', async () => {
    await toList(r)
    await step(r, 'openNomination')
    expect(await refused(nominated(0))).toBe('elections.groupMissing')
    for (const [person, group] of [[0, 0], [1, 0], [2, 0]] as const) await nominated(person, group) // prettier-ignore
    // Three stand for the two seats of the first group, nobody for the seat of the second.
    expect(await refused(step(r, 'closeNomination'))).toBe('elections.candidatesForSeats')
    for (const person of [3, 4]) await nominated(person, 1)
    await step(r, 'closeNomination')
    await vetAll(r)
    await step(r, 'publishCandidates')
    await step(r, 'meetVoters')
  })

  it('counts a group’s box with its own candidates alone, and each group for itself', async () => {
    const boxes: string[] = []
    for (const [i, g] of groups.entries()) {
      const { id } = await world.as(worker(r), (ctx) => addBox(ctx, r.id, { kind: 'station', name: `${g.name}投票站`, place: '活动室', opens: '08:00', closes: '17:00', groupId: g.id })) // prettier-ignore
      await world.as(worker(r), (ctx) => addHelper(ctx, r.id, { personId: r.heads[20 + i]!.personId, role: 'counter', boxId: id })) // prettier-ignore
      boxes.push(id)
    }
    world.now = noon(r.day)
    await step(r, 'openVoting')
    await vote(r, 40)
    for (const boxId of boxes)
      await world.as(teams(r).a, (ctx) => setAccount(ctx, r.id, boxId, { version: 0, printed: 25, issued: 20, spoiled: 0, leftOver: 5, returned: 20, valid: 20, blank: 0, void: {} })) // prettier-ignore
    const { batches } = await world.as(worker(r), (ctx) => getCount(ctx, r.id))
    expect(batches.map((b) => b.groupIds)).toEqual(groups.map((g) => [g.id]))
    const all = await formalOf(r)
    const own = (group: number) => all.filter((c) => c.groupId === groups[group]!.id).map((c) => c.id)
    const figures = (votes: Record<string, number>) => ({ valid: 20, blank: 0, void: {}, votes, why: '' })
    const who = teams(r)
    const read = (batch: number, votes: Record<string, number>, team: 'a' | 'b') =>
      enter(r, who[team], batches[batch]!.id, { ...figures(votes), team })
    expect(await refused(read(0, { [own(1)[0]!]: 20 }, 'a'))).toBe('elections.notOnBallot')
    const [first, second] = [own(0), own(1)]
    const votes = [{ [first[0]!]: 20, [first[1]!]: 5, [first[2]!]: 15 }, { [second[0]!]: 7, [second[1]!]: 13 }]
    for (const team of ['a', 'b'] as const) for (const i of [0, 1]) await read(i, votes[i]!, team)
    expect(await step(r, 'declareElected')).toBe('elected')
    const [found] = await world.system((ctx) => resultsOf(ctx, r))
    expect(found!.verdict.elected.map((e) => [e.contest, e.person])).toEqual([
      [groups[0]!.id, first[0]],
      [groups[0]!.id, first[2]],
      [groups[1]!.id, second[1]],
    ])
    expect((await world.system((ctx) => screenOf(ctx, r.id))).candidates.map((c) => c.group).toSorted()).toEqual([...first.map(() => '第一居民小组'), ...second.map(() => '第二居民小组')]) // prettier-ignore
  }) // prettier-ignore

  it('seats each representative with the group that chose them', async () => {
    await step(r, 'announce')
    const body = await world.system((ctx) => organOf(ctx, r.communityId, 'representatives', r.day))
    const seated = await world.system((ctx) =>
      ctx.db
        .selectFrom('organMember as m')
        .innerJoin('organ as g', (on) => on.onRef('g.areaId', '=', 'm.areaId').onRef('g.id', '=', 'm.groupId'))
        .select(['m.post', 'g.name'])
        .where('m.organId', '=', body!.id)
        .execute(),
    )
    expect(seated.map((m) => [m.post, m.name]).toSorted()).toEqual([
      ['representative', '第一居民小组'],
      ['representative', '第一居民小组'],
      ['representative', '第二居民小组'],
    ])
  })

  it('went by two or three for each group under the law before 2026', async () => {
    world.now = noon('2025-06-01')
    const b = { ...r, communityId: world.city.communityA2.id }
    await world.system((ctx) => foundOrgan(ctx, { areaId: b.communityId, kind: 'residentsGroup', name: '东组', on: '2020-01-01', source: '设立' })) // prettier-ignore
    const [g] = await world.system((ctx) => groupsOf(ctx, b.communityId, '2025-06-01'))
    const body = { communityId: b.communityId, kind: 'representatives' as const, mode: 'allVoters' as const, electionDay: '2025-08-20', dates: {}, reason: '需要', note: '' }
    const of = (seats: number) => world.as(worker(b), (ctx) => planElection(ctx, { ...body, seats: [{ post: 'representative', seats, groupId: g!.id }] }))
    expect(await refused(of(4))).toBe('elections.representativesPerGroup')
    await of(3)
  }) // prettier-ignore
})
