import {
  beginTerm,
  foundOrgan,
  handoverBegun,
  handoverItems,
  saveHandover,
  signHandover,
} from '#modules/organs/index.ts'
import { addResidentsInBulk } from '#modules/registers/index.ts'
import type { Actor } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { nominate, vetCandidate } from '../commands/candidates.ts'
import { enterTally, setAccount } from '../commands/count.ts'
import { planElection } from '../commands/plan.ts'
import { addBox, addHelper } from '../commands/stations.ts'
import { stepElection } from '../commands/steps/index.ts'
import { issueBallot } from '../commands/turnout.ts'
import type { Kind, Mode, TallyFigures, Team } from '../contract/base.ts'
import { candidatesOf, formal } from '../queries/candidates.ts'
import { batchesOf } from '../queries/count.ts'
import { counterOfActor, countersOf } from '../queries/counters.ts'
import { helpersOf } from '../queries/voting.ts'
import { seenElection } from '../commands/support.ts'
import type { State, Verb } from '../rules/flow.ts'

/** Family and given names of people who do not exist. */
const FAMILY = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const GIVEN = [...'安宁平和顺福康乐思远明志文慧雅静松柏竹兰']
export const nameOf = (i: number): string =>
  FAMILY[i % FAMILY.length]! + GIVEN[Math.floor(i / FAMILY.length) % GIVEN.length]! + GIVEN[(i * 7 + 3) % GIVEN.length]!

export interface Neighbour {
  personId: string
  householdId: string
  name: string
}

let batch = 0
const known = new WeakMap<World, Map<string, Promise<Neighbour[]>>>()

/** The people of a community, who are there once for all elections of a world. */
export function neighbours(world: World, communityId: string, households: number): Promise<Neighbour[]> {
  const here = known.get(world) ?? new Map<string, Promise<Neighbour[]>>()
  known.set(world, here)
  const all = here.get(communityId) ?? people(world, communityId, households)
  here.set(communityId, all)
  return all
}

/**
 * A community of households of two each (a head and a spouse), registered; every tenth household lives here without being
 * registered. In the order in which they were added.
 */
export async function people(world: World, communityId: string, households: number): Promise<Neighbour[]> {
  const key = `h${++batch}`
  const source = `选举测试${batch}`
  const rows = Array.from({ length: households }, (_, h) => {
    const registered = h % 10 !== 9
    const both = { household: `${key}-${h}`, address: `测试路${batch}号${h}室`, from: '2015-01-01', registered, registeredAt: registered ? '' : '外地' }
    return [
      { ...both, name: nameOf(2 * h), sex: '1', birthOn: '1980-05-05', relation: '0' },
      { ...both, name: nameOf(2 * h + 1), sex: '2', birthOn: '1982-06-06', relation: '1' },
    ]
  }).flat() // prettier-ignore
  return world.system(async (ctx) => {
    await addResidentsInBulk(ctx, communityId, rows, { source } as never)
    const found = await ctx.db.selectFrom('resident').select(['personId', 'householdId', 'name', 'isHead']).where('communityId', '=', communityId).where('supersededAt', 'is', null).where('validTo', 'is', null).orderBy('householdId').orderBy('isHead', 'desc').execute()
    return found.map(({ personId, householdId, name }) => ({ personId, householdId, name }))
  }) // prettier-ignore
}

export interface Road {
  world: World
  communityId: string
  id: string
  people: Neighbour[]
  /** Heads of registered households, one after the other: nobody is related to another. */
  heads: Neighbour[]
  version: number
  day: string
}

/** Noon in China of a day. */
export const noon = (day: string): Date => new Date(`${day}T04:00:00Z`)
export const worker = (r: Pick<Road, 'world' | 'communityId'>) => r.world.actor('communityWorker', r.communityId)

/** Plans an election in a community of people who do not exist. The days that follow are those of the calendar of the law. */
export async function plan(
  world: World,
  at: keyof World['city'],
  options: { kind?: Kind; mode?: Mode; day?: string; households?: number; seats?: { post: 'chair' | 'viceChair' | 'member'; seats: number }[] } = {},
): Promise<Road> {
  const communityId = world.city[at].id
  const all = await neighbours(world, communityId, options.households ?? 30)
  const listed = await world.system((ctx) => ctx.db.selectFrom('resident').select('personId').where('communityId', '=', communityId).where('registered', '=', true).where('isHead', '=', true).where('supersededAt', 'is', null).where('validTo', 'is', null).execute())
  const headIds = new Set(listed.map((l) => l.personId))
  const day = options.day ?? '2026-07-20'
  const road: Road = { world, communityId, id: '', people: all, heads: all.filter((p) => headIds.has(p.personId)), version: 1, day }
  const made = await world.as(worker(road), (ctx) =>
    planElection(ctx, {
      communityId, kind: options.kind ?? 'general', mode: options.mode ?? 'allVoters', electionDay: day, dates: {}, reason: '征求意见', note: '',
      seats: options.seats ?? [{ post: 'chair', seats: 1 }, { post: 'viceChair', seats: 1 }, { post: 'member', seats: 3 }],
    }))
  road.id = made.id
  return road
} // prettier-ignore

/** The code that work was refused with. */
export const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing refused',
    (e: { code?: string }) => e.code ?? String(e),
  )

/** The election as it stands. */
export const election = (r: Road) => r.world.system((ctx) => seenElection(ctx, 'elections.view', r.id))

type More = Partial<Parameters<typeof stepElection>[2]>
/** Takes one step as the one who may. */
export async function step(r: Road, verb: Verb, more: More = {}): Promise<State> {
  const { version } = await election(r)
  const guide = ['file', 'certify', 'voidElection'].includes(verb)
  const actor = guide ? r.world.actor('countyOfficer', r.world.city.lanshan.id) : worker(r)
  const done = await r.world.as(actor, (ctx) => stepElection(ctx, r.id, { version, verb, note: '', ...more }))
  return done.state
}

/** Up to and with the publication of the voter list, in the days of the plan. */
export async function toList(r: Road): Promise<void> {
  const heads = r.heads
  await step(r, 'selectCommittee', {
    selectedBy: 'residentsMeeting',
    members: heads.slice(-5).map((p, i) => ({ personId: p.personId, post: i === 0 ? ('chair' as const) : i < 4 ? ('member' as const) : ('alternate' as const) })),
  })
  await step(r, 'adoptPlan')
  await step(r, 'openRegistration')
  await step(r, 'publishList')
} // prettier-ignore

/** Nominates so many for each post, vets them, publishes them. Returns the candidacies in their order. */
export async function toCandidates(r: Road, counts: Record<string, number> = { chair: 2, viceChair: 2, member: 4 }): Promise<void> {
  await step(r, 'openNomination')
  let i = 0
  for (const [post, n] of Object.entries(counts))
    for (let k = 0; k < n; k++) {
      const person = r.heads[i++]!
      await r.world.as(worker(r), (ctx) => nominate(ctx, r.id, { personId: person.personId, post: post as 'chair', by: 'party', nominators: [], about: '' }))
    }
  await step(r, 'closeNomination')
  await vetAll(r)
  await step(r, 'publishCandidates')
  await step(r, 'meetVoters')
} // prettier-ignore

export async function vetAll(r: Road): Promise<void> {
  const waiting = (await r.world.system((ctx) => candidatesOf(ctx, { communityId: r.communityId, id: r.id }))).filter((c) => c.state === 'nominated')
  for (const c of waiting) await r.world.as(worker(r), (ctx) => vetCandidate(ctx, r.id, c.id, { version: c.version, with: '公安、纪检、民政' }))
} // prettier-ignore

/** A station with a scrutineer and a counter for each team; opens the vote on its day. @returns the box */
export async function toVoting(r: Road): Promise<string> {
  const box = await r.world.as(worker(r), (ctx) => addBox(ctx, r.id, { kind: 'station', name: '中心投票站', place: '社区服务站', opens: '08:00', closes: '17:00' }))
  const helper = r.heads[12]!
  await r.world.as(worker(r), (ctx) => addHelper(ctx, r.id, { personId: helper.personId, role: 'scrutineer', boxId: box.id }))
  for (const counter of r.heads.slice(17, 19)) await r.world.as(worker(r), (ctx) => addHelper(ctx, r.id, { personId: counter.personId, role: 'counter', boxId: box.id }))
  r.world.now = noon(r.day)
  await step(r, 'openVoting')
  return box.id
} // prettier-ignore

/** So many voters take a ballot. */
export async function give(r: Road, n: number): Promise<void> {
  const actor = worker(r)
  const voters = await r.world.system((ctx) => ctx.db.selectFrom('electionVoter').select('personId').where('electionId', '=', r.id).where('toVersion', 'is', null).where('state', '=', 'listed').where('entitled', '=', true).orderBy('personId').execute())
  for (const v of voters.slice(0, n)) await r.world.as(actor, (ctx) => issueBallot(ctx, r.id, { personId: v.personId, how: 'self' }))
} // prettier-ignore

const POSTS = [{ kind: 'chair' as const, seats: 1 }, { kind: 'viceChair' as const, seats: 1 }, { kind: 'member' as const, seats: 3 }] // prettier-ignore
/** A committee that sits in the community before the election. @returns its id */
export async function outgoing(r: Pick<Road, 'world' | 'communityId'>, names = ['老主任', '老副主任', '老委员']): Promise<string> {
  const from = '2021-07-01'
  return r.world.system(async (ctx) => {
    const organ = await foundOrgan(ctx, { areaId: r.communityId, kind: 'residentsCommittee', name: '居民委员会', on: from, source: '批复', posts: POSTS })
    const key = { areaId: r.communityId, organId: organ.id }
    const members = names.map((name, i) => ({ personId: null, name, sex: i === 1 ? '2' : '1', post: (['chair', 'viceChair', 'member'] as const)[i]!, inReason: 'elected' as const }))
    await beginTerm(ctx, { organ: key, from, to: '2026-07-01', ruleSetDay: from, members, source: { kind: 'election', id: null, text: '上届选举' } })
    return organ.id
  })
} // prettier-ignore

/** Everything is handed over; `sign` also signs the list. */
export async function handOverAll(r: Road, sign: boolean): Promise<void> {
  const of = await election(r)
  await r.world.system(async (ctx) => {
    const open = (await handoverBegun(ctx, { areaId: r.communityId, organId: of.organId! }, of.termFrom))!
    const items = (await handoverItems(ctx, open)).map((i) => ({ ...i, state: 'handed' as const }))
    const { version } = await saveHandover(ctx, open, { version: open.version, giver: '老主任', taker: '新主任', host: '居民选举委员会', supervisor: '街道办事处', items })
    if (sign) await signHandover(ctx, open, { version, on: of.termFrom })
  })
} // prettier-ignore

export const formalOf = (r: Road) =>
  r.world.system(async (ctx) => formal(await candidatesOf(ctx, { communityId: r.communityId, id: r.id })))

/** Two people who count, one for each team. */
export const teams = (r: Road) => ({ a: r.world.actor('counterClerk', r.communityId), b: worker(r) })

/** The appointments of those who count for team a and team b; the scrutineer makes a third count. */
export async function countersFor(r: Road): Promise<Record<Team, string>> {
  const helpers = await r.world.system((ctx) => helpersOf(ctx, { communityId: r.communityId, id: r.id }))
  const [a, b] = helpers.filter((h) => h.role === 'counter')
  return { a: a!.id, b: b!.id, third: helpers.find((h) => h.role === 'scrutineer')?.id ?? b!.id }
}

type Entering = TallyFigures & { team: Team; counterId?: string; why?: string }
/** An account enters a batch, unless told otherwise for the one who counts in its team. */
export async function enter(r: Road, who: Actor, batchId: string, input: Entering) {
  const of = await election(r)
  const bound = await r.world.as(who, async (ctx) => counterOfActor(ctx, await countersOf(ctx, of)))
  const counterId = bound ? undefined : (await countersFor(r))[input.team]
  return r.world.as(who, (ctx) => enterTally(ctx, r.id, batchId, { why: '', ...(counterId ? { counterId } : {}), ...input }))
} // prettier-ignore

/** Keeps an account that adds up, and enters the batches by both teams; `share` says what each candidate gets of `n` ballots. */
export async function countAll(r: Road, boxId: string, n: number, share: (candidateId: string, ballots: number) => number, who = teams(r)): Promise<void> {
  const of = await election(r)
  await r.world.as(who.a, (ctx) => setAccount(ctx, r.id, boxId, { version: 0, printed: n + 20, issued: n, spoiled: 0, leftOver: 20, returned: n, valid: n, blank: 0, void: {} }))
  const batches = (await r.world.system((ctx) => batchesOf(ctx, of))).filter((b) => b.boxId === boxId)
  const ids = await onBallotNow(r)
  for (const b of batches) {
    const figures: TallyFigures = { valid: b.ballots, blank: 0, void: {}, votes: Object.fromEntries(ids.map((id) => [id, share(id, b.ballots)])) }
    for (const team of ['a', 'b'] as const) await enter(r, who[team], b.id, { ...figures, team })
  }
} // prettier-ignore

/** Votes by which the first who stand for each post take its seats: a full committee in the first round. */
export async function firstOfEach(r: Road): Promise<(id: string, n: number) => number> {
  const all = await formalOf(r)
  const { seats } = await election(r)
  const sure = new Set(seats.flatMap((s) => all.filter((c) => c.post === s.post).slice(0, s.seats)).map((c) => c.id))
  return (id, n) => (sure.has(id) ? n : 0)
}

/** So many voters take a ballot, and the vote is closed. */
export async function vote(r: Road, ballots: number): Promise<void> {
  await give(r, ballots)
  await step(r, 'closeVoting')
}

/** From its list, where that is out, else from its plan to the count. @returns the box */
export async function toCounting(r: Road, { counts, ballots = 40 }: { counts?: Record<string, number> | undefined; ballots?: number } = {}): Promise<string> {
  if ((await election(r)).state === 'planned') await toList(r)
  await toCandidates(r, counts)
  const box = await toVoting(r)
  await vote(r, ballots)
  return box
} // prettier-ignore

/** From its plan to the result: in the first round the first for each post are elected. */
export async function toElected(r: Road, counts?: Record<string, number>, ballots = 30): Promise<void> {
  const box = await toCounting(r, { counts, ballots })
  await countAll(r, box, ballots, await firstOfEach(r))
  await step(r, 'declareElected')
}
export async function toAnnounced(r: Road, counts?: Record<string, number>): Promise<void> {
  await toElected(r, counts)
  await step(r, 'announce')
}

async function onBallotNow(r: Road): Promise<string[]> {
  const { lastResult } = await import('../queries/result.ts')
  const { onBallot } = await import('../rules/count.ts')
  const of = await election(r)
  const previous = await r.world.system((ctx) => lastResult(ctx, of))
  return [...onBallot(await formalOf(r), previous)]
}
