import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { fullKey } from '@liren/ballots'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { membersOn, termOf } from '#modules/organs/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addComplaint, answerComplaint } from '../commands/complaints.ts'
import { voidSeat } from '../commands/voided.ts'
import { indicators } from '../indicators.ts'
import { listComplaints } from '../queries/complaints.ts'
import { getElection } from '../queries/elections.ts'
import { getPaper } from '../queries/papers.ts'
import { publicElection } from '../queries/public.ts'
import { election, formalOf, noon, outgoing, plan, refused, step, toAnnounced, toElected, worker, type Road } from './road.ts' // prettier-ignore

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = noon('2026-06-01')
})

const county = (r: Road) => r.world.actor('countyOfficer', r.world.city.lanshan.id)
const seated = async (r: Road, day: string) => {
  const { organId } = await election(r)
  return world.system((ctx) => membersOn(ctx, { areaId: r.communityId, organId: organId! }, day))
}
const notice = (r: Road, kind: 'void' | 'other' = 'void') =>
  world.system((ctx) => ctx.db.selectFrom('electionNotice').select(['title', 'body', 'law']).where('electionId', '=', r.id).where('kind', '=', kind).orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()) // prettier-ignore
const decision = { ground: 'falseCounts' as const, note: '区政府查实虚报票数。', carriesOn: '由兰山街道办事处决定，上届成员继续履行职责至新一届产生。' } // prettier-ignore

describe('an election that is found void after its announcement', () => {
  let r: Road
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA1')
    await outgoing(r)
    await toAnnounced(r)
    world.now = noon('2026-07-25')
  })

  it('leaves nobody’s service open: the law is silent, so the deciding body must say who carries on', async () => {
    const { carriesOn: _, ...unsaid } = decision
    expect(await refused(step(r, 'voidElection', unsaid))).toBe('elections.carriesOnMissing')
  })

  it('takes the seats from who was elected, and gives them back to who sat before where that was decided', async () => {
    world.now = noon('2026-07-25')
    const elected = (await seated(r, '2026-07-24')).map((m) => m.name)
    expect(elected).toHaveLength(5)
    expect(await step(r, 'voidElection', { ...decision, resume: true })).toBe('void')
    const now = await seated(r, '2026-07-25')
    expect(now.map((m) => [m.name, m.post, m.inReason])).toEqual([
      ['老主任', 'chair', 'resumed'],
      ['老副主任', 'viceChair', 'resumed'],
      ['老委员', 'member', 'resumed'],
    ])
    const left = await world.system((ctx) => ctx.db.selectFrom('organMember').select(['name', 'toOn']).where('areaId', '=', r.communityId).where('outReason', '=', 'void').execute()) // prettier-ignore
    expect(left.map((m) => m.name).toSorted()).toEqual(elected.toSorted())
    expect(left.every((m) => m.toOn === '2026-07-25')).toBe(true)
  })

  it('ends its term where it stands, and nothing is handed over to it any more', async () => {
    const { organId } = await election(r)
    const terms = await world.system((ctx) => ctx.db.selectFrom('organTerm').select(['fromOn', 'toOn', 'voidedOn']).where('organId', '=', organId!).orderBy('fromOn', 'desc').execute()) // prettier-ignore
    expect(terms[0]).toEqual({ fromOn: '2026-07-20', toOn: '2026-07-25', voidedOn: '2026-07-25' })
    const term = await world.system((ctx) => termOf(ctx, { areaId: r.communityId, organId: organId! }, '2026-08-01'))
    expect(term).toMatchObject({ from: '2021-07-01', number: 1 })
    const handovers = await world.system((ctx) => ctx.db.selectFrom('organHandover').select('state').where('areaId', '=', r.communityId).execute()) // prettier-ignore
    expect(handovers).toEqual([{ state: 'void' }])
  })

  it('says all of it on the notice and on its page', async () => {
    const { body } = await notice(r)
    for (const said of ['虚报选举票数', '区政府查实', decision.carriesOn, '老主任', '不再任职']) expect(body).toContain(said) // prettier-ignore
    const { voided } = await world.as(worker(r), (ctx) => getElection(ctx, r.id))
    expect(voided).toMatchObject([{ candidateId: null, ground: 'falseCounts', carriesOn: decision.carriesOn, resumed: ['老主任', '老副主任', '老委员'], gone: [] }]) // prettier-ignore
  })

  it('lets the community elect again', async () => {
    world.now = noon('2026-08-01')
    const again = await plan(world, 'communityA1', { day: '2026-09-10' })
    expect((await election(again)).state).toBe('planned')
  })
})

it('a local pack that sets days for the new election makes it a work item with that day', async () => {
  const r = await plan(world, 'communityB1')
  await toAnnounced(r)
  await world.system((ctx) => sql`update election set law = jsonb_set(law, array['provisions', ${fullKey('reElectionDays')}], ${JSON.stringify({ value: 30, document: '示例规定', article: '第三十五条', ruleSet: '示例' })}::jsonb) where id = ${r.id}`.execute(ctx.db)) // prettier-ignore
  await step(r, 'voidElection', { ...decision })
  const work = await world.system((ctx) => ctx.db.selectFrom('organWork').select(['rule', 'dueOn', 'state']).where('areaId', '=', r.communityId).execute()) // prettier-ignore
  expect(work).toEqual([{ rule: 'elections.again', dueOn: '2026-08-19', state: 'open' }])
  expect(await seated(r, '2026-07-20')).toEqual([])
})

const wordsOf = (docx: Buffer): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'liren-paper-')), 'paper.docx')
  writeFileSync(file, docx)
  const xml = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' })
  rmSync(dirname(file), { recursive: true })
  return xml
}

describe('one of the elected who won by improper means', () => {
  let r: Road
  beforeAll(async () => {
    world.now = noon('2026-06-01')
    r = await plan(world, 'communityA2')
    await toAnnounced(r)
  })
  const voidOne = async (candidateId: string, of = r) => {
    const { version } = await election(of)
    return world.as(county(of), (ctx) => voidSeat(ctx, of.id, candidateId, { version, ground: 'bribery', note: '经区政府查实贿选。' })) // prettier-ignore
  }

  it('loses that one seat, which falls vacant; the others stand', async () => {
    world.now = noon('2026-07-28')
    const chair = (await formalOf(r)).find((c) => c.post === 'chair')!
    await voidOne(chair.id)
    const now = await seated(r, '2026-07-28')
    expect(now.map((m) => m.post)).toEqual(['viceChair', 'member', 'member', 'member'])
    expect((await election(r)).state).toBe('announced')
    const { title, body, law } = await notice(r, 'other')
    expect(title).toContain(chair.name)
    expect(body).toContain('可以补选')
    expect(law).toMatchObject([{ article: '第二十二条' }])
    expect(await refused(voidOne(chair.id))).toBe('elections.seatVoidAlready')
  })

  it('is told to everybody, has no certificate and is not counted among those elected', async () => {
    world.now = noon('2026-07-28')
    const chair = (await formalOf(r)).find((c) => c.post === 'chair')!
    const all = await world.as({ kind: 'public' }, (ctx) => publicElection(ctx, r.id))
    expect(all.voided).toEqual([chair.id])
    const certificates = await world.as(worker(r), (ctx) => getPaper(ctx, r.id, 'certificates', 'docx'))
    expect(wordsOf(certificates.body as Buffer)).not.toContain(chair.name)
    const one = indicators.find((i) => i.key === 'elections.elected')!
    const rows = await world.as(county(r), (ctx) => one.compute!(ctx, { day: '2026-07-28', areaIds: [r.communityId] }))
    expect(rows.map((row) => row.value)).toEqual([4])
  })

  it('who lost the vote has nothing to lose', async () => {
    world.now = noon('2026-07-28')
    const loser = (await formalOf(r)).filter((c) => c.post === 'chair')[1]!
    expect(await refused(voidOne(loser.id))).toBe('access.notFound')
  })

  it('leaves a seat for a by-election', async () => {
    world.now = noon('2026-07-28')
    const by = await plan(world, 'communityA2', { kind: 'byElection', day: '2026-09-20', seats: [{ post: 'chair', seats: 1 }] }) // prettier-ignore
    expect((await election(by)).termTo).toBe('2031-07-20')
  })

  it('is not seated where it is found before the announcement', async () => {
    const of = await plan(world, 'committeeA3')
    await toElected(of)
    const chair = (await formalOf(of)).find((c) => c.post === 'chair')!
    await voidOne(chair.id, of)
    await step(of, 'announce')
    expect((await seated(of, '2026-07-20')).map((m) => m.post)).not.toContain('chair')
  })

  it('stays elected where the law of the election day knows no such article', async () => {
    const of = await plan(world, 'committeeB2')
    await toElected(of)
    const chair = (await formalOf(of)).find((c) => c.post === 'chair')!
    await world.system((ctx) => sql`update election set law = law #- array['provisions', ${fullKey('electionVoidBy')}] where id = ${of.id}`.execute(ctx.db)) // prettier-ignore
    expect(await refused(voidOne(chair.id, of))).toBe('elections.improperMeans')
  })
})

it('a complaint about an archived election is heard, within the days of the local pack where it has any; what is archived stays, and the one seat may still be lost', async () => {
  const of = await plan(world, 'communityB1', { day: '2026-07-25' })
  await toAnnounced(of)
  await step(of, 'file', { note: '1号' })
  for (const verb of ['certify', 'handOver', 'archive'] as const) await step(of, verb)
  const kept = () => world.system((ctx) => ctx.db.selectFrom('electionArchive').select('hash').where('electionId', '=', of.id).execute())
  const before = await kept()
  const complain = () => world.as(worker(of), (ctx) => addComplaint(ctx, of.id, { byName: '举报人', text: '有人贿选' }))
  await complain()
  await world.system((ctx) => sql`update election set law = jsonb_set(law, array['provisions', ${fullKey('objection.answerDays')}], ${JSON.stringify({ value: 30, document: '示例规定', article: '第三十三条', ruleSet: '示例' })}::jsonb) where id = ${of.id}`.execute(ctx.db))
  const { id } = await complain()
  const { rows } = await world.as(worker(of), (ctx) => listComplaints(ctx, of.id))
  expect(rows.map((c) => c.dueOn).toSorted()).toEqual(['2026-08-24', null])
  await world.as(county(of), (ctx) => answerComplaint(ctx, of.id, id, { version: 1, answer: '经查实，当选无效。' }))
  const [one] = await formalOf(of)
  const { version } = await election(of)
  await world.as(county(of), (ctx) => voidSeat(ctx, of.id, one!.id, { version, ground: 'bribery', note: '经区政府查实。' }))
  expect((await election(of)).state).toBe('archived')
  expect(await seated(of, '2026-07-25')).toHaveLength(4)
  expect(await kept()).toEqual(before)
}) // prettier-ignore
