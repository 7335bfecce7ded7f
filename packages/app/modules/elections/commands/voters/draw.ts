import { said } from '@liren/ballots'
import type { Ctx } from '#server/context.ts'
import { drawRolls, goneSince, newSince } from '../../queries/roll.ts'
import { DRAFT, draftStates, publishedStates } from '../../rules/lists.ts'
import { figuresOf, newestList } from '../../queries/voters.ts'
import { announceAmendment } from '../notices.ts'
import { changeElection, inStates, keep, lockElection, refuse, today, type Seen } from '../support.ts'
import { changeVoters, sealVersion, versionToCome } from './list.ts'

/** @throws AppError `elections.lawSilent` (422) where the law of the day sets no age */
export function votingAge(of: Seen): number {
  const age = said(of.law, 'votingAge')
  if (!age) throw refuse('lawSilent', { key: 'residentsCommittee.votingAge' }, 422)
  return age.value
}

/**
 * Draws the voter list from the register of the day (art. 16): registered residents of age are listed, who lives here without
 * being registered waits for a declaration. Drawn again before its publication, the list takes in who came and strikes who
 * left; what was declared, struck and named by hand stays.
 */
export async function drawList(ctx: Ctx, id: string, input: { version: number }) {
  const of = await lockElection(ctx, 'elections.run', id, input.version)
  inStates(of, draftStates)
  const done = await drawOnto(ctx, of)
  const version = await changeElection(ctx, of)
  await keep(ctx, 'drawList', of, { listed: [null, done.listed] })
  return { id, version, listVersion: DRAFT, ...done }
}

/** Brings the draft in line with the register of the day. */
export async function drawOnto(ctx: Ctx, of: Seen) {
  const gone = await goneSince(ctx, of, today(ctx))
  await changeVoters(ctx, of, gone.map((g) => ({ personId: g.personId, state: 'struck', reason: g.why, entitled: false })), DRAFT)
  const added = await drawRolls(ctx, [of.id], {
    registerOn: today(ctx), electionDay: of.electionDay, votingAge: votingAge(of), version: DRAFT,
  })
  const { listed } = await figuresOf(ctx, of)
  return { listed, added, struck: gone.length }
} // prettier-ignore

/**
 * Compares a published list with the register: strikes who died or moved away, takes in who moved here or came of age. What
 * changes makes a new version, which is put up for everybody.
 */
export async function recheckList(ctx: Ctx, id: string, input: { version: number }) {
  const of = await lockElection(ctx, 'elections.run', id, input.version)
  inStates(of, publishedStates)
  const next = await versionToCome(ctx, of)
  const gone = await goneSince(ctx, of, today(ctx))
  await changeVoters(ctx, of, gone.map((g) => ({ personId: g.personId, state: 'struck', reason: g.why, entitled: false })), next)
  const added = await newSince(ctx, of, { registerOn: today(ctx), votingAge: votingAge(of), version: next })
  if (gone.length + added > 0) {
    await sealVersion(ctx, of, next, 'amended', 'register')
    await announceAmendment(ctx, of, { struck: gone.length, added })
  }
  const { listed } = await figuresOf(ctx, of)
  const version = await changeElection(ctx, of)
  await keep(ctx, 'recheckList', of, { struck: [0, gone.length], added: [0, added] })
  const listVersion = (await newestList(ctx, of))?.version ?? DRAFT
  return { id, version, listVersion, listed, added, struck: gone.length }
} // prettier-ignore
