import { batchFaults, reconcile, settleBatch, type Entry, type Result } from '@liren/ballots'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { SMALL, type TallyFigures } from '../contract/base.ts'
import type * as contract from '../contract/count.ts'
import { candidatesOf, formal, type Candidate } from '../queries/candidates.ts'
import {
  accountsOf, batchesOf, differencesIn, figuresOf, minutesOf, standingOf, talliesOf, type Batch, type Tally,
} from '../queries/count.ts' // prettier-ignore
import { lastResult } from '../queries/result.ts'
import { tellCount } from '../queries/screen.ts'
import { boxesOf, type Box } from '../queries/voting.ts'
import {
  contestByCandidate,
  contestsOf,
  countOf,
  groupsIn,
  layOut,
  namedContest,
  onBallot,
  seatsIn,
} from '../rules/count.ts'
import { groupsOf, hostFor, hostOf, smallGroups } from '../rules/groups.ts'
import { bindCounter } from './counters.ts'
import {
  accountOf,
  actorName,
  checkVersion,
  heldElection,
  inStates,
  keep,
  lockElection,
  ownedBy,
  refuse,
  type Seen,
} from './support.ts'

/**
 * Keeps what a box was given and gave back, and lays its ballots out in batches: those of a small box together with another's,
 * so that its few voters stay secret. A box is counted once: its account may be corrected while no team has entered a batch
 * that this would change.
 * @throws AppError `elections.boxCounted` (409) for a box that has its account, `elections.batchesBegun` (409),
 * `elections.countedElsewhere` (422) for sums of votes of a box that is counted with another, `elections.countedInTurn` (422)
 */
export async function setAccount(ctx: Ctx, id: string, boxId: string, input: z.output<typeof contract.setAccount.body>) {
  const of = await lockElection(ctx, 'elections.count', id)
  inStates(of, ['counting'])
  const boxes = await boxesOf(ctx, of)
  const box = boxes.find((b) => b.id === boxId)
  if (!box) throw notFound()
  const accounts = await accountsOf(ctx, of)
  const before = accounts.find((a) => a.boxId === boxId)
  if (before && input.version === 0) throw refuse('boxCounted', { box: box.name })
  if (before) checkVersion(before, input.version)
  const countedWith = checkHost(input, { id: boxId, returned: input.returned, wanted: input.countedWith }, boxes, accounts)
  const version = (before?.version ?? 0) + 1
  await writeAccount(ctx, of, boxId, { ...input, countedWith, version })
  const now = await accountsOf(ctx, of)
  for (const host of boxes) await layGroup(ctx, of, host.id, accounts, now)
  const account = now.find((a) => a.boxId === boxId)!
  const batches = (await batchesOf(ctx, of)).filter((b) => b.boxId === (countedWith ?? boxId) && b.ballots > 0).length
  await keep(ctx, 'setAccount', of, { box: [null, box.name], returned: [before?.returned ?? null, input.returned], valid: [before?.valid ?? null, input.valid], ...(countedWith ? { countedWith: [null, boxes.find((b) => b.id === countedWith)?.name ?? null] as [unknown, unknown] } : {}) })
  await tellCount(ctx, of)
  return { id: boxId, version, batches, differences: differencesIn(account, { boxes, accounts: now }) }
} // prettier-ignore

type Account = Omit<z.output<typeof contract.setAccount.body>, 'countedWith'> & { countedWith: string | null }
/** A minute explains the figures that it was laid to; others need one of their own. Boxes that were counted with this one go with it. */
async function writeAccount(ctx: Ctx, of: Seen, boxId: string, { void: voided, ...figures }: Account): Promise<void> {
  const row = { ...figures, void: JSON.stringify(voided), minuteId: null }
  await ctx.db
    .insertInto('electionBoxAccount')
    .values({ ...ownedBy(of), round: of.round, boxId, ...row })
    .onConflict((c) => c.columns(['communityId', 'electionId', 'round', 'boxId']).doUpdateSet(row))
    .execute()
  const { countedWith } = figures
  if (countedWith)
    await accountsIn(ctx, of).set((e) => ({ countedWith, version: e('version', '+', 1) })).where('countedWith', '=', boxId).execute()
} // prettier-ignore

type TallySums = Pick<TallyFigures, 'valid' | 'blank' | 'void'>
type Accounts = Awaited<ReturnType<typeof accountsOf>>

function checkHost(input: TallySums, own: Parameters<typeof hostFor>[0], boxes: Box[], accounts: Accounts): string | null {
  const host = hostFor(own, boxes, accounts)
  if (host === null) return null
  const hostBox = boxes.find((b) => b.id === (host === 'circle' ? own.wanted : host))
  if (!hostBox) throw notFound()
  if (host === 'circle') throw refuse('countedInTurn', { box: hostBox.name }, 422, 'countedWith')
  const read = input.valid + input.blank + Object.values(input.void).reduce((n: number, x) => n + (x ?? 0), 0)
  if (read > 0) throw refuse('countedElsewhere', { host: hostBox.name, least: SMALL }, 422, 'valid')
  return host
} // prettier-ignore

const accountsIn = (ctx: Ctx, of: Seen) =>
  ctx.db.updateTable('electionBoxAccount').where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('round', '=', of.round) // prettier-ignore

/** Lays out the ballots that are counted as a box's where they changed, or where other boxes' came to them or went. */
async function layGroup(ctx: Ctx, of: Seen, hostId: string, before: Accounts, now: Accounts): Promise<void> {
  const members = (all: Accounts) => all.filter((a) => hostOf(a.boxId, all) === hostId)
  const [had, has] = [members(before), members(now)]
  const told = (all: Accounts) => all.map((a) => `${a.boxId} ${a.returned}`).toSorted().join()
  if (told(had) === told(has)) return
  // Ballots that are mixed are mixed as a whole: none come to a batch that is read already.
  const joined = [...had, ...has].some((a) => a.boxId !== hostId)
  await layBatches(ctx, of, hostId, groupsOf(has).get(hostId) ?? 0, joined)
  // What explained the sum of this box explained other ballots.
  if (joined) await accountsIn(ctx, of).set((e) => ({ minuteId: null, version: e('version', '+', 1) })).where('boxId', '=', hostId).where('minuteId', 'is not', null).execute()
} // prettier-ignore

async function layBatches(ctx: Ctx, of: Seen, boxId: string, ballots: number, mixed: boolean): Promise<void> {
  const wanted = layOut(ballots)
  const own = (await batchesOf(ctx, of)).filter((b) => b.boxId === boxId)
  const changed = own.filter((b) => (wanted[b.number - 1] ?? 0) !== b.ballots)
  const touched = mixed ? own : changed
  const begun = new Set((await talliesOf(ctx, of, touched.map((b) => b.id))).map((t) => t.batchId))
  if (begun.size > 0) throw refuse('batchesBegun', { n: begun.size })
  for (const b of changed) await setBallots(ctx, of, b.id, wanted[b.number - 1] ?? 0)
  const fresh = wanted.map((n, i) => ({ number: i + 1, ballots: n })).slice(own.length)
  if (fresh.length > 0)
    await ctx.db.insertInto('electionBatch').values(fresh.map((b) => ({ ...ownedBy(of), id: newId(ctx.now), round: of.round, boxId, ...b, state: 'open', result: null }))).execute()
} // prettier-ignore

/** A batch that holds no ballots any more is settled with nothing in it. */
const EMPTY = JSON.stringify({ valid: 0, blank: 0, void: {}, votes: {} })
const setBallots = (ctx: Ctx, of: Seen, batchId: string, ballots: number) =>
  ctx.db
    .updateTable('electionBatch')
    .set(ballots === 0 ? { ballots, state: 'agreed', result: EMPTY } : { ballots, state: 'open', result: null })
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', batchId)
    .execute()

/** Lays a signed minute to a box's difference, which then no longer blocks the result. @throws AppError `elections.minuteOpen` (409) */
export async function explainDifference(ctx: Ctx, id: string, boxId: string, input: { version: number; minuteId: string }) {
  const of = await lockElection(ctx, 'elections.count', id)
  inStates(of, ['counting'])
  const account = (await accountsOf(ctx, of)).find((a) => a.boxId === boxId)
  const minute = (await minutesOf(ctx, of)).find((m) => m.id === input.minuteId)
  if (!account || !minute || minute.round !== of.round || (minute.boxId ?? boxId) !== boxId) throw notFound()
  checkVersion(account, input.version)
  if (minute.state !== 'signed') throw refuse('minuteOpen', { title: minute.title })
  const version = account.version + 1
  await ctx.db.updateTable('electionBoxAccount').set({ minuteId: minute.id, version }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('round', '=', of.round).where('boxId', '=', boxId).execute()
  await keep(ctx, 'explainDifference', of, { minute: [account.minuteId, minute.title] })
  return { id: boxId, version }
} // prettier-ignore

type TallyInput = z.output<typeof contract.enterTally.body>

/**
 * Enters what a team read from a batch. The two teams are blind to each other and share nobody; where both have entered they
 * are held against each other figure by figure, and a third count settles what differs. A correction keeps what it replaces.
 * @throws AppError `elections.accountsFirst`, `elections.smallGroup` (409), what {@link bindCounter} refuses, `elections.tallySum`, `elections.tallyVotes`,
 * `elections.thirdTooEarly`, `elections.correctionReason`, `elections.batchSettled` (409)
 */
export async function enterTally(ctx: Ctx, id: string, batchId: string, input: TallyInput) {
  const of = await heldElection(ctx, 'elections.count', id)
  inStates(of, ['counting'])
  const [boxes, accounts] = [await boxesOf(ctx, of), await accountsOf(ctx, of)]
  refuseUngrouped(boxes, accounts)
  const batch = await lockBatch(ctx, of, batchId)
  await bindCounter(ctx, of, input.team, input.counterId)
  const tallies = await talliesOf(ctx, of, [batchId])
  const candidates = formal(await candidatesOf(ctx, of))
  const previous = await lastResult(ctx, of)
  checkFigures(of, batch, input, onBallot(candidates, previous, groupsIn(batch.boxId, boxes, accounts)), candidates, previous)
  const now = standingOf(tallies, batchId)
  checkTurn(batch, now, input)
  const before = now.find((t) => t.team === input.team)
  if (before) await supersede(ctx, of, before, input.why)
  const entry = await insertTally(ctx, of, batchId, input)
  const settled = settle(batch, [...now.filter((t) => t.team !== input.team), entry], candidates)
  await ctx.db.updateTable('electionBatch').set({ state: settled.state, result: settled.result ? JSON.stringify(settled.result) : null }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', batchId).execute()
  await keep(ctx, 'enterTally', of, { batch: [null, batch.number], team: [null, input.team], state: [batch.state, settled.state] }, input.why)
  // One team's entry changes nothing that anybody sees.
  if (settled.state !== batch.state) await tellCount(ctx, of)
  return { id: entry.id, version: of.version, state: settled.state }
} // prettier-ignore

/** Nothing is read before all boxes are opened and the ballots of the small ones lie with others. */
function refuseUngrouped(boxes: readonly Box[], accounts: Accounts): void {
  const nameOf = (id: string) => boxes.find((b) => b.id === id)?.name ?? ''
  const waiting = boxes.find((b) => !accounts.some((a) => a.boxId === b.id))
  if (waiting) throw refuse('accountsFirst', { box: waiting.name })
  const [small] = smallGroups(accounts)
  if (small) throw refuse('smallGroup', { box: nameOf(small.boxId), n: small.ballots, least: SMALL })
}

async function lockBatch(ctx: Ctx, of: Seen, batchId: string): Promise<Batch> {
  const row = await ctx.db
    .selectFrom('electionBatch')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('round', '=', of.round)
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row as Batch
}

/** Whether it is this team's turn: a third count when two differ, a correction with its reason, nothing once settled by three. */
function checkTurn(batch: Batch, now: readonly Tally[], input: TallyInput): void {
  if (input.team === 'third' && batch.state !== 'differs') throw refuse('thirdTooEarly', { number: batch.number })
  const again = now.some((t) => t.team === input.team)
  if (batch.state === 'agreed') throw refuse('batchSettled', { number: batch.number })
  if (again && input.why === '') throw refuse('correctionReason', {}, 422, 'why')
}

function checkFigures(of: Seen, batch: Batch, input: TallyInput, ballot: ReadonlySet<string>, candidates: readonly Candidate[], previous: Result | undefined) {
  const strange = Object.keys(input.votes).find((c) => !ballot.has(c))
  if (strange) throw refuse('notOnBallot', {}, 422, 'votes')
  const postOf = contestByCandidate(candidates)
  const above = Object.values(input.votes).some((n) => n > input.valid)
  const faults = above ? [] : batchFaults(countOf(batch, input, postOf), contestsOf(seatsIn(of.seats, previous)))
  const sum = faults.find((f) => f.at === 'ballots')
  if (sum) throw refuse('tallySum', { ballots: sum.a, sum: sum.b }, 422, 'valid')
  const contest = faults.find((f) => f.at !== 'ballots')
  if (contest || above) throw refuse('tallyVotes', { ...namedContest(of.seats, contest?.at ?? ''), votes: contest?.a ?? 0, most: contest?.b ?? input.valid }, 422, 'votes')
} // prettier-ignore

const supersede = (ctx: Ctx, of: Seen, t: Tally, why: string) =>
  ctx.db.updateTable('electionTally').set({ supersededAt: ctx.now, why }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', t.id).execute() // prettier-ignore

async function insertTally(ctx: Ctx, of: Seen, batchId: string, input: TallyInput): Promise<Tally> {
  const { team, valid, blank } = input
  const row = { id: newId(ctx.now), batchId, team, valid, blank, enteredBy: accountOf(ctx), enteredName: actorName(ctx), enteredAt: ctx.now }
  await ctx.db.insertInto('electionTally').values({ ...ownedBy(of), ...row, void: JSON.stringify(input.void), votes: JSON.stringify(input.votes), supersededAt: null, why: null }).execute()
  return { ...ownedBy(of), ...row, void: input.void, votes: input.votes, supersededAt: null, why: null }
} // prettier-ignore

/** What the entries of a batch come to: open until both teams are there, agreed or different, settled by the third count. */
function settle(batch: Batch, now: readonly Tally[], candidates: readonly Candidate[]): { state: Batch['state']; result: TallyFigures | null } {
  const postOf = contestByCandidate(candidates)
  const entry = (t: Tally): Entry => ({ ...countOf(batch, figuresOf(t), postOf), team: [t.enteredBy ?? t.enteredName] })
  const [a, b, third] = (['a', 'b', 'third'] as const).map((team) => now.find((t) => t.team === team))
  if (!a || !b) return { state: 'open', result: null }
  const both = reconcile(entry(a), entry(b))
  if (both.state === 'agreed') return { state: 'agreed', result: figuresOf(a) }
  // A third count settles nothing once the two agree after a correction, however it was read.
  const found = third ? settleBatch(entry(a), entry(b), entry(third)) : both
  return found.state === 'agreed' && third ? { state: 'agreed', result: figuresOf(third) } : { state: 'differs', result: null }
} // prettier-ignore
