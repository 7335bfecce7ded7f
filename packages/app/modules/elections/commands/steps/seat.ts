import { said, type Seat } from '@liren/ballots'
import {
  beginTerm,
  endMember,
  foundOrgan,
  handoverBegun,
  membersOn,
  organOf,
  seatMember,
} from '#modules/organs/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Hindrance } from '../../contract/base.ts'
import { openComplaints } from '../../queries/dates.ts'
import { electedOf } from '../../queries/elected.ts'
import { citedOf } from '../../rules/citing.ts'
import { missing } from '../../rules/found.ts'
import { organKindOf, organName } from '../../rules/kinds.ts'
import { communityName } from '../../queries/dates.ts'
import { electedAgain } from '../again.ts'
import { archiveElection } from '../archive.ts'
import { declareVoid } from '../voided.ts'
import { refuse, today, type Seen } from '../support.ts'
import type { Step, Taken } from './types.ts'

const termEnded = async (ctx: Ctx, of: Seen): Promise<string> => {
  const found = await organOf(ctx, of.communityId, organKindOf[of.kind], of.termFrom)
  if (found) return found.id
  const name = organName(of.kind, await communityName(ctx, of.communityId))
  return (await foundOrgan(ctx, { areaId: of.communityId, kind: organKindOf[of.kind], name, on: of.termFrom, source: of.title })).id
} // prettier-ignore

/** Seats who was elected: a new term, the rest of the one that runs, or the end of who was recalled. */
async function seatElected(ctx: Ctx, of: Seen): Promise<Taken> {
  const elected = await electedOf(ctx, of)
  const organId = of.kind === 'recall' || of.kind === 'byElection' ? of.organId! : await termEnded(ctx, of)
  const organ = { areaId: of.communityId, organId }
  const source = of.title
  // Nobody takes a seat before the result is announced: a run-off comes later than the day that was planned.
  const from = today(ctx) > of.termFrom ? today(ctx) : of.termFrom
  if (of.kind === 'recall') await endRecalled(ctx, of, organ, elected)
  else if (of.kind === 'byElection')
    for (const e of elected)
      await seatMember(ctx, { organ, on: from, personId: e.personId, name: e.name, sex: e.sex, post: postOf(of, e), inReason: 'byElected', source } as never)
  else if (elected.length > 0)
    await beginTerm(ctx, {
      organ, from, to: of.termTo, ruleSetDay: of.ruleSetDay, source: { kind: 'election', id: of.id, text: source },
      members: elected.map((e) => ({ personId: e.personId, name: e.name, sex: e.sex, post: postOf(of, e), ...groupOf(of, e), inReason: plain(of) ? 'selected' : 'elected' })) as never,
    })
  if (elected.length > 0) await electedAgain(ctx, of)
  return { change: { organId, termFrom: from } }
} // prettier-ignore

const plain = (of: Seen): boolean => of.kind === 'representatives' || of.kind === 'supervisory'
const postOf = (of: Seen, e: Seat): string => (of.kind === 'representatives' ? 'representative' : e.post)

const groupOf = (of: Seen, e: Seat) => {
  const found = of.seats.find((s) => s.groupId === e.contest)
  return found ? { groupId: found.groupId } : {}
}

async function endRecalled(ctx: Ctx, of: Seen, organ: { areaId: string; organId: string }, recalled: readonly { personId: string | null }[]) {
  const members = await membersOn(ctx, organ, of.electionDay)
  for (const r of recalled) {
    const seat = members.find((m) => m.personId === r.personId)
    if (seat) await endMember(ctx, { organ, memberId: seat.id, on: of.electionDay, reason: 'recalled', source: of.title })
  }
} // prettier-ignore

/** The result is announced on the spot (art. 19), and who was elected takes their seat. */
const announce: Step = {
  verb: 'announce',
  right: 'elections.run',
  law: 'announceOnSpot',
  take: async (ctx, of) => {
    const taken = await seatElected(ctx, of)
    await ctx.announce('elections.announced', {
      areaId: of.communityId,
      id: of.id,
      kind: of.kind,
      organId: taken.change?.organId,
    })
    return taken
  },
}

const file: Step = {
  verb: 'file',
  right: 'elections.guide',
  take: async (_ctx, _of, input) => {
    if (input.note.trim() === '') throw refuse('filingNumberMissing', {}, 422, 'note')
  },
}
const certify: Step = { verb: 'certify', right: 'elections.guide' }

/**
 * The handover is over when its file is signed (art. 25: completed within ten days, under the election committee, the subdistrict
 * watching). Where no committee was there before, or the law of the day asks for none, nothing was opened and nothing is waited for.
 */
async function handoverHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  if (of.kind !== 'general' || !of.organId) return []
  const open = await handoverBegun(ctx, { areaId: of.communityId, organId: of.organId }, of.termFrom)
  if (!open || open.state === 'signed') return []
  const { areaId, id: handoverId, dueOn: due, pending: n, organ } = open
  const law = citedOf(said(of.law, 'handoverDays'))
  return [missing(n > 0 ? 'handoverPending' : 'handoverUnsigned', { organ, due, n, areaId, handoverId }, law)]
}
const handOver: Step = { verb: 'handOver', right: 'elections.run', law: 'handoverDays', hindrances: handoverHindrances }

async function archiveHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  const n = await openComplaints(ctx, of)
  return n > 0 ? [missing('complaintsOpen', { n }, citedOf(said(of.law, 'objection.answerDays')))] : []
}
const archive: Step = {
  verb: 'archive',
  right: 'elections.run',
  hindrances: archiveHindrances,
  take: async (ctx, of) => void (await archiveElection(ctx, { ...of, state: 'archived' })),
}

/** Who found it void says by which ground; what follows is in {@link declareVoid}. */
const voidIt: Step = { verb: 'voidElection', right: 'elections.guide', take: declareVoid }

export const seating: readonly Step[] = [announce, file, certify, handOver, archive, voidIt]
