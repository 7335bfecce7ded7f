import { judgeRound, type Measure, type Poll, type Result, type Round } from '@liren/ballots'
import { sql } from 'kysely'
import { membersOn } from '#modules/organs/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Seen } from '../commands/support.ts'
import { contestOf, type Kind } from '../contract/base.ts'
import { contestByCandidate, contestsOf } from '../rules/count.ts'
import { seatedStates } from '../rules/flow.ts'
import { candidatesOf, formal } from './candidates.ts'
import { totalsOf, type CountFacts } from './count.ts'
import { relatedAmong } from './people.ts'
import { wholeVoid } from './voided.ts'
import { figuresOf } from './voters.ts'
import { turnoutOf } from './voting.ts'

type Of = Pick<Seen, 'communityId' | 'id'>

/** The results of the rounds so far, the first first; as they were judged. */
export async function resultsOf(ctx: Ctx, of: Of): Promise<{ round: number; verdict: Result; at: Date }[]> {
  const rows = await ctx.db
    .selectFrom('electionVerdict')
    .select(['round', 'verdict', 'at'])
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('matter', '=', 'result')
    .orderBy('round')
    .orderBy('at')
    .execute()
  return rows as { round: number; verdict: Result; at: Date }[]
}

/** The result of the round before the one that is on. */
export async function lastResult(ctx: Ctx, of: Of & { round: number }): Promise<Result | undefined> {
  if (of.round === 1) return undefined
  return (await resultsOf(ctx, of)).findLast((r) => r.round < of.round)?.verdict
}

export type Given = Pick<Round, 'yields' | 'lots'>

/** Who stands, on which list, and who is related: candidates bear the ids of their candidacy, so that no verdict names a person. */
export async function pollOf(ctx: Ctx, of: Seen): Promise<Poll> {
  const candidates = formal(await candidatesOf(ctx, of))
  const seated = of.kind === 'byElection' && of.organId ? await membersOn(ctx, { areaId: of.communityId, organId: of.organId }, of.electionDay) : []
  const idOf = new Map<string, string>([...seated.flatMap((m) => (m.personId ? [[m.personId, m.id] as const] : [])), ...candidates.map((c) => [c.personId, c.id] as const)])
  const pairs = await relatedAmong(ctx, [...idOf.keys()])
  return {
    mode: of.mode,
    ...(of.kind === 'recall' ? { electedMode: await electedMode(ctx, of) } : {}),
    entitled: (await figuresOf(ctx, of)).entitled,
    contests: contestsOf(of.seats),
    candidates: candidates.map((c) => ({ person: c.id, contest: contestOf(c), woman: c.sex === '2' })),
    relatives: pairs.map(([a, b]) => [idOf.get(a)!, idOf.get(b)!] as const),
    sitting: seated.flatMap((m) => (isCommitteePost(m.post) ? [{ person: m.id, post: m.post, woman: m.sex === '2' }] : [])),
  }
} // prettier-ignore
/** How those were elected who are recalled: the mode of the last election that was not void, where it was held here. */
async function electedMode(ctx: Ctx, of: Seen): Promise<Poll['electedMode']> {
  const row = await ctx.db.selectFrom('election as e').select('e.mode').where('e.communityId', '=', of.communityId).where('e.kind', '=', 'general').where('e.state', 'in', seatedStates).where(sql<boolean>`not ${wholeVoid}`).orderBy('e.electionDay', 'desc').limit(1).executeTakeFirst()
  return row?.mode as Poll['electedMode']
} // prettier-ignore

const isCommitteePost = (post: string): post is 'chair' | 'viceChair' | 'member' =>
  ['chair', 'viceChair', 'member'].includes(post)

/** What was cast and counted in the round that is on. */
export async function roundOf(ctx: Ctx, of: Seen, facts: CountFacts, given: Given = {}): Promise<Round> {
  const taken = await turnoutOf(ctx, of)
  const totals = totalsOf(facts)
  const postOf = contestByCandidate(facts.candidates)
  return {
    cast: { persons: taken.self + taken.proxy, ballots: facts.accounts.reduce((n, a) => n + a.returned, 0) },
    votes: Object.entries(totals.votes).map(([person, votes]) => ({ person, contest: postOf.get(person)!, votes })),
    ...given,
  }
}

/** By which measure a vote of a kind is judged: the law on elections, on recall, or the plain order of votes of a selection (推选). */
export const measureOf: Record<Kind, Measure> = {
  general: 'committee', byElection: 'committee', recall: 'recall', representatives: 'selection', supervisory: 'selection',
} // prettier-ignore

/** The poll as it was when its first round was judged; before that, as it stands now. */
export async function keptPoll(ctx: Ctx, of: Seen): Promise<Poll> {
  const row = await ctx.db
    .selectFrom('electionVerdict')
    .select('verdict')
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('matter', '=', 'poll')
    .executeTakeFirst()
  return (row?.verdict as Poll | undefined) ?? pollOf(ctx, of)
}

/** The result of the round that is on, after those before it: pure, from what is written down. */
export async function computeResult(ctx: Ctx, of: Seen, facts: CountFacts, given: Given = {}): Promise<Result> {
  const [poll, round, previous] = [await keptPoll(ctx, of), await roundOf(ctx, of, facts, given), await lastResult(ctx, of)]
  return judgeRound(measureOf[of.kind], of.law, poll, round, previous)
} // prettier-ignore
