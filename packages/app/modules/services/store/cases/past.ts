import type { Insertable } from 'kysely'
import { privileged } from '#server/house.ts'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { dayOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { AppError } from '#shared/errors.ts'
import { next } from '#shared/workflow.ts'
import type { Channel, Nature, Urgency } from '../../contract/base.ts'
import {
  caseFlow,
  openStates,
  type CaseState,
  type CaseVerb,
  type ClockStep,
  type HolderRole,
} from '../../contract/cases/base.ts'
import { recount } from '../../figures/recount.ts'
import { earliest, pickClock, reckon } from '../../rules/cases/clocks.ts'
import { newNumber } from '../../rules/cases/number.ts'
import { withoutNumbers } from '../../rules/cases/similar.ts'
import { caseGrams } from './grams.ts'
import { kindsOf, timeOf, type Time } from './time.ts'

/** A step that was taken: its verb of the life of a case, when, by whom, with which words. */
export interface PastStep {
  verb: CaseVerb
  at: Date
  byName: string
  byRole: HolderRole
  text?: string
}
/** A case as it has come to be, to be written as history. */
export interface PastCase {
  areaId: string
  kindId: string
  itemId: string | null
  nature: Nature
  channel: Channel
  urgency: Urgency
  title: string
  text: string
  place: { text: string; x: number; y: number }
  name: string
  phone: string
  public: boolean
  openedAt: Date
  /** In the order of time; each must be open in the state that it finds. */
  steps: readonly PastStep[]
  /** Five is the best; a bad one (two or less) with what was answered to it, if it was. */
  rating?: { grade: number; text: string; at: Date; answer?: string }
}

const TAKEN_IN: ReadonlySet<Channel> = new Set(['counter', 'hotline', 'grid'])
const SLICE = 200
type Row = Insertable<Database['serviceCase']> & { state: CaseState }
type StepRow = Insertable<Database['serviceCaseStep']>

interface Around {
  path: string
  townId: string
  time: Time
  kinds: ReadonlyMap<string, readonly string[]>
  items: ReadonlyMap<string, { seq: number; providerId: string | null }>
}

/**
 * Writes cases with their steps, clocks, numbers, ratings and counts as history, without the commands that would have made
 * them and without audit entries: for a demonstration, or for what an older system kept. All in communities of one town.
 * @throws AppError `services.wrongState` where a step is not open in the state that it finds
 */
export async function loadPastCases(ctx: Ctx, cases: readonly PastCase[]): Promise<void> {
  await privileged(ctx, async (db) => {
    const around = new Map<string, Around>()
    for (const areaId of new Set(cases.map((c) => c.areaId))) around.set(areaId, await surroundings(ctx, areaId, cases))
    const made = cases.map((c) => historyOf(ctx, c, around.get(c.areaId)!))
    for (let at = 0; at < made.length; at += SLICE) {
      const slice = made.slice(at, at + SLICE)
      await db
        .insertInto('serviceCaseNumber')
        .values(slice.map((m) => m.number))
        .execute()
      await db
        .insertInto('serviceCase')
        .values(slice.map((m) => m.row))
        .execute()
      await db
        .insertInto('serviceCaseStep')
        .values(slice.flatMap((m) => m.steps))
        .execute()
      const shown = slice.flatMap((m) => m.shown)
      if (shown.length > 0) await db.insertInto('servicePublicCase').values(shown).execute()
      const ratings = slice.flatMap((m) => m.rating)
      if (ratings.length > 0) await db.insertInto('serviceRating').values(ratings).execute()
    }
    await recount(ctx, [...around.keys()])
  })
}

async function surroundings(ctx: Ctx, areaId: string, cases: readonly PastCase[]): Promise<Around> {
  const area = await ctx.db.selectFrom('area').select(['path']).where('id', '=', areaId).executeTakeFirstOrThrow()
  const town = await ctx.db
    .selectFrom('area')
    .select('id')
    .where('path', '=', area.path.split('/').slice(0, -2).join('/') + '/')
    .executeTakeFirstOrThrow()
  const kinds = new Map<string, string[]>()
  for (const kindId of new Set(cases.map((c) => c.kindId))) kinds.set(kindId, await kindsOf(ctx, kindId))
  const versions = await ctx.db
    .selectFrom('serviceItemVersion')
    .select(['itemId', 'seq', 'providerId'])
    .orderBy('seq')
    .execute()
  const items = new Map(versions.map((v) => [v.itemId, { seq: v.seq, providerId: v.providerId }]))
  return { path: area.path, townId: town.id, time: await timeOf(ctx, area.path), kinds, items }
}

function historyOf(ctx: Ctx, of: PastCase, around: Around) {
  const id = newId(of.openedAt)
  const number = newNumber(of.openedAt)
  const first: CaseState = TAKEN_IN.has(of.channel) ? 'accepted' : 'new'
  const { row, steps } = livedThrough(of, around, { id, number, first })
  const kept: Row = { ...row, ...told(ctx, of), itemSeq: of.itemId ? (around.items.get(of.itemId)?.seq ?? null) : null }
  const shown = of.public ? [publicOf(kept, of)] : []
  const rating = of.rating && kept.state === 'closed' ? [ratingOf(kept, of, around)] : []
  return { number: { number, areaId: of.areaId, caseId: id }, row: kept, steps, shown, rating }
}

/** Takes the steps one after the other, both clocks with them. */
function livedThrough(of: PastCase, around: Around, begun: { id: string; number: string; first: CaseState }) {
  const clock = (step: ClockStep, from: Date) => clockOf(of, around, step, from)
  const whole = clock('whole', of.openedAt)
  const line = { areaId: of.areaId, caseId: begun.id, path: around.path }
  let state = begun.first
  let stepDue = earliest(clock(state as ClockStep, of.openedAt), whole)
  let closedAt: Date | null = null
  const steps: StepRow[] = [{ ...line, ...holderIn(state, of, around), seq: 1, verb: 'open', stateFrom: null, stateTo: state, byId: null, byName: of.name.slice(0, 1) + '**', byRole: 'resident', at: of.openedAt, text: '', audience: 'applicant', dueAfter: whole, stepDueAfter: stepDue }] // prettier-ignore
  for (const { verb, at, byName, byRole, text } of of.steps) {
    const to = next(caseFlow, state, verb)
    if (!to) throw new AppError('services.wrongState', 409, { state, verb })
    const open = (openStates as readonly CaseState[]).includes(to)
    const due = open ? earliest(clock(to as ClockStep, at), whole) : null
    steps.push({ ...line, ...holderIn(to, of, around), seq: steps.length + 1, verb, stateFrom: state, stateTo: to, byId: null, byName, byRole, at, text: text ?? '', audience: 'applicant', dueBefore: whole, dueAfter: whole, stepDueBefore: stepDue, stepDueAfter: due }) // prettier-ignore
    ;[state, stepDue, closedAt] = [to, due, open ? null : at]
  }
  const last = steps.at(-1)!
  const row = {
    areaId: of.areaId, id: begun.id, path: around.path, number: begun.number, state, ...holderIn(state, of, around),
    openedAt: of.openedAt, changedAt: last.at, dueAt: whole, stepFrom: last.at, stepDueAt: stepDue, closedAt, climbAt: closedAt ? null : earliest(stepDue, whole),
    steps: steps.length, version: steps.length, changedBy: last.byName,
  } // prettier-ignore
  return { row, steps }
}

function clockOf(of: PastCase, around: Around, step: ClockStep, from: Date): Date | null {
  const ask = {
    path: around.path,
    itemId: of.itemId,
    kinds: around.kinds.get(of.kindId) ?? [],
    nature: of.nature,
    urgency: of.urgency,
    day: dayOf(from),
  }
  const rule = pickClock(around.time.clocks, step, ask)
  return rule ? reckon(around.time.calendar, from, rule.span).at : null
}

/** Who has a case in a state: the community, or the town where it is checked. */
const holderIn = (state: CaseState, of: PastCase, around: Around) => ({
  holderAreaId: state === 'checking' || state === 'closed' ? around.townId : of.areaId,
  holderRole: state === 'checking' || state === 'closed' ? 'subdistrictOfficer' : 'communityWorker',
  holderId: null,
  holderName: null,
})

function told(ctx: Ctx, of: PastCase) {
  return {
    kindId: of.kindId, itemId: of.itemId, nature: of.nature, channel: of.channel, urgency: of.urgency, title: of.title, text: of.text, form: '{}',
    grams: caseGrams(of.title, of.place.text), placeText: of.place.text, x: of.place.x, y: of.place.y, special: false, public: of.public,
    applicantNameEnc: ctx.keys.seal(of.name), nameHash: ctx.keys.blind(`name:${of.name}`), phoneEnc: ctx.keys.seal(of.phone), phoneHash: ctx.keys.blind(`phone:${of.phone}`), phoneLast4: of.phone.slice(-4),
  } // prettier-ignore
}

const publicOf = (row: Row, of: PastCase): Insertable<Database['servicePublicCase']> => ({
  areaId: row.areaId, id: row.id, path: row.path, number: row.number, kindId: of.kindId, itemId: of.itemId, state: row.state, text: withoutNumbers(of.text),
  answer: of.steps.findLast((s) => s.text)?.text ?? null, placeText: of.place.text, x: of.place.x, y: of.place.y, openedAt: of.openedAt, changedAt: row.changedAt, dueAt: row.dueAt, closedAt: row.closedAt,
  media: '[]',
}) // prettier-ignore

const FOLLOW_UP = { value: 5, unit: 'workingDay' } as const

/** A bad rating is followed up: answered where the history says so, else open with its clock. */
function ratingOf(row: Row, of: PastCase, around: Around): Insertable<Database['serviceRating']> {
  const { grade, text, at, answer } = of.rating!
  const open = { state: 'followOpen', dueAt: reckon(around.time.calendar, at, FOLLOW_UP).at }
  const answered = { ...open, state: 'followAnswered', verdict: 'founded', finding: '情况属实', answer, answeredBy: '街道办事处', answeredAt: new Date(at.getTime() + 2 * 86_400_000) } // prettier-ignore
  return {
    areaId: row.areaId, id: newId(at), path: row.path, caseId: row.id, itemId: of.itemId, providerId: of.itemId ? (around.items.get(of.itemId)?.providerId ?? null) : null,
    grade, text, source: 'resident', ratedAt: at, ...(grade > 2 ? {} : answer ? answered : open),
  } // prettier-ignore
}
