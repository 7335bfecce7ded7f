import { helpersCheck, said, says } from '@liren/ballots'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Hindrance } from '../contract/base.ts'
import type * as contract from '../contract/voting.ts'
import { candidatesOf, standing, type Candidate } from '../queries/candidates.ts'
import { personHere, relatedAmong } from '../queries/people.ts'
import { boxesOf, helpersOf, type Helper } from '../queries/voting.ts'
import { citedOf, citing } from '../rules/citing.ts'
import { beforeResult, beforeVoting } from '../rules/flow.ts'
import { hindranceOf, missing } from '../rules/found.ts'
import { words } from '../rules/notices.ts'
import { putUp } from './notices.ts'
import { changeElection, keep, lockElection, ownedBy, refuse, today, type Seen } from './support.ts'

/** Stations and helpers are settled before anybody votes. @throws AppError `elections.notNow` (409) */
function needVotingAhead(of: Seen): void {
  if (!beforeVoting(of.state)) throw refuse('notNow', { state: of.state })
}

/** Who helps may still be appointed while it is voted and counted: somebody falls ill. @throws AppError `elections.notNow` (409) */
function needResultAhead(of: Seen): void {
  if (!beforeResult(of.state)) throw refuse('notNow', { state: of.state })
}

/** Sets up a station or a mobile box; boxes are numbered in the order in which they come. */
export async function addBox(ctx: Ctx, id: string, input: z.output<typeof contract.addBox.body>) {
  const of = await lockElection(ctx, 'elections.run', id)
  needVotingAhead(of)
  const { opens, closes, kind } = input
  if (opens >= closes) throw refuse('boxHours', { opens, closes }, 422, 'closes')
  if (input.groupId && !of.seats.some((s) => s.groupId === input.groupId)) throw refuse('groupMissing', {}, 422, 'groupId')
  const approval = said(of.law, 'mobileBox.scrutineers')
  const { n } = await ctx.db.selectFrom('electionBox').select((e) => e.fn.countAll<number>().as('n')).where('communityId', '=', of.communityId).where('electionId', '=', of.id).executeTakeFirstOrThrow()
  const number = Number(n) + 1
  const boxId = newId(ctx.now)
  await ctx.db
    .insertInto('electionBox')
    .values({ ...ownedBy(of), id: boxId, number, ...input, approvedBy: input.approvedBy ?? null, groupId: input.groupId ?? null, removedOn: null })
    .execute()
  const version = await changeElection(ctx, of)
  await keep(ctx, 'addBox', of, { box: [null, input.name], kind: [null, kind] }, kind === 'mobile' && approval ? citing(approval) : undefined)
  return { id: boxId, version, number }
} // prettier-ignore

/** Takes a box away. A number is not given twice. */
export async function removeBox(ctx: Ctx, id: string, boxId: string, input: { reason: string }) {
  const of = await lockElection(ctx, 'elections.run', id)
  needVotingAhead(of)
  const box = (await boxesOf(ctx, of)).find((b) => b.id === boxId)
  if (!box) throw notFound()
  await ctx.db.updateTable('electionBox').set({ removedOn: today(ctx) }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', boxId).execute()
  const version = await changeElection(ctx, of)
  await keep(ctx, 'removeBox', of, { box: [box.name, null] }, input.reason)
  return { id: boxId, version }
} // prettier-ignore

/** Helpers in whose way a candidate stands: the same person, or a near relative where the law of the place bars it. */
async function conflicts(ctx: Ctx, of: Seen, helpers: readonly { personId: string; name: string }[], candidates: readonly Candidate[]) {
  const people = [...helpers, ...candidates]
  const relatives = says(of.law, 'scrutineers.relativesBarred') ? await relatedAmong(ctx, people.map((p) => p.personId)) : []
  const nameOf = (id: string) => people.find((p) => p.personId === id)?.name ?? id
  return helpersCheck(of.law, { scrutineers: helpers.map((h) => h.personId), candidates: candidates.map((c) => c.personId), relatives }).map((f) => hindranceOf(f, nameOf))
} // prettier-ignore

/**
 * Appoints somebody who helps with the vote; after its opening that is put up by a notice of its own. A candidate never does; a near relative of one not where the local law bars it.
 * @throws AppError `elections.scrutineerIsCandidate`, `elections.scrutineerIsRelative`, `elections.helperTwice` (409)
 */
export async function addHelper(ctx: Ctx, id: string, input: z.output<typeof contract.addHelper.body>) {
  const of = await lockElection(ctx, 'elections.run', id)
  needResultAhead(of)
  const person = await personHere(ctx, of, input.personId)
  const there = await helpersOf(ctx, of)
  if (there.some((h) => h.toOn === null && h.personId === input.personId && h.role === input.role && h.boxId === (input.boxId ?? null)))
    throw refuse('helperTwice', { name: person.name })
  if (input.boxId && !(await boxesOf(ctx, of)).some((b) => b.id === input.boxId)) throw notFound()
  const [conflict] = await conflicts(ctx, of, [person], standing(await candidatesOf(ctx, of)))
  if (conflict) throw new AppError(conflict.code, 409, conflict.params, 'personId')
  const helperId = newId(ctx.now)
  await ctx.db
    .insertInto('electionHelper')
    .values({ ...ownedBy(of), id: helperId, personId: input.personId, name: person.name, role: input.role, boxId: input.boxId ?? null, fromOn: today(ctx), toOn: null })
    .execute()
  const version = await changeElection(ctx, of)
  if (!beforeVoting(of.state))
    await putUp(ctx, of, { kind: 'other', ...words.helper(of, person.name, input.role) })
  await keep(ctx, 'addHelper', of, { helper: [null, person.name], role: [null, input.role] })
  return { id: helperId, version }
} // prettier-ignore

/** A helper leaves; what they did stays on record. */
export async function endHelper(ctx: Ctx, id: string, helperId: string, input: { reason: string }) {
  const of = await lockElection(ctx, 'elections.run', id)
  const found = (await helpersOf(ctx, of)).find((h) => h.id === helperId)
  if (!found) throw notFound()
  if (found.toOn !== null) throw refuse('leftAlready', { name: found.name })
  await ctx.db.updateTable('electionHelper').set({ toOn: today(ctx), outReason: input.reason }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', helperId).execute()
  const version = await changeElection(ctx, of)
  await keep(ctx, 'endHelper', of, { helper: [found.name, null] }, input.reason)
  return { id: helperId, version }
} // prettier-ignore

/** What is missing at stations and among helpers before anybody may vote. */
export async function stationHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  const [boxes, all, candidates] = [await boxesOf(ctx, of), await helpersOf(ctx, of), standing(await candidatesOf(ctx, of))]
  const helpers = all.filter((h) => h.toOn === null)
  const found: Hindrance[] = []
  if (boxes.length === 0) found.push(missing('noStation'))
  found.push(...(await conflicts(ctx, of, helpers, candidates)))
  return [...found, ...mobileHindrances(of, boxes, helpers)]
} // prettier-ignore

/** Three scrutineers go with a mobile box unless the local law says otherwise: the usual number, not one of the national law. */
const USUAL_SCRUTINEERS = 3
function mobileHindrances(
  of: Seen,
  boxes: readonly { id: string; kind: string; name: string }[],
  helpers: readonly Helper[],
): Hindrance[] {
  const law = said(of.law, 'mobileBox.scrutineers')
  const least = law?.value ?? USUAL_SCRUTINEERS
  return boxes
    .filter((b) => b.kind === 'mobile')
    .map((b) => ({ b, n: helpers.filter((h) => h.role === 'scrutineer' && h.boxId === b.id).length }))
    .filter(({ n }) => n < least)
    .map(({ b, n }) => missing('scrutineers', { box: b.name, n, least }, citedOf(law)))
}
