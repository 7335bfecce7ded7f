import { planCheck, said, type Dates, type Due, type Law } from '@liren/ballots'
import type { z } from 'zod'
import { organOf, termOf } from '#modules/organs/index.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { addMonths, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { AppError } from '#shared/errors.ts'
import type { Kind, Seat } from '../contract/base.ts'
import type * as contract from '../contract/elections.ts'
import { lawAt } from '../queries/law.ts'
import { calendarBreaches, proposal, STEPS } from '../rules/calendar.ts'
import { changeableStates, overStates } from '../rules/flow.ts'
import { hindranceOf } from '../rules/found.ts'
import { contestsOf } from '../rules/count.ts'
import { organKindOf, titleOf } from '../rules/kinds.ts'
import { representativeSeats } from './representatives.ts'
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

type Plan = Pick<z.output<typeof contract.planElection.body>, 'mode' | 'electionDay' | 'seats' | 'dates' | 'reason'>

/**
 * Plans an election under the law of its day. A date that breaks a clock of that law is refused with the article; days that
 * are left out are taken from the calendar that the law gives.
 * @throws AppError `elections.due`, `elections.order`, `elections.mode`, `elections.committeeSize`, `elections.alreadyRuns` …
 */
export async function planElection(ctx: Ctx, input: z.output<typeof contract.planElection.body>) {
  const path = await require(ctx, 'elections.run', input.communityId)
  const community = await communityHere(ctx, input.communityId)
  const law = await lawAt(ctx, input.electionDay, path)
  const dues = await checkPlan(ctx, law, input.kind, input)
  const seats = await seatsFor(ctx, input.kind, input.communityId, input)
  const organ = await organOf(ctx, input.communityId, organKindOf[input.kind], today(ctx))
  const term = await termOfOffice(ctx, law, input, organ && { areaId: input.communityId, organId: organ.id })
  const id = newId(ctx.now)
  const title = input.title || titleOf(input.kind, community, term.number)
  await insertElection(ctx, input, { id, title, organId: organ?.id ?? null, seats, term, law })
  await writeDates(ctx, { communityId: input.communityId, id }, dues)
  await keep(ctx, 'plan', { communityId: input.communityId, id }, { title: [null, title], electionDay: [null, input.electionDay], mode: [null, input.mode] }, input.reason)
  return { id, version: 1 }
} // prettier-ignore

interface Found {
  id: string
  title: string
  organId: string | null
  seats: readonly Seat[]
  term: { from: Day; to: Day }
  law: Law
}
/** @throws AppError `elections.alreadyRuns` (409) */
async function insertElection(ctx: Ctx, input: z.output<typeof contract.planElection.body>, { id, title, organId, seats, term, law }: Found): Promise<void> {
  const { communityId, kind, mode, electionDay, reason, note, beforeId = null } = input
  const made = await ctx.db
    .insertInto('election')
    .values({
      communityId, id, kind, mode, title, state: 'planned', electionDay, organId, seats: JSON.stringify(seats), termFrom: term.from, termTo: term.to,
      ruleSetDay: electionDay, law: JSON.stringify(law), plan: JSON.stringify({ reason, selection: '', note }), beforeId, createdAt: ctx.now, createdBy: actorName(ctx),
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw await alreadyRuns(ctx, communityId, kind)
} // prettier-ignore

/** Changes a plan that was not adopted yet; it comes under the law of the new day. */
export async function changePlan(ctx: Ctx, id: string, input: z.output<typeof contract.changePlan.body>) {
  const of = await lockElection(ctx, 'elections.run', id, input.version)
  inStates(of, changeableStates)
  const law = await lawAt(ctx, input.electionDay, of.path)
  const dues = await checkPlan(ctx, law, of.kind, input)
  const seats = await seatsFor(ctx, of.kind, of.communityId, input)
  const term = await movedTerm(ctx, law, of, input.electionDay)
  const version = await changeElection(ctx, of, {
    electionDay: input.electionDay,
    mode: input.mode,
    seats: JSON.stringify(seats),
    ...term,
    ruleSetDay: input.electionDay,
    law: JSON.stringify(law),
    plan: JSON.stringify({ ...of.plan, reason: input.reason, note: input.note }),
  })
  await writeDates(ctx, of, dues)
  await keep(ctx, 'changePlan', of, { electionDay: [of.electionDay, input.electionDay], mode: [of.mode, input.mode] }, input.reason)
  return { id, version }
} // prettier-ignore

async function communityHere(ctx: Ctx, id: string): Promise<string> {
  const { rows } = { rows: await ctx.db.selectFrom('areaVersion').select(['name', 'level', 'kind']).where('areaId', '=', id).where('supersededAt', 'is', null).where('validTo', 'is', null).execute() }
  const area = rows[0]
  if (!area || area.level !== 5) throw refuse('notACommunity', {}, 422, 'communityId')
  return area.name
} // prettier-ignore

/** One election of a kind runs at a time: the index `election_one_running` takes no second, not even at the same moment. */
async function alreadyRuns(ctx: Ctx, communityId: string, kind: Kind) {
  const running = await ctx.db
    .selectFrom('election')
    .select('title')
    .where('communityId', '=', communityId)
    .where('kind', '=', kind)
    .where('state', 'not in', overStates)
    .executeTakeFirst()
  return refuse('alreadyRuns', { title: running?.title ?? '' })
}

/** Holds a plan against the law of its day. @throws AppError the first breach, with its article */
export async function checkPlan(ctx: Ctx, law: Law, kind: Kind, plan: Plan): Promise<Due[]> {
  if (plan.electionDay < today(ctx)) throw refuse('dayPast', { day: plan.electionDay }, 422, 'electionDay')
  checkShape(law, kind, plan)
  const wishes = Object.fromEntries(Object.entries(plan.dates).filter(([key]) => (STEPS as readonly string[]).includes(key)))
  const dues = proposal(law, plan.electionDay, kind, wishes as Dates)
  const [breach] = calendarBreaches(law, dues)
  if (breach) {
    const { code, params } = hindranceOf(breach)
    throw new AppError(code, 422, params, `dates.${String(breach.figures.step ?? breach.figures.then)}`)
  }
  return dues
} // prettier-ignore

/** The seats of a plan; those of representatives group by group, within the quota. */
const seatsFor = async (ctx: Ctx, kind: Kind, communityId: string, plan: Plan): Promise<Seat[]> =>
  kind === 'representatives'
    ? representativeSeats(ctx, communityId, plan)
    : plan.seats.map(({ post, seats }) => ({ post, seats }))

/** Mode and seats by the law (arts. 8, 14). @throws AppError `elections.mode`, `elections.committeeSize`, `elections.posts` … (422) */
function checkShape(law: Law, kind: Kind, plan: Plan): void {
  if (kind !== 'representatives' && new Set(plan.seats.map((s) => s.post)).size < plan.seats.length) throw refuse('postTwice', {}, 422, 'seats')
  if (!['general', 'byElection', 'recall'].includes(kind)) return
  const facts = { mode: plan.mode, residentsOpinion: plan.reason !== '', contests: contestsOf(plan.seats), wholeCommittee: kind === 'general' }
  const [breach] = planCheck(law, facts).filter((f) => f.met === false)
  if (!breach) return
  const { code, params } = hindranceOf(breach)
  const field = breach.code === 'residentsOpinion' ? 'reason' : breach.code === 'mode' ? 'mode' : 'seats'
  throw new AppError(code, 422, params, field)
} // prettier-ignore

type Organ = { areaId: string; organId: string }
/** From when to when the elected serve: the term of the law, or for a by-election the rest of the one that runs. */
async function termOfOffice(
  ctx: Ctx,
  law: Law,
  input: { kind: Kind; electionDay: Day; termFrom?: Day },
  organ: Organ | null,
) {
  const from = input.termFrom ?? input.electionDay
  if (from < input.electionDay) throw refuse('termBeforeElection', {}, 422, 'termFrom')
  const running = organ && (await termOf(ctx, organ, input.electionDay))
  if ((input.kind === 'byElection' || input.kind === 'recall') && !running) throw refuse('noTerm', {}, 422)
  if (running && input.kind !== 'general' && input.kind !== 'representatives')
    if (input.kind !== 'supervisory') return { from, to: running.to, number: running.number }
  const years = said(law, 'termYears')
  if (!years) throw refuse('lawSilent', { key: 'residentsCommittee.termYears' }, 422)
  return { from, to: addMonths(from, 12 * years.value), number: (running?.number ?? 0) + 1 }
}

/** A term that was to begin with the election moves with its day; one planned for a later day stays while that day is later. */
async function movedTerm(ctx: Ctx, law: Law, of: Seen, electionDay: Day): Promise<{ termFrom: Day; termTo: Day }> {
  const kept = of.termFrom > of.electionDay && of.termFrom >= electionDay ? { termFrom: of.termFrom } : {}
  const organ = of.organId ? { areaId: of.communityId, organId: of.organId } : null
  const { from, to } = await termOfOffice(ctx, law, { kind: of.kind, electionDay, ...kept }, organ)
  return { termFrom: from, termTo: to }
}

async function writeDates(ctx: Ctx, of: { communityId: string; id: string }, dues: readonly Due[]): Promise<void> {
  await ctx.db.deleteFrom('electionDate').where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('doneOn', 'is', null).execute()
  await ctx.db
    .insertInto('electionDate')
    .values(dues.map((d) => ({ ...ownedBy(of), key: d.step, plannedOn: d.on, doneOn: null })))
    .onConflict((c) => c.columns(['communityId', 'electionId', 'key']).doNothing())
    .execute()
} // prettier-ignore
