import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { getArea } from '#modules/areas/index.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { usualRole } from '../../../store/cases/route.ts'
import type { CaseRow } from '../../../store/cases/rows.ts'
import { clockFor, wholeBegan, type Time } from '../../../store/cases/time.ts'
import { accountOf, actorName } from '../support.ts'
import { stateAfter, type Move } from '../move.ts'
import { answerer, holderBefore, holderFrom, selfAs } from './holder.ts'
import { refuseOthers, type Verb } from './types.ts'

/**
 * Takes a case in: who does it answers for it from now until it is taken over (首接负责). A clock of the whole that counts from acceptance
 * begins.
 */
export const accept: Verb<'accept'> = {
  right: 'services.intake',
  plan: async (ctx, of, time, input) => ({
    verb: 'accept',
    to: stateAfter(of, 'accept'),
    set: of.firstReceiver ? {} : { firstReceiver: accountOf(ctx), firstReceiverName: actorName(ctx) },
    text: input.text,
    ...(await wholeBegins(ctx, of, time)),
  }),
}

async function wholeBegins(ctx: Ctx, of: CaseRow, time: Time): Promise<Pick<Move, 'whole'>> {
  if (of.dueAt !== null) return {}
  const { at, unknownYear, rule } = await clockFor(ctx, time, of, 'whole', ctx.now)
  if (rule?.countsFrom !== 'acceptance' || (await wholeBegan(ctx, of, rule)) !== null) return {}
  return { whole: { at, unknownYear, rule: rule.id } }
}

export const refuseCase: Verb<'refuse'> = {
  right: 'services.intake',
  plan: (_ctx, of, _time, input) => ({
    verb: 'refuse',
    to: stateAfter(of, 'refuse'),
    reason: input.reason,
    text: input.text,
  }),
}

/** Hands a case to a role or a person within the actor's reach; into an area below, it goes along. */
export const dispatch: Verb<'dispatch'> = {
  right: 'services.dispatch',
  plan: async (ctx, of, _time, input) => {
    const to = stateAfter(of, 'dispatch')
    const { holder, place } = await holderFrom(ctx, of, input.to)
    if (place && ctx.actor.kind === 'account' && !place.path.startsWith(ctx.actor.path)) throw notFound()
    return { verb: 'dispatch', to, holder, place, reason: input.reason }
  },
}

/** Makes a case one's own, from a role or from a colleague. */
export const take: Verb<'take'> = {
  right: 'services.handle',
  plan: (ctx, of) => ({ verb: 'take', to: stateAfter(of, 'take'), holder: selfAs(ctx, of) }),
}

/** Sends a case back one hand; from the check to whoever answered, which only those who check may. */
export const returnCase: Verb<'return'> = {
  right: 'services.handle',
  plan: async (ctx, of, _time, input) => {
    const to = stateAfter(of, 'return')
    if (of.state !== 'checking') refuseOthers(ctx, of)
    const holder = of.state === 'checking' ? await answerer(ctx, of) : await holderBefore(ctx, of)
    return { verb: 'return', to, holder, reason: input.reason }
  },
}

/** Gives a case to the area it belongs to, anywhere in the city; the whole clock runs on. */
export const transfer: Verb<'transfer'> = {
  right: 'services.dispatch',
  plan: async (ctx, of, _time, input) => {
    const to = stateAfter(of, 'transfer')
    // One that has ended has nobody who would find it.
    const area = await getArea(ctx, input.areaId, dayOf(ctx.now))
    if (area.id === of.areaId) throw new AppError('services.sameArea', 422, {}, 'areaId')
    const holder = { holderAreaId: area.id, holderRole: usualRole(area.level), holderId: null, holderName: null }
    return { verb: 'transfer', to, holder, place: { areaId: area.id, path: area.path }, reason: input.reason }
  },
}

/**
 * One case of two that say the same: this one ends in the other. Its applicant is told the reason, and the other's number only where
 * both are theirs.
 * @throws AppError `services.mergeTarget`, `services.mergeNumber` (422)
 */
export const merge: Verb<'merge'> = {
  right: 'services.intake',
  plan: async (ctx, of, _time, input) => {
    const to = stateAfter(of, 'merge')
    const target = await ctx.db
      .selectFrom('serviceCase')
      .select(['id', 'number', 'state', 'special', 'applicantAccountId'])
      .where('id', '=', input.into)
      .executeTakeFirst()
    if (!target || target.special) throw notFound()
    if (target.id === of.id || ['merged', 'withdrawn', 'refused'].includes(target.state))
      throw new AppError('services.mergeTarget', 422, { number: target.number }, 'into')
    const theirs = of.applicantAccountId !== null && of.applicantAccountId === target.applicantAccountId
    if (!theirs && input.reason?.toUpperCase().includes(target.number.slice(-8)))
      throw new AppError('services.mergeNumber', 422, { number: target.number }, 'reason')
    const reason = input.reason ?? (theirs ? target.number : '')
    return { verb: 'merge', to, set: { duplicateOf: target.id }, reason }
  },
}
