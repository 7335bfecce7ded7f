/**
 * A process that is meant to be killed in the middle of a count: two teams enter batch after batch over HTTP under keys of their
 * own, from the batch it is told on, and each entry that was acknowledged is printed. `faults-count.test.ts` kills it and looks.
 */
import { modules } from '../app.ts'
import type { Actor, Ctx } from '#server/context.ts'
import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/house.ts'
import { createServer } from '#server/http/server.ts'
import { openHouse } from '#server/start.ts'
import { newId } from '#shared/ids.ts'
import { buildSmallCity } from '#testing/small-city.ts'

const BATCHES = 2000
const BALLOTS = 50
const ELECTION = '01990000-0000-7000-8000-0000000000e1'
const CANDIDATE = '01990000-0000-7000-8000-0000000000c1'
const TEAMS = { a: '01990000-0000-7000-8000-0000000000a1', b: '01990000-0000-7000-8000-0000000000b1' } as const
const batchId = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`
const house = await openHouse(readConfig(), modules)
house.wake = async () => {}
const say = (line: string) => process.stdout.write(`${line}\n`)
const find = () =>
  asSystem(house, 'runner', (ctx) =>
    ctx.db.selectFrom('area').select(['id', 'path']).where('slug', '=', '371302001001').executeTakeFirst(),
  )

/** A count that is on, with its batches laid out. */
async function layOut(ctx: Ctx): Promise<void> {
  const communityId = (await buildSmallCity(ctx)).communityA1.id
  const key = { communityId, electionId: ELECTION }
  const day = '2027-03-01'
  await ctx.db.insertInto('election').values({
    communityId, id: ELECTION, kind: 'general', mode: 'allVoters', title: '换届选举', state: 'counting', electionDay: day, seats: '[{"post":"chair","seats":1}]', termFrom: day, termTo: '2032-03-01',
    ruleSetDay: day, law: JSON.stringify({ day, provisions: {} }), plan: '{}', createdAt: ctx.now, createdBy: 'runner',
  }).execute()
  const boxId = newId(ctx.now)
  await ctx.db.insertInto('electionBox').values({ ...key, id: boxId, number: 1, kind: 'station', name: '中心投票站', place: '社区', opens: '08:00', closes: '17:00' }).execute()
  await ctx.db.insertInto('electionCandidate').values({
    ...key, id: CANDIDATE, personId: CANDIDATE, name: '候选人', sex: '1', birthOn: '1980-01-01', post: 'chair', about: '', nominatedBy: 'party', nominators: [], nominatedOn: day, state: 'formal',
  }).execute()
  const teams = Object.values(TEAMS)
  await ctx.db.insertInto('electionHelper').values(teams.map((id) => ({ ...key, id, personId: id, name: id.slice(-2), role: 'counter', boxId, fromOn: day, toOn: null }))).execute()
  const ballots = BATCHES * BALLOTS
  await ctx.db.insertInto('electionBoxAccount').values({ ...key, round: 1, boxId, printed: ballots, issued: ballots, spoiled: 0, leftOver: 0, returned: ballots, valid: ballots, blank: 0, void: '{}' }).execute()
  await ctx.db.insertInto('electionBatch').values(Array.from({ length: BATCHES }, (_, n) => ({ ...key, id: batchId(n), round: 1, boxId, number: n + 1, ballots: BALLOTS, state: 'open' }))).execute()
} // prettier-ignore

if (!(await find())) await asSystem(house, 'runner', layOut)
const area = (await find())!
const actor = (accountId: string): Actor => ({ kind: 'account', accountId, name: accountId.slice(-2), grantId: newId(house.clock()), role: 'communityWorker', areaId: area.id, path: area.path, strong: true }) // prettier-ignore
const server = await createServer(house, async (_db, token) => ({
  actor: actor(TEAMS[token as 'a']),
  sessionId: token,
}))

say('ready')
for (let n = Number(process.argv[2]); n < BATCHES; n++) {
  say(`sent ${n}`)
  for (const team of ['a', 'b'] as const) {
    const reply = await server.inject({
      method: 'POST',
      url: `/api/elections/${ELECTION}/batches/${batchId(n)}/tallies`,
      headers: { 'x-liren-request': '1', 'idempotency-key': `batch-${n}-${team}`, cookie: `liren_session=${team}` },
      payload: {
        team,
        counterId: TEAMS[team],
        valid: BALLOTS,
        blank: 0,
        void: {},
        votes: { [CANDIDATE]: n % BALLOTS },
        why: '',
      },
    })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    say(`kept ${n}${team}`)
  }
}
