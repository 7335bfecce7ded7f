import { improperMeans, said, type LawKey } from '@liren/ballots'
import type { z } from 'zod'
import { resumeMembers, voidSeats, voidTerm } from '#modules/organs/index.ts'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { AppError } from '#shared/errors.ts'
import { beginsTerm, improper, ofCommittee } from '../contract/base.ts'
import type * as contract from '../contract/elections.ts'
import { electedOf } from '../queries/elected.ts'
import { voidedOf, type Voided } from '../queries/voided.ts'
import { named } from '../rules/citing.ts'
import { seatedStates } from '../rules/flow.ts'
import { hindranceOf } from '../rules/found.ts'
import { postName, words } from '../rules/notices.ts'
import { electAgain } from './again.ts'
import { putUp } from './notices.ts'
import {
  actorName,
  changeElection,
  inStates,
  keep,
  lockElection,
  ownedBy,
  refuse,
  today,
  type Seen,
} from './support.ts'
import type { StepInput } from './steps/types.ts'

/**
 * An election is void: the ground, the finding and what follows are kept and put up. Once announced, who it seated leaves; a recall
 * that is void gives the post back. The law names nobody who serves then, so where the election began a term the deciding body says who
 * carries on, and whether that is who sat before. Only a local pack sets a day for the new election.
 * @throws AppError `elections.voidGroundMissing`, `elections.voidReasonMissing`, `elections.carriesOnMissing` (422), what organs refuse
 */
export async function declareVoid(ctx: Ctx, of: Seen, input: StepInput): Promise<void> {
  const { ground, note, carriesOn = '' } = input
  if (!ground) throw refuse('voidGroundMissing', {}, 422, 'ground')
  if (note.trim() === '') throw refuse('voidReasonMissing', {}, 422, 'note')
  const seated = seatedStates.includes(of.state)
  if (seated && beginsTerm(of.kind) && carriesOn === '') throw refuse('carriesOnMissing', {}, 422, 'carriesOn')
  const followed = seated ? await unseat(ctx, of, input) : NOBODY
  const again = await electAgain(ctx, of)
  await keepVoided(ctx, of, { candidateId: null, name: null, ground, note, carriesOn, ...followed })
  await putUp(ctx, of, { kind: 'void', ...words.void(of, { ground, note, carriesOn, again, ...followed }), law: [groundLaw(of, ground), again ? said(of.law, 'reElectionDays') : null] })
} // prettier-ignore

type Followed = Pick<Voided, 'left' | 'resumed' | 'gone'>
const NOBODY: Followed = { left: [], resumed: [], gone: [] }

/** The provision that a ground rests on: of the local pack, the turnout of the law, or its article on improper means. */
const groundLaw = (of: Seen, ground: Voided['ground']) => {
  const packed = said(of.law, 'election.voidGrounds')
  if (packed?.value.includes(ground)) return packed
  if (ground === 'turnoutTooLow') return said(of.law, TURNOUT[of.mode])
  return ofCommittee(of.kind) && improperly.has(ground) ? said(of.law, 'electionVoidBy') : null
}
const improperly: ReadonlySet<string> = new Set(improper)
const TURNOUT = {
  allVoters: 'turnout.allVoters', households: 'turnout.households', representatives: 'turnout.representatives',
} as const satisfies Record<Seen['mode'], LawKey> // prettier-ignore

/** Who was seated leaves; who was sent away by it comes back where that was decided, or where a recall is void. */
async function unseat(ctx: Ctx, of: Seen, input: StepInput): Promise<Followed> {
  if (!of.organId) return NOBODY
  const organ = { areaId: of.communityId, organId: of.organId }
  const source = `${of.title}${named('无效')}`
  if (of.kind === 'recall') {
    const back = await resumeMembers(ctx, { organ, left: { on: of.electionDay, reason: 'recalled', source: of.title }, on: today(ctx), source })
    return { left: [], ...back }
  }
  if (of.kind === 'byElection') return { ...NOBODY, left: await endElected(ctx, of) }
  const left = await voidTerm(ctx, { organ, electionId: of.id, on: today(ctx), source })
  if (!input.resume) return { ...NOBODY, left }
  return { left, ...(await resumeMembers(ctx, { organ, left: { on: of.termFrom, reason: 'termEnd', source: of.title }, on: today(ctx), source })) }
} // prettier-ignore

/** Ends the seats that the election gave, all or those of these elected: what they hold by another election stays. */
function endElected(ctx: Ctx, of: Seen, elected?: Awaited<ReturnType<typeof electedOf>>): Promise<string[]> {
  const organ = { areaId: of.communityId, organId: of.organId! }
  const gave = of.kind === 'byElection' ? { from: of.termFrom, source: of.title } : { electionId: of.id }
  return voidSeats(ctx, {
    organ,
    gave,
    ...(elected ? { of: elected } : {}),
    on: today(ctx),
    source: `${of.title}${named('无效')}`,
  })
}

const keepVoided = (ctx: Ctx, of: Seen, found: Omit<Voided, 'on' | 'by'>) =>
  ctx.db
    .insertInto('electionVerdict')
    .values({ ...ownedBy(of), id: newId(ctx.now), round: of.round, matter: 'voided', verdict: JSON.stringify({ ...found, on: today(ctx), by: actorName(ctx) }), at: ctx.now })
    .execute() // prettier-ignore

/**
 * The election of one person is void (art. 22: 以暴力、威胁、欺骗、贿赂、伪造选票、虚报选举票数等不正当手段当选): that seat alone falls vacant, and a
 * by-election may fill it (art. 24); the others stand. No time bars it: it is said of an archived election too, whose file stays as it was.
 * @throws AppError `elections.notNow`, `elections.seatVoidKind`, `elections.seatVoidAlready`, `elections.wholeVoid` where all of it is void (409), `elections.improperMeans` (409) where the
 * law of the election day has no such article
 */
export async function voidSeat(
  ctx: Ctx,
  id: string,
  candidateId: string,
  { version, ground, note }: z.output<typeof contract.voidSeat.body>,
) {
  const of = await lockElection(ctx, 'elections.guide', id, version)
  inStates(of, ['elected', ...seatedStates])
  if (!ofCommittee(of.kind)) throw refuse('seatVoidKind', {}, 409)
  const voided = await voidedOf(ctx, of)
  if (voided.some((v) => v.candidateId === null)) throw refuse('wholeVoid')
  if (voided.some((v) => v.candidateId === candidateId)) throw refuse('seatVoidAlready', {}, 409)
  const person = (await electedOf(ctx, of)).find((e) => e.person === candidateId)
  if (!person) throw notFound()
  const [open] = improperMeans(of.law, ground).reasons.filter((r) => r.met !== false)
  if (open) throw new AppError(hindranceOf(open).code, 409, hindranceOf(open).params, 'ground')
  const left = seatedStates.includes(of.state) ? await endElected(ctx, of, [person]) : []
  const { name } = person
  await keepVoided(ctx, of, { candidateId, name, ground, note, carriesOn: '', ...NOBODY, left })
  await putUp(ctx, of, { kind: 'other', ...words.voidSeat(of, { ground, note, name, post: postName[person.post] }), law: [said(of.law, 'electionVoidBy')] }) // prettier-ignore
  const next = await changeElection(ctx, of)
  await keep(ctx, 'voidSeat', of, { candidate: [name, null], ground: [null, ground] }, note) // prettier-ignore
  return { id, version: next }
}
