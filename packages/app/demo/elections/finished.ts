import { sql } from 'kysely'
import {
  addBox, addHelper, batchesOf, candidatesOf, enterTally, explainDifference, formal, giveProxy, lastResult, nominate, onBallot, planElection, raiseObjection, decideObjection,
  recheckList, setAccount, signMinute, vetCandidate, writeMinute,
} from '#modules/elections/index.ts' // prettier-ignore
import { handoverBegun, handoverItems, organOf, saveHandover, signHandover } from '#modules/organs/index.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, type Day } from '#shared/dates.ts'
import type { System } from '../load/acts.ts'
import { aboutOf, neighbours, type Neighbour } from './people.ts'
import { layScans } from './scans.ts'
import { CLERK, past, type Past } from './steps.ts'

/** So many days before today the vote was. */
const VOTED = 60
const RUN_OFF = 5
/** Seats, and how many stand for them. */
const SEATS = [
  { post: 'chair', seats: 1 },
  { post: 'viceChair', seats: 1 },
  { post: 'member', seats: 3 },
] as const
const STANDING = { chair: 2, viceChair: 2, member: 4 } as const
/** Votes of a hundred ballots, in the order in which candidates stand: the third and fourth member stay under half. */
const FIRST = [66, 31, 58, 39, 71, 63, 47, 44]
const SECOND = [55, 41]
/** Which of the helpers at the station each team enters for, by the order of their appointment. */
const TEAMS = { a: ['计票甲队 孙丽', 1], b: ['计票乙队 马强', 2], third: [CLERK, 0] } as const

/** An election of a committee that is over: a run-off for one seat, a difference in one box, everything filed. */
export async function loadFinished(system: System, today: Day, communityId: string): Promise<void> {
  const day = addDays(today, -VOTED)
  let id = ''
  const then = past(system, today, () => id)
  const on = (n: number) => addDays(day, n)
  const people = await system((ctx) => neighbours(ctx, communityId, 24))
  id = (
    await then.at(on(-45))((ctx) =>
      planElection(ctx, {
        communityId, kind: 'general', mode: 'allVoters', electionDay: day, seats: [...SEATS], reason: '任期届满，依法换届', note: '',
        dates: { committeeSelected: on(-40), planAdopted: on(-39), registrationBegins: on(-38), listPublished: on(-30), nominationsUntil: on(-20), candidatesPublished: on(-8), candidatesMeet: on(-4) },
      }),
    )
  ).id // prettier-ignore
  await prepare(then, on, id, people)
  await stand(then, on, id, people)
  const boxes = await then.at(on(-6))((ctx) => stations(ctx, id, people))
  await then.at(on(-1))((ctx) => recheck(ctx, id))
  await vote(then, day, { id, communityId, boxes, share: 64, votes: FIRST, spoilt: true, nextDay: on(RUN_OFF) })
  await vote(then, on(RUN_OFF), { id, communityId, boxes, share: 61, votes: SECOND, spoilt: false })
  await then.step(on(RUN_OFF), 'announce')
  await then.step(on(RUN_OFF + 2), 'file', { note: `兰民备〔${day.slice(0, 4)}〕7号` })
  await then.step(on(RUN_OFF + 3), 'certify')
  await then.at(on(RUN_OFF + 8))((ctx) => signOver(ctx, communityId, on(RUN_OFF), on(RUN_OFF + 8)))
  await then.step(on(RUN_OFF + 8), 'handOver', { note: '公章、账目、档案、未办结事项已移交，街道监交。' })
  await then.step(on(RUN_OFF + 15), 'archive')
}

/** The outgoing committee hands everything over and signs, where there was one. */
async function signOver(ctx: Ctx, areaId: string, begunOn: Day, on: Day): Promise<void> {
  const organ = await organOf(ctx, areaId, 'residentsCommittee', on)
  const open = organ && (await handoverBegun(ctx, { areaId, organId: organ.id }, begunOn))
  if (!open) return
  const items = (await handoverItems(ctx, open)).map((i) => ({ ...i, state: 'handed' as const }))
  const parties = { giver: '上届居民委员会', taker: '新一届居民委员会', host: '居民选举委员会', supervisor: '柳青街道办事处' }
  const { version } = await saveHandover(ctx, open, { version: open.version, ...parties, items })
  await signHandover(ctx, open, { version, on })
} // prettier-ignore

type On = (n: number) => Day

async function prepare(then: Past, on: On, id: string, people: readonly Neighbour[]): Promise<void> {
  const members = people.slice(-7).map((p, i) => ({
    personId: p.personId,
    post: i === 0 ? ('chair' as const) : i === 1 ? ('viceChair' as const) : i < 5 ? ('member' as const) : ('alternate' as const),
  }))
  await then.step(on(-40), 'selectCommittee', { members, selectedBy: 'representativesMeeting', note: '居民代表会议推选' })
  await then.step(on(-39), 'adoptPlan')
  await then.step(on(-38), 'openRegistration')
  await then.step(on(-30), 'publishList')
  const raised = await then.at(on(-28))((ctx) =>
    raiseObjection(ctx, id, { personId: people[12]!.personId, about: people[12]!.name, byName: '三号楼居民', kind: 'wrong', text: '住址写成了二单元，应为三单元' }),
  )
  await then.at(on(-26))((ctx) => decideObjection(ctx, id, raised.id, { version: 1, uphold: true, decision: '经核对，住址以居民登记为准，已更正登记' }))
} // prettier-ignore

async function stand(then: Past, on: On, id: string, people: readonly Neighbour[]): Promise<void> {
  await then.step(on(-28), 'openNomination')
  let i = 0
  for (const [post, n] of Object.entries(STANDING) as [keyof typeof STANDING, number][])
    for (let k = 0; k < n; k++) {
      const person = people[i]!
      const joint = k === n - 1
      const nominators = joint ? people.slice(10, 21).map((p) => p.personId) : []
      await then.at(on(-24))((ctx) =>
        nominate(ctx, id, { personId: person.personId, post, by: joint ? 'joint' : 'party', nominators, about: aboutOf(i) }),
      )
      i++
    }
  await then.step(on(-20), 'closeNomination')
  await then.at(on(-12))(async (ctx) => {
    const { communityId } = await ctx.db.selectFrom('election').select('communityId').where('id', '=', id).executeTakeFirstOrThrow()
    for (const c of await candidatesOf(ctx, { communityId, id }))
      await vetCandidate(ctx, id, c.id, { version: c.version, with: '公安、纪检监察、民政联审' })
  })
  await then.step(on(-8), 'publishCandidates')
  await then.step(on(-4), 'meetVoters', { note: '在社区活动室举行见面会，候选人介绍履职设想，回答居民关于停车、加装电梯的提问。' })
} // prettier-ignore

async function stations(ctx: Ctx, id: string, people: readonly Neighbour[]): Promise<string[]> {
  const centre = await addBox(ctx, id, { kind: 'station', name: '中心投票站', place: '社区党群服务中心', opens: '07:30', closes: '16:00' })
  const mobile = await addBox(ctx, id, { kind: 'mobile', name: '流动票箱', place: '行动不便居民家中', opens: '08:00', closes: '11:30', approvedBy: '街道选举指导组' })
  for (const p of people.slice(9, 12)) await addHelper(ctx, id, { personId: p.personId, role: 'scrutineer', boxId: mobile.id })
  for (const [i, p] of people.slice(12, 16).entries())
    await addHelper(ctx, id, { personId: p.personId, role: (['scrutineer', 'caller', 'counter', 'issuer'] as const)[i]!, boxId: centre.id })
  await giveProxy(ctx, id, { principalId: people[17]!.personId, proxyId: people[16]!.personId, reason: '外出务工', writtenOn: '2026-01-01' })
  return [centre.id, mobile.id]
} // prettier-ignore

async function recheck(ctx: Ctx, id: string): Promise<void> {
  const { version } = await ctx.db
    .selectFrom('election')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await recheckList(ctx, id, { version })
}

interface Day1 {
  id: string
  communityId: string
  boxes: string[]
  /** Of a hundred voters so many come. */
  share: number
  votes: number[]
  /** A ballot is missing in the first box, which a signed minute explains. */
  spoilt: boolean
  nextDay?: Day
}

/** A day of voting with its count: two boxes, batches of two teams, one batch counted a third time. */
async function vote(then: Past, day: Day, v: Day1): Promise<void> {
  await then.step(day, 'openVoting')
  const cast = await then.at(day)((ctx) => mark(ctx, v))
  await then.step(day, 'closeVoting')
  const mobile = Math.round(cast / 12)
  await then.at(day)((ctx) => accounts(ctx, v, [cast - mobile, mobile]))
  await count(then, day, v)
  await then.step(day, 'declareElected', v.nextDay ? { nextDay: v.nextDay } : {})
}

/** Marks who came: a part of the list by its hash, all at once. */
async function mark(ctx: Ctx, v: Day1): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into election_turnout (community_id, election_id, round, person_id, how)
    select l.community_id, l.election_id, e.round, l.person_id,
      case when exists (select 1 from election_proxy p where p.community_id = l.community_id and p.election_id = l.election_id and p.round = e.round and p.principal_id = l.person_id) then 'proxy' else 'self' end
    from election_voter l join election e on e.community_id = l.community_id and e.id = l.election_id
    where l.community_id = ${v.communityId} and l.election_id = ${v.id} and l.to_version is null and l.state = 'listed' and l.entitled
      and ('x' || substr(md5(l.person_id::text || e.round), 1, 4))::bit(16)::int % 100 < ${v.share}`.execute(ctx.db)
  return Number(numAffectedRows)
} // prettier-ignore

async function accounts(ctx: Ctx, v: Day1, cast: readonly number[]): Promise<void> {
  for (const [i, boxId] of v.boxes.entries()) {
    const n = cast[i]!
    const [blank, tooMany] = [Math.min(9, Math.floor(n / 90)), Math.min(12, Math.floor(n / 60))]
    const left = 40
    const lost = v.spoilt && i === 0 ? 1 : 0
    await setAccount(ctx, v.id, boxId, {
      version: 0, printed: n + left + 3 + lost, issued: n, spoiled: 3, leftOver: left, returned: n, valid: n - blank - tooMany, blank, void: { tooMany },
    })
    if (lost === 0) continue
    const minute = await writeMinute(ctx, v.id, {
      kind: 'difference', boxId, title: '中心投票站选票差异说明', text: '清点时少一张未发出的选票。经核对，系发票时与写错更换的选票一并作废，漏记一张。监票人、发票人当场确认。',
    })
    await signMinute(ctx, v.id, minute.id, { version: 1, signedBy: ['总监票人 刘敏', '发票人 王刚', '主持人 李建国'] })
    await explainDifference(ctx, v.id, boxId, { version: 1, minuteId: minute.id })
  }
} // prettier-ignore

async function count(then: Past, day: Day, v: Day1): Promise<void> {
  const { batches, ids, accountOf, counters } = await then.at(day)((ctx) => toCount(ctx, v))
  const read = batches.map((b, i) => {
    const first = batches.find((x) => x.boxId === b.boxId) === b
    const account = accountOf.get(b.boxId)!
    const [blank, tooMany] = first ? [account.blank, account.tooMany] : [0, 0]
    const valid = b.ballots - blank - tooMany
    const votes = Object.fromEntries(ids.map((id, k) => [id, Math.max(0, Math.floor((valid * v.votes[k]! - ((i * 37 + k * 11) % 100)) / 100))]))
    return { id: b.id, figures: { valid, blank, void: { tooMany }, votes } }
  })
  const enter = (team: keyof typeof TEAMS, of: typeof read) => {
    const [name, helper] = TEAMS[team]
    return then.at(day, name)(async (ctx) => {
      for (const { id, figures } of of) await enterTally(ctx, v.id, id, { ...figures, team, counterId: counters[helper]!, why: '' })
    })
  }
  await enter('a', read)
  await enter('b', read.with(MISREAD, oneLess(read[MISREAD]!, ids[0]!)))
  await enter('third', [read[MISREAD]!])
  const sheets = [MISREAD, 0, 1, batches.length - 1].map((i) => ({
    id: batches[i]!.id, box: v.boxes.indexOf(batches[i]!.boxId) + 1, number: batches[i]!.number, votes: ids.map((c) => read[i]!.figures.votes[c]!),
  }))
  await then.at(day)((ctx) => layScans(ctx, v.id, sheets))
} // prettier-ignore

/** The batch that one team misreads, and what it reads. */
const MISREAD = 2
function oneLess<T extends { figures: { votes: Record<string, number> } }>(of: T, id: string): T {
  const votes = { ...of.figures.votes, [id]: of.figures.votes[id]! - 1 }
  return { ...of, figures: { ...of.figures, votes } }
}

async function toCount(ctx: Ctx, v: Day1) {
  const key = { communityId: v.communityId, id: v.id }
  const { round } = await ctx.db.selectFrom('election').select('round').where('communityId', '=', v.communityId).where('id', '=', v.id).executeTakeFirstOrThrow()
  const candidates = formal(await candidatesOf(ctx, key))
  const ballot = onBallot(candidates, await lastResult(ctx, { ...key, round }))
  const rows = await ctx.db.selectFrom('electionBoxAccount').select(['boxId', 'blank', 'void']).where('communityId', '=', v.communityId).where('electionId', '=', v.id).where('round', '=', round).execute()
  const helpers = await ctx.db.selectFrom('electionHelper').select('id').where('communityId', '=', v.communityId).where('electionId', '=', v.id).where('boxId', '=', v.boxes[0]!).orderBy('id').execute()
  return {
    counters: helpers.map((h) => h.id),
    batches: await batchesOf(ctx, { ...key, round }),
    ids: candidates.map((c) => c.id).filter((id) => ballot.has(id)),
    accountOf: new Map(rows.map((r) => [r.boxId, { blank: r.blank, tooMany: (r.void as { tooMany?: number }).tooMany ?? 0 }])),
  }
} // prettier-ignore
