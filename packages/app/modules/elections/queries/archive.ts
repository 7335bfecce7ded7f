import type { ArchivedBatch, ArchivedRound, BatchCount, ElectionFacts, Entry, Plain } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import { openStoredFile } from '#server/files.ts'
import type { FileReply } from '#server/module.ts'
import { refuse, seenElection, type Seen } from '../commands/support.ts'
import { contestOf } from '../contract/base.ts'
import { contestByCandidate, countOf, namedContest } from '../rules/count.ts'
import { committeeOf } from './candidates.ts'
import { boxAccount, countFacts, figuresOf, type Batch, type CountFacts, type Tally } from './count.ts'
import { communityName, dateRows } from './dates.ts'
import { scansOf, type Scan } from './scans.ts'
import { keptPoll, measureOf, resultsOf } from './result.ts'
import { voidedOf } from './voided.ts'
import { turnoutOf } from './voting.ts'

/** All that an election's result is computed from, and what belongs to it. Of voters there is a hash of the list and numbers, no name. */
export async function archiveFacts(ctx: Ctx, of: Seen): Promise<ElectionFacts> {
  const judged = (await resultsOf(ctx, of)).map((r) => r.round)
  const rounds: ArchivedRound[] = []
  for (const round of judged) rounds.push(await archivedRound(ctx, { ...of, round }))
  const facts = await countFacts(ctx, of)
  const scans = await scansOf(ctx, of)
  return {
    measure: measureOf[of.kind],
    law: of.law,
    poll: await keptPoll(ctx, of),
    rounds,
    papers: [
      ...facts.minutes.filter((m) => m.hash !== null).map((m) => ({ name: m.id, hash: m.hash! })),
      ...scans.map((s) => ({ name: `scan.${s.id}`, hash: s.hash })),
      ...(await listsOf(ctx, of)).map((l) => ({ name: `voterList.${l.version}`, hash: l.hash })),
    ],
    about: { ...(await about(ctx, of, facts)), scans: scans.map(archivedScan) },
  }
}

async function archivedRound(ctx: Ctx, of: Seen): Promise<ArchivedRound> {
  const facts = await countFacts(ctx, of)
  const taken = await turnoutOf(ctx, of)
  const nameOf = (boxId: string) => String(facts.boxes.find((b) => b.id === boxId)?.number ?? boxId)
  const general = facts.minutes.find((m) => m.kind === 'difference' && m.state === 'signed' && m.round === of.round && m.boxId === null)
  return {
    persons: taken.self + taken.proxy,
    boxes: facts.accounts.map((a) => boxAccount(a, nameOf)),
    explained: [
      ...facts.accounts.flatMap((a) => (a.minuteId ? [{ box: nameOf(a.boxId), paper: a.minuteId }] : [])),
      ...(general ? [{ box: 'all', paper: general.id }] : []),
    ],
    batches: facts.batches.filter((b) => b.ballots > 0).map((b) => archivedBatch(b, facts)),
    ...(await given(ctx, of)),
  }
} // prettier-ignore

/** What was entered when the round was closed, where the law left it open who sits. */
async function given(ctx: Ctx, of: Seen): Promise<Pick<ArchivedRound, 'yields' | 'lots'>> {
  const row = await ctx.db.selectFrom('electionVerdict').select('verdict').where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('round', '=', of.round).where('matter', '=', 'given').executeTakeFirst()
  return (row?.verdict as Pick<ArchivedRound, 'yields' | 'lots'> | undefined) ?? {}
} // prettier-ignore

function archivedBatch(b: Batch, { tallies, candidates }: CountFacts): ArchivedBatch {
  const postOf = contestByCandidate(candidates)
  const of = (team: Tally['team']) => tallies.find((t) => t.batchId === b.id && t.team === team && t.supersededAt === null)
  const count = (t: Tally): BatchCount => countOf(b, figuresOf(t), postOf)
  const entry = (t: Tally): Entry => ({ ...count(t), team: [t.enteredBy ?? t.enteredName] })
  const third = of('third')
  return { a: entry(of('a')!), b: entry(of('b')!), ...(third ? { third: count(third) } : {}) }
} // prettier-ignore

/** A scan by name and hash: the file itself stays beside the archive. */
const archivedScan = (s: Scan): Plain => ({
  id: s.id, of: s.ofKind, name: s.ofName, round: s.round, file: s.name, type: s.type, bytes: s.bytes, hash: s.hash, by: s.byName, at: s.at.toISOString(), superseded: s.supersededWhy,
}) // prettier-ignore

const listsOf = (ctx: Ctx, of: Seen) =>
  ctx.db.selectFrom('electionList').select(['version', 'kind', 'reason', 'onDay', 'listed', 'entitled', 'hash']).where('communityId', '=', of.communityId).where('electionId', '=', of.id).orderBy('version').execute() // prettier-ignore

async function about(ctx: Ctx, of: Seen, { candidates, minutes, boxes }: CountFacts): Promise<Record<string, Plain>> {
  const notices = await ctx.db.selectFrom('electionNotice').select(['number', 'kind', 'title', 'body', 'publishedOn', 'untilOn']).where('communityId', '=', of.communityId).where('electionId', '=', of.id).orderBy('number').execute()
  return {
    election: { id: of.id, title: of.title, kind: of.kind, mode: of.mode, state: of.state, community: await communityName(ctx, of.communityId), electionDay: of.electionDay, termFrom: of.termFrom, termTo: of.termTo, ruleSetDay: of.ruleSetDay },
    dates: (await dateRows(ctx, of)).map((d) => ({ ...d })),
    committee: (await committeeOf(ctx, of)).map((m) => ({ name: m.name, post: m.post, rank: m.rank, from: m.fromOn, to: m.toOn, why: m.outReason })),
    candidates: candidates.map((c) => ({ id: c.id, name: c.name, sex: c.sex, post: c.post, group: namedContest(of.seats, contestOf(c)).group || null, nominatedBy: c.nominatedBy, nominators: c.nominators.length, vettedOn: c.vettedOn })),
    boxes: boxes.map((b) => ({ number: b.number, kind: b.kind, name: b.name, place: b.place })),
    voterList: (await listsOf(ctx, of)).map((l) => ({ ...l })),
    minutes: minutes.map((m) => ({ id: m.id, kind: m.kind, title: m.title, text: m.text, signedBy: m.signedBy, hash: m.hash })),
    voided: (await voidedOf(ctx, of)).map((v) => ({ ...v })),
    notices: notices.map((n) => ({ ...n })),
  }
} // prettier-ignore

/** The archive of an election as a file. @throws AppError `elections.noArchive` (404) before it is archived */
export async function getArchive(ctx: Ctx, id: string): Promise<FileReply> {
  const of = await seenElection(ctx, 'elections.view', id)
  const row = await ctx.db.selectFrom('electionArchive').select('fileId').where('communityId', '=', of.communityId).where('electionId', '=', of.id).executeTakeFirst()
  if (!row) throw refuse('noArchive', {}, 404)
  return openStoredFile(ctx, row.fileId)
} // prettier-ignore
