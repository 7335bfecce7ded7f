import { fullKey } from '@liren/ballots'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { leaveCommittee } from '../commands/committee.ts'
import { writeMinute } from '../commands/minutes.ts'
import { committeeOf } from '../queries/candidates.ts'
import { getElection, listElections } from '../queries/elections.ts'
import { countAll, election, formalOf, noon, plan, step, toCounting, worker, type Road } from './road.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** The local pack of an election says how equal votes are settled. */
const tieBy = (r: Road, how: string) =>
  world.system((ctx) =>
    sql`update election set law = jsonb_set(law, array['provisions', ${fullKey('tie')}], ${JSON.stringify({ value: how, document: '《示例选举办法》', article: '第九条', ruleSet: '示例' })}::jsonb) where id = ${r.id}`.execute(ctx.db)) // prettier-ignore

describe('equal votes at the last seat', () => {
  let r: Road
  let tied: string[]
  it('are settled by lot among those tied where the local pack says so, and by nothing else', async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA1')
    await tieBy(r, 'drawLots')
    const box = await toCounting(r, { ballots: 30 })
    const candidates = await formalOf(r)
    const sure = ['chair', 'viceChair'].map((post) => candidates.find((c) => c.post === post)!.id)
    const members = candidates.filter((c) => c.post === 'member').map((c) => c.id)
    tied = members.slice(2)
    sure.push(members[0]!)
    await countAll(r, box, 30, (id, n) => (sure.includes(id) ? n : id === members[1] ? Math.floor(n * 0.7) : tied.includes(id) ? Math.floor(n * 0.6) : 0)) // prettier-ignore
    const shown = await world.as(worker(r), (ctx) => getElection(ctx, r.id))
    expect(shown.tieBy).toBe('drawLots')
    await expect(step(r, 'declareElected', { lots: tied })).rejects.toMatchObject({ code: 'elections.lotsWrong' })
    await expect(step(r, 'declareElected', { lots: [members[0]!] })).rejects.toMatchObject({ code: 'elections.lotsWrong' }) // prettier-ignore
    expect(await step(r, 'declareElected', { lots: [tied[1]!] })).toBe('elected')
    const { outcomes } = await world.as(worker(r), (ctx) => getElection(ctx, r.id))
    expect(JSON.stringify(outcomes[0]!.verdict)).toContain('drawnByLot')
  })

  it('leave the trail of an election that closes: its committee serves until the handover, its minutes until the archive', async () => {
    await step(r, 'announce')
    await step(r, 'file', { note: '1号' })
    await step(r, 'certify')
    await step(r, 'handOver')
    const [first] = await world.system((ctx) => committeeOf(ctx, r))
    const { version } = await election(r)
    await expect(world.as(worker(r), (ctx) => leaveCommittee(ctx, r.id, first!.id, { version, reason: 'resigned', for: '' }))).rejects.toMatchObject({ code: 'elections.notNow' }) // prettier-ignore
    await step(r, 'archive')
    await expect(world.as(worker(r), (ctx) => writeMinute(ctx, r.id, { kind: 'other', title: '补记', text: '迟了' }))).rejects.toMatchObject({ code: 'elections.notNow' }) // prettier-ignore
  })
})

describe('the list of elections', () => {
  it('says the next step with its day and article, what is due first standing first', async () => {
    world.now = noon('2026-06-01')
    const late = await plan(world, 'communityA2', { day: '2026-08-20' })
    await plan(world, 'committeeA3', { day: '2026-07-20' })
    const street = world.actor('subdistrictOfficer', world.city.streetA.id)
    const ask = { page: 1, size: 50, open: 'yes' as const, sort: 'dueOn' }
    const { rows } = await world.as(street, (ctx) => listElections(ctx, ask))
    expect(rows.map((r) => r.communityId)).toEqual([world.city.committeeA3.id, world.city.communityA2.id])
    expect(rows[0]).toMatchObject({ next: 'selectCommittee', law: { article: expect.stringMatching(/^第/) } })
    expect(rows[0]!.dueOn! < rows[1]!.dueOn!).toBe(true)
    const { law } = await world.as(worker(late), (ctx) => getElection(ctx, late.id))
    expect(rows[1]!.law).toEqual(law)
  })
})
