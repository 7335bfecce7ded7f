import { findRule } from '#modules/policies/index.ts'
import { lastDayWithin } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { handingOver, type SourceKind } from '../rules/kinds.ts'
import { insertMembers, type Chosen } from './members.ts'
import { openHandover } from './handover.ts'
import { bump, checkStanding, lockOrgan, type Organ, type OrganKey } from './rows.ts'

export interface Term {
  areaId: string
  organId: string
  id: string
  number: number
  from: Day
  /** Exclusive: the day on which it is over. */
  to: Day
  ruleSetDay: Day
  sourceKind: SourceKind
  sourceId: string | null
  source: string
  decree: string
  /** The end that it had before a new term cut it short. */
  uncutTo: Day | null
}
export interface TermInput {
  organ: OrganKey
  from: Day
  to: Day
  ruleSetDay: Day
  members: readonly Chosen[]
  source: { kind: SourceKind; id: string | null; text: string }
  decree?: string
}

/**
 * A new term begins: what is seated of the old one leaves on that day (a seat taken later than it is refused), who was chosen
 * takes a seat, and a committee's handover opens with the days of the law in force on `ruleSetDay` (article 25: ten). The
 * caller has checked its right and records its own entry.
 * @throws AppError `organs.termOrder`, `organs.termOverlap` (a term begins on or after that day), `organs.ended`, `organs.beforeFounded`,
 * `organs.ruleSetDay`; what {@link insertMembers} refuses
 */
export async function beginTerm(ctx: Ctx, input: TermInput): Promise<Term> {
  const organ = await lockOrgan(ctx, input.organ)
  checkStanding(organ, input.from)
  if (input.to <= input.from) throw new AppError('organs.termOrder', 422, { from: input.from, to: input.to }, 'to')
  const last = await lastTerm(ctx, input.organ)
  if (last && last.from >= input.from) throw new AppError('organs.termOverlap', 409, { number: last.number, from: last.from }, 'from') // prettier-ignore
  const left = await leaveOld(ctx, organ, input)
  if (last && last.to > input.from) await cutTerm(ctx, last, input.from)
  const term = await insertTerm(ctx, input, (last?.number ?? 0) + 1)
  await insertMembers(ctx, organ, { people: input.members, on: input.from, termId: term.id, source: input.source.text, decree: input.decree, later: input.source.kind === 'import' }) // prettier-ignore
  await bump(ctx, organ)
  if (left > 0 && handingOver.includes(organ.kind)) await handOver(ctx, organ, term)
  await ctx.announce('organs.termBegan', {
    ...input.organ,
    kind: organ.kind,
    termId: term.id,
    from: term.from,
    to: term.to,
  })
  return term
}

async function insertTerm(ctx: Ctx, input: TermInput, number: number): Promise<Term> {
  const { organ, from, to, ruleSetDay, source, decree = '' } = input
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('organTerm')
    .values({
      ...organ,
      id,
      number,
      fromOn: from,
      toOn: to,
      ruleSetDay,
      sourceKind: source.kind,
      sourceId: source.id,
      source: source.text,
      decree,
      recordedAt: ctx.now,
    }) // prettier-ignore
    .execute()
  return { ...organ, id, number, from, to, ruleSetDay, sourceKind: source.kind, sourceId: source.id, source: source.text, decree, uncutTo: null } // prettier-ignore
}

/** Ends every seat that is held on the day; one that was lost on its first day was never held. @throws AppError `organs.seatedStill` where somebody took a seat on or after it */
async function leaveOld(ctx: Ctx, organ: Organ, { from, source, decree = '' }: TermInput): Promise<number> {
  const own = ctx.db
    .selectFrom('organMember')
    .select(['id', 'name', 'fromOn'])
    .where('areaId', '=', organ.areaId)
    .where('organId', '=', organ.id)
    .where((e) => e.or([e('toOn', 'is', null), e.and([e('toOn', '>', from), e('toOn', '>', e.ref('fromOn'))])]))
  const seated = await own.execute()
  const later = seated.find((m) => m.fromOn >= from)
  if (later) throw new AppError('organs.seatedStill', 409, { name: later.name, from: later.fromOn }, 'from')
  if (seated.length === 0) return 0
  await ctx.db
    .updateTable('organMember')
    .set({ toOn: from, outReason: 'termEnd', outSource: source.text, outDecree: decree, outBy: null })
    .where('areaId', '=', organ.areaId)
    .where('organId', '=', organ.id)
    .where(
      'id',
      'in',
      seated.map((m) => m.id),
    ) // prettier-ignore
    .execute()
  return seated.length
}

const cutTerm = (ctx: Ctx, term: Term, to: Day) =>
  ctx.db.updateTable('organTerm').set({ toOn: to, uncutTo: term.to }).where('areaId', '=', term.areaId).where('organId', '=', term.organId).where('id', '=', term.id).execute() // prettier-ignore

/** The handover of a committee: within so many days of the day the new one was chosen, where the law of that day says so. */
async function handOver(ctx: Ctx, organ: Organ, term: Term): Promise<void> {
  const found = await findRule<number>(ctx, 'residentsCommittee.handoverDays', term.ruleSetDay)
  if (!found) return
  const { document, article } = found.citation
  await openHandover(ctx, organ, {
    termId: term.id,
    begunOn: term.from,
    dueOn: lastDayWithin(term.from, found.value),
    provision: `《${document}》${article}`,
  })
}

/** The term that began last, of all or by a day. One whose election is void is none, from the day on which that was declared. */
export async function lastTerm(ctx: Ctx, organ: OrganKey, day?: Day): Promise<Term | undefined> {
  let query = ctx.db
    .selectFrom('organTerm')
    .selectAll()
    .where('areaId', '=', organ.areaId)
    .where('organId', '=', organ.organId)
  query = day
    ? query.where('fromOn', '<=', day).where((e) => e.or([e('voidedOn', 'is', null), e('voidedOn', '>', day)]))
    : query.where('voidedOn', 'is', null)
  const row = await query.orderBy('fromOn', 'desc').executeTakeFirst()
  return row && { ...row, from: row.fromOn, to: row.toOn, sourceKind: row.sourceKind as SourceKind }
}
