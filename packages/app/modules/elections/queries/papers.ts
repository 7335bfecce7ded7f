import { ancestorsOf } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { toDocx, toPdf } from '#server/documents/index.ts'
import type { FileReply } from '#server/module.ts'
import { refuse, seenElection, today, type Seen } from '../commands/support.ts'
import type { Paper } from '../contract/count.ts'
import { groupsIn, onBallot, seatsIn } from '../rules/count.ts'
import { foundVoid } from '../rules/flow.ts'
import { certifiedBody } from '../rules/kinds.ts'
import { HANDED_OVER, paperOf, type PaperFacts } from '../rules/papers/index.ts'
import { countFacts } from './count.ts'
import { communityName } from './dates.ts'
import { lastResult, resultsOf } from './result.ts'
import { voidedOf } from './voided.ts'

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/**
 * A paper of the election as a file, written from what is kept.
 * @throws AppError `elections.noPaper` (404) while there is nothing to write it from
 */
export async function getPaper(ctx: Ctx, id: string, paper: Paper, format: 'docx' | 'pdf'): Promise<FileReply> {
  const of = await seenElection(ctx, 'elections.view', id)
  const facts = await factsOf(ctx, of)
  const made = paperOf(paper, facts)
  if (!made) throw refuse('noPaper', {}, 404)
  const model = { locale: 'zh-CN' as const, title: made.title, author: facts.community, createdAt: ctx.now.toISOString(), blocks: made.blocks }
  const body = format === 'docx' ? await toDocx(model) : toPdf(model)
  return { name: `${made.title}.${format}`, type: TYPES[format], body }
} // prettier-ignore

async function factsOf(ctx: Ctx, of: Seen): Promise<PaperFacts> {
  const count = await countFacts(ctx, of)
  const previous = await lastResult(ctx, of)
  const above = await ancestorsOf(ctx, of.communityId, today(ctx))
  const declared = await voidedOf(ctx, of)
  const box = new Map(count.boxes.map((b) => [b.id, b]))
  return {
    title: of.title, community: await communityName(ctx, of.communityId), office: above.find((a) => a.level === 4)?.name ?? '', mode: of.mode, electionDay: of.electionDay,
    today: today(ctx), round: of.round, seats: seatsIn(of.seats, previous), allSeats: of.seats, body: certifiedBody(of.kind), termFrom: of.termFrom, termTo: of.termTo,
    notices: await noticesOf(ctx, of),
    voters: await votersOf(ctx, of),
    candidates: count.candidates,
    onBallot: onBallot(count.candidates, previous),
    boxes: count.boxes.map((b) => {
      const a = count.accounts.find((x) => x.boxId === b.id)
      const host = a?.countedWith ? box.get(a.countedWith) : undefined
      return { number: b.number, name: host ? `${b.name}（选票并入${host.number}号票箱计票）` : b.name, account: a ? { ...a, voided: Object.values(a.void as Record<string, number>).reduce((n, x) => n + x, 0) } : null }
    }),
    batches: count.batches.map((b) => ({ box: box.get(b.boxId)?.number ?? 0, number: b.number, ballots: b.ballots, groupIds: groupsIn(b.boxId, count.boxes, count.accounts), result: b.state === 'agreed' ? b.result : null })),
    minutes: count.minutes,
    results: (await resultsOf(ctx, of)).map((r) => r.verdict),
    ...foundVoid(of.state, declared), recall: of.kind === 'recall',
    handover: [...HANDED_OVER],
  }
} // prettier-ignore

async function noticesOf(ctx: Ctx, of: Seen): Promise<PaperFacts['notices']> {
  const rows = await ctx.db.selectFrom('electionNotice').select(['kind', 'title', 'body', 'law', 'publishedOn']).where('communityId', '=', of.communityId).where('electionId', '=', of.id).orderBy('number').execute()
  return Object.fromEntries(rows.map((r) => [r.kind, r]))
} // prettier-ignore

const votersOf = (ctx: Ctx, of: Seen) =>
  ctx.db.selectFrom('electionVoter').select(['name', 'sex', 'address', 'entitled']).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('toVersion', 'is', null).where('state', '=', 'listed').orderBy('name').orderBy('personId').execute() // prettier-ignore
