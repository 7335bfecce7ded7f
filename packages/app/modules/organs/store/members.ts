import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { notFound } from '#server/access.ts'
import { kindRules, type AcceptingMeeting, type InReason, type OutReason, type Post } from '../rules/kinds.ts'
import { bump, checkStanding, lockOrgan, seatedOn, type Organ, type OrganKey, type OrganRef } from './rows.ts'
import { refuseAppointed } from './chosen.ts'

/** Who takes a seat. Of somebody in the register the name and sex are read there. */
export interface Chosen {
  personId: string | null
  name?: string
  sex?: string
  post: Post
  inReason: InReason
  /** Of a representative: the residents' group that chose them, and to which they answer (organic law, article 13). */
  groupId?: string
}
export interface Paper {
  source: string
  decree?: string | undefined
}

interface Known {
  personId: string
  name: string
  sex: string
}

/**
 * Names and sexes of people on a day, within the row limits of the actor, whoever they live with. Of somebody whom the register
 * knows from a later day on alone, what it says first: it may have been taken in after they were chosen.
 * @param later whether such people count
 */
async function known(ctx: Ctx, people: readonly Chosen[], day: Day, later: boolean): Promise<Map<string, Known>> {
  const ids = people.flatMap((p) => p.personId ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Known>`
    select distinct on (r.person_id) r.person_id, r.name, r.sex from resident r
    where r.person_id = any(${ids}::uuid[]) and r.superseded_at is null and (${later} or r.valid_from <= ${day}::date)
    order by r.person_id, (r.valid_from <= ${day}::date) desc, abs(r.valid_from - ${day}::date)`.execute(ctx.db)
  return new Map(rows.map((r) => [r.personId, r]))
}

/**
 * Writes seats. @throws AppError `organs.postOfKind`, `organs.noPerson`, `organs.namelessMember`, `organs.twoPosts` where somebody
 * would hold two seats of one body, `organs.neverAppointed` where residents choose and nobody appoints (organic law, articles 14, 15, 36)
 * @param input `later`: people whom the register knows only from a later day on are taken, as for a list of who sits already
 */
export async function insertMembers(
  ctx: Ctx,
  organ: Organ,
  input: { people: readonly Chosen[]; on: Day; termId: string | null; later?: boolean } & Paper,
): Promise<string[]> {
  const { people, on, termId, source, decree = '', later = false } = input
  if (people.length === 0) return []
  const facts = await known(ctx, people, on, later)
  const rows = people.map((p, i) => rowOf(organ, p, `members.${i}`, facts))
  const appointed = people.findIndex((p) => p.inReason === 'appointed')
  if (appointed >= 0) await refuseAppointed(ctx, organ.kind, on, `members.${appointed}`)
  await checkOnce(ctx, organ, rows, on)
  const full = rows.map((r) => ({ ...r, areaId: organ.areaId, organId: organ.id, id: newId(ctx.now), termId, fromOn: on, ...endOf(organ), source, decree, recordedAt: ctx.now })) // prettier-ignore
  for (let i = 0; i < full.length; i += 1000) await ctx.db.insertInto('organMember').values(full.slice(i, i + 1000)).execute() // prettier-ignore
  return full.map((r) => r.id)
}

/** Who takes a seat of a body that is to end on a day ahead leaves it with the body, and by the same act. */
export const endOf = ({ endedOn, endedReason, endedBy }: Organ) =>
  endedOn === null ? {} : { toOn: endedOn, outReason: endedBy ? 'boundary' : 'termEnd', outSource: endedReason, outBy: endedBy } // prettier-ignore

function rowOf(organ: Organ, p: Chosen, field: string, facts: Map<string, Known>) {
  if (!kindRules[organ.kind].posts.includes(p.post)) throw new AppError('organs.postOfKind', 422, { kind: organ.kind, post: p.post }, field) // prettier-ignore
  const fact = p.personId === null ? undefined : facts.get(p.personId)
  if (p.personId !== null && !fact) throw new AppError('organs.noPerson', 422, {}, field)
  const name = fact?.name ?? p.name?.trim() ?? ''
  if (name === '') throw new AppError('organs.namelessMember', 422, {}, field)
  return {
    personId: p.personId,
    name,
    sex: fact?.sex ?? p.sex ?? '9',
    post: p.post,
    inReason: p.inReason,
    groupId: p.groupId ?? null,
  }
}

async function checkOnce(
  ctx: Ctx,
  organ: Organ,
  rows: readonly { personId: string | null; name: string }[],
  on: Day,
): Promise<void> {
  const ids = rows.flatMap((r) => r.personId ?? [])
  const twice = rows.find((r, i) => r.personId !== null && ids.indexOf(r.personId) !== ids.lastIndexOf(r.personId) && i > rows.findIndex((q) => q.personId === r.personId)) // prettier-ignore
  if (twice) throw new AppError('organs.twoPosts', 422, { name: twice.name }, 'members')
  if (ids.length === 0) return
  const seated = await ctx.db
    .selectFrom('organMember as m')
    .select('m.name')
    .where('m.areaId', '=', organ.areaId)
    .where('m.organId', '=', organ.id)
    .where('m.personId', 'in', ids)
    .where((e) => e.or([e('m.toOn', 'is', null), e.and([e('m.toOn', '>', on), e('m.toOn', '>', e.ref('m.fromOn'))])]))
    .executeTakeFirst()
  if (seated) throw new AppError('organs.twoPosts', 422, { name: seated.name }, 'personId')
}

/** The seats of a post on a day, or `undefined` where nobody said how many there are. */
async function freeSeats(ctx: Ctx, organ: Organ, post: Post, on: Day): Promise<number | undefined> {
  const { rows } = await sql<{ seats: number; seated: number }>`
    select p.seats, (select count(*)::int from organ_member m where m.area_id = p.area_id and m.organ_id = p.organ_id and m.post = p.kind and ${seatedOn(on, 'm')}) as seated
    from organ_post p where p.area_id = ${organ.areaId} and p.organ_id = ${organ.id} and p.kind = ${post} and ${seatedOn(on, 'p')} limit 1`.execute(ctx.db) // prettier-ignore
  return rows[0] && rows[0].seats - rows[0].seated
}

export interface SeatingInput extends Chosen, Paper {
  organ: OrganKey
  on: Day
  /** The term of the seat; the one that runs on the day where it is left out. */
  termId?: string | null
}
/** The term that runs on a day, or the last before it; a void one is none. */
async function termOn(ctx: Ctx, organ: OrganKey, day: Day): Promise<string | null> {
  const term = await ctx.db
    .selectFrom('organTerm as t')
    .select('t.id')
    .where('t.areaId', '=', organ.areaId)
    .where('t.organId', '=', organ.organId)
    .where('t.fromOn', '<=', day)
    .where('t.voidedOn', 'is', null)
    .orderBy('t.fromOn', 'desc')
    .executeTakeFirst()
  return term?.id ?? null
}

/**
 * Somebody takes a seat in the term that runs on the day; a by-elected member sits for the rest of it (organic law, article 24).
 * The caller has checked its right and records its own entry.
 * @throws AppError what {@link insertMembers} refuses; `organs.seatsTaken`, `organs.ended`, `organs.beforeFounded`
 */
export async function seatMember(ctx: Ctx, input: SeatingInput): Promise<{ organ: OrganRef; memberId: string }> {
  const organ = await lockOrgan(ctx, input.organ)
  checkStanding(organ, input.on)
  const free = await freeSeats(ctx, organ, input.post, input.on)
  if (free !== undefined && free < 1) throw new AppError('organs.seatsTaken', 409, { post: input.post }, 'post')
  const termId = input.termId === undefined ? await termOn(ctx, input.organ, input.on) : input.termId
  const [memberId] = await insertMembers(ctx, organ, { people: [input], on: input.on, termId, source: input.source, decree: input.decree }) // prettier-ignore
  const done = await bump(ctx, organ)
  await ctx.announce('organs.memberSeated', { ...input.organ, memberId, personId: input.personId, post: input.post, on: input.on }) // prettier-ignore
  return { organ: done, memberId: memberId! }
}

export interface Leaving extends Paper {
  organ: OrganKey
  memberId: string
  on: Day
  reason: OutReason
  /** The meeting that accepted a resignation. */
  meeting?: AcceptingMeeting | null
}
/**
 * Somebody leaves a seat on a day. The caller has checked its right and records its own entry.
 * @throws AppError `access.notFound`, `organs.memberEnded` (409) for a seat left already (one whose end lies ahead may be left before it),
 * `organs.beforeSeated` (422)
 */
export async function endMember(ctx: Ctx, input: Leaving): Promise<OrganRef> {
  const organ = await lockOrgan(ctx, input.organ)
  const seat = await ctx.db
    .selectFrom('organMember')
    .selectAll()
    .where('areaId', '=', organ.areaId)
    .where('organId', '=', organ.id)
    .where('id', '=', input.memberId)
    .executeTakeFirst()
  if (!seat) throw notFound()
  if (seat.toOn !== null && !(seat.toOn > dayOf(ctx.now) && input.on < seat.toOn)) throw new AppError('organs.memberEnded', 409, { name: seat.name, day: seat.toOn }, 'on') // prettier-ignore
  if (input.on < seat.fromOn) throw new AppError('organs.beforeSeated', 422, { name: seat.name, from: seat.fromOn }, 'on') // prettier-ignore
  await ctx.db
    .updateTable('organMember')
    .set({
      toOn: input.on,
      outReason: input.reason,
      outSource: input.source,
      outDecree: input.decree ?? '',
      outMeeting: input.meeting ?? null,
      outBy: null,
    })
    .where('areaId', '=', organ.areaId)
    .where('organId', '=', organ.id)
    .where('id', '=', input.memberId)
    .execute()
  const done = await bump(ctx, organ)
  await ctx.announce('organs.memberEnded', { ...input.organ, kind: organ.kind, memberId: seat.id, personId: seat.personId, post: seat.post, on: input.on, reason: input.reason }) // prettier-ignore
  return done
}
