import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '@liren/ballots'
import { openWorld, type World } from '#testing/world.ts'
import { sm3 } from '#server/crypto.ts'
import { enterTally, setAccount } from '../commands/count.ts'
import { addBox, addHelper } from '../commands/stations.ts'
import { archiveFacts, getArchive } from '../queries/archive.ts'
import { batchesOf } from '../queries/count.ts'
import { getCount } from '../queries/counted.ts'
import { screenTopic } from '../queries/screen.ts'
import { groupsOf, hostFor, smallGroups } from '../rules/groups.ts'
import { election, enter, formalOf, noon, plan, refused, step, teams, toCandidates, toList, toVoting, vote, worker, type Road } from './road.ts' // prettier-ignore

describe('where the ballots of a box are counted', () => {
  const boxes = [{ id: 'M', kind: 'mobile' }, { id: 'S', kind: 'station' }, { id: 'T', kind: 'station' }] // prettier-ignore
  it('with the first station where there are fewer than ten, by themselves from ten on or where there are none', () => {
    expect(hostFor({ id: 'M', returned: 9 }, boxes, [])).toBe('S')
    expect(hostFor({ id: 'S', returned: 1 }, boxes, [])).toBe('T')
    expect(hostFor({ id: 'M', returned: 10 }, boxes, [])).toBeNull()
    expect(hostFor({ id: 'M', returned: 0 }, boxes, [])).toBeNull()
    expect(hostFor({ id: 'M', returned: 3 }, boxes.slice(0, 1), [])).toBeNull()
  })
  it('with the box that stands for the one that is wished, and never in a circle', () => {
    const accounts = [{ boxId: 'S', returned: 4, countedWith: 'M' }]
    expect(hostFor({ id: 'T', returned: 3 }, boxes, accounts)).toBe('M')
    expect(hostFor({ id: 'M', returned: 4 }, boxes, accounts)).toBeNull()
    expect(hostFor({ id: 'M', returned: 4, wanted: 'S' }, boxes, accounts)).toBe('circle')
  })
  it('in groups of ten and more wherever others can be joined', () => {
    const all = [
      { boxId: 'S', returned: 4, countedWith: 'M' },
      { boxId: 'M', returned: 5, countedWith: null },
      { boxId: 'T', returned: 80, countedWith: null },
    ]
    expect([...groupsOf(all)]).toEqual([['M', 9], ['T', 80]]) // prettier-ignore
    expect(smallGroups(all)).toEqual([{ boxId: 'M', ballots: 9 }])
    expect(smallGroups(all.slice(0, 2))).toEqual([])
  })
})

describe('a mobile box that visited three people', () => {
  let world: World
  let r: Road
  let station: string
  let mobile: string
  const as = <T>(work: Parameters<typeof world.as<T>>[1]) => world.as(worker(r), work)
  const account = (n: number, read = n) => ({ printed: n + 20, issued: n, spoiled: 0, leftOver: 20, returned: n, valid: read, blank: 0, void: {} }) // prettier-ignore
  const set = (box: string, version: number, figures: ReturnType<typeof account>, countedWith?: string) =>
    as((ctx) => setAccount(ctx, r.id, box, { version, ...figures, ...(countedWith ? { countedWith } : {}) }))
  const batches = async () => {
    const of = await election(r)
    return (await world.system((ctx) => batchesOf(ctx, of))).filter((b) => b.ballots > 0)
  }

  beforeAll(async () => {
    world = await openWorld()
    world.now = noon('2026-06-01')
    r = await plan(world, 'committeeB2', { kind: 'supervisory', seats: [{ post: 'chair', seats: 1 }, { post: 'member', seats: 2 }] }) // prettier-ignore
    await toList(r)
    await toCandidates(r, { chair: 2, member: 3 })
    mobile = (await as((ctx) => addBox(ctx, r.id, { kind: 'mobile', name: '流动票箱', place: '上门', opens: '08:00', closes: '11:00' }))).id // prettier-ignore
    for (const h of r.heads.slice(13, 16))
      await as((ctx) => addHelper(ctx, r.id, { personId: h.personId, role: 'scrutineer', boxId: mobile }))
    station = await toVoting(r)
    await vote(r, 20)
  })
  afterAll(() => world.close())

  it('has no sum of votes of its own: its ballots lie with those of the station', async () => {
    expect(await refused(set(mobile, 0, account(3)))).toBe('elections.countedElsewhere')
    await set(mobile, 0, account(3, 0))
    await set(station, 0, account(17, 20))
    expect((await batches()).map((b) => [b.boxId === station, b.ballots])).toEqual([[true, 20]])
    const shown = await as((ctx) => getCount(ctx, r.id))
    expect(shown.accounts.map((a) => [a.boxId === mobile, a.countedWith, a.differences])).toEqual(
      expect.arrayContaining([[true, station, []], [false, null, []]]), // prettier-ignore
    )
  })

  it('waits with the station until it is opened: nothing is read before', async () => {
    await world.system((ctx) => ctx.db.updateTable('electionBoxAccount').set({ round: 9 }).where('boxId', '=', mobile).execute()) // prettier-ignore
    const [batch] = await batches()
    const entry = { valid: 20, blank: 0, void: {}, votes: {}, team: 'a' as const, why: '' }
    expect(await refused(as((ctx) => enterTally(ctx, r.id, batch!.id, entry)))).toBe('elections.accountsFirst')
    await world.system((ctx) => ctx.db.updateTable('electionBoxAccount').set({ round: 1 }).where('boxId', '=', mobile).execute()) // prettier-ignore
  })

  it('is not counted by itself by the back door either', async () => {
    await set(mobile, 1, account(10))
    await set(station, 1, account(17))
    await world.system((ctx) => ctx.db.updateTable('electionBoxAccount').set({ returned: 3, valid: 3 }).where('boxId', '=', mobile).execute()) // prettier-ignore
    const [batch] = await batches()
    const entry = { valid: 17, blank: 0, void: {}, votes: {}, team: 'a' as const, why: '' }
    expect(await refused(as((ctx) => enterTally(ctx, r.id, batch!.id, entry)))).toBe('elections.smallGroup')
    await set(mobile, 2, account(3, 0))
    await set(station, 2, account(17, 20))
    expect((await batches()).map((b) => b.ballots)).toEqual([20])
  })

  it('joins no ballots that are being read already, and is archived as part of its group', async () => {
    const { a, b } = teams(r)
    const [batch] = await batches()
    const order = (await formalOf(r)).map((c) => c.id)
    const votes = Object.fromEntries(order.map((id, i) => [id, [13, 7, 15, 14, 11][i]!]))
    const entry = { valid: 20, blank: 0, void: {}, votes, why: '' }
    await enter(r, a, batch!.id, { ...entry, team: 'a' })
    expect(await refused(set(mobile, 3, account(4, 0)))).toBe('elections.batchesBegun')
    await enter(r, b, batch!.id, { ...entry, team: 'b' })
    const screen = await world.system((ctx) => screenTopic(ctx, r.id))
    expect(screen.boxes).toHaveLength(1)
    expect(await step(r, 'declareElected')).toBe('elected')
    const of = await election(r)
    const { rounds } = await world.system((ctx) => archiveFacts(ctx, of))
    expect(rounds[0]!.boxes.filter((x) => x.countedWith !== undefined)).toMatchObject([{ returned: 3, valid: 0 }])
    for (const verb of ['announce', 'file', 'certify', 'handOver', 'archive'] as const) await step(r, verb, { note: '备案1号' }) // prettier-ignore
    const file = await as((ctx) => getArchive(ctx, r.id))
    expect(verify((file.body as Buffer).toString('utf8'), sm3)).toMatchObject({ ok: true, faults: [] })
  })
})
