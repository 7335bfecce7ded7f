import type { Selectable } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { OrganMemberTable } from '#server/db/schema.gen.ts'
import type { Day } from '#shared/dates.ts'
import type { OutReason, InReason, Post } from '../rules/kinds.ts'
import { endMember, endOf, seatMember } from './members.ts'
import { bump, lockOrgan, seatedOn, type Organ, type OrganKey } from './rows.ts'
import { lastTerm } from './terms.ts'

type Row = Selectable<OrganMemberTable>
interface Person {
  personId: string | null
  name: string
}
/** Whom the register does not have is known by name. */
const same = (a: Person, b: Person): boolean => (a.personId ? a.personId === b.personId : b.personId === null && a.name === b.name) // prettier-ignore
/** Held on the day or taken after it; a seat that was lost on its first day never was held. */
const heldFrom = (on: Day) => (m: Pick<Row, 'fromOn' | 'toOn'>): boolean =>
  m.toOn === null || (m.toOn > on && m.toOn > m.fromOn) // prettier-ignore

/** What gave seats: the election that began a term, or a by-election, known by the day and the paper of its seats. */
export type Giver = { electionId: string } | { from: Day; source: string }
export interface VoidedSeats {
  organ: OrganKey
  gave: Giver
  /** Whose seats; all that were given where it is left out. */
  of?: readonly (Person & { post: Post })[]
  on: Day
  source: string
}
/**
 * Who was seated by an election that is void leaves on the day, or where the seat begins later on its first; also who had left since and
 * sits again in that same seat. A seat of another term or election stays, whoever has it.
 * The caller has checked its right and records its own entry.
 * @returns the names of those who left
 */
export async function voidSeats(ctx: Ctx, { organ, gave, of, on, source }: VoidedSeats): Promise<string[]> {
  const rows = await membersOf(ctx, organ)
  const byTerm = 'electionId' in gave ? (await termBy(ctx, organ, gave.electionId))?.id : undefined
  const isGiven = (m: Row) => ('electionId' in gave ? byTerm !== undefined && m.termId === byTerm && CHOSEN.includes(m.inReason) : m.inReason === 'byElected' && m.fromOn === gave.from && m.source === gave.source)
  const given = rows.filter((m) => isGiven(m) && (!of || of.some((e) => e.post === m.post && same(e, m))))
  const again = rows.filter((m) => m.inReason === 'resumed' && given.some((g) => g.termId === m.termId && g.post === m.post && same(g, m)))
  const held = [...given, ...again].filter(heldFrom(on))
  for (const m of held) await endMember(ctx, { organ, memberId: m.id, on: on > m.fromOn ? on : m.fromOn, reason: 'void', source })
  return held.map((m) => m.name)
} // prettier-ignore
const CHOSEN: readonly string[] = ['elected', 'selected'] satisfies InReason[]

const membersOf = (ctx: Ctx, organ: OrganKey): Promise<Row[]> =>
  ctx.db.selectFrom('organMember').selectAll().where('areaId', '=', organ.areaId).where('organId', '=', organ.organId).orderBy('name').orderBy('fromOn').execute() // prettier-ignore
const termBy = (ctx: Ctx, organ: OrganKey, electionId: string) =>
  ctx.db.selectFrom('organTerm').selectAll().where('areaId', '=', organ.areaId).where('organId', '=', organ.organId).where('sourceId', '=', electionId).executeTakeFirst() // prettier-ignore

export interface VoidedTerm {
  organ: OrganKey
  /** The election that began the term. */
  electionId: string
  on: Day
  source: string
}
/**
 * The election that began a term is void: who it seated leaves as {@link voidSeats} says; the term ends there and bears the mark, so that
 * it counts as no term of the body; one that it had cut short runs to its own end again; a handover to it that nobody signed is due no
 * more. Who came in later by an election of their own stays. The caller has checked its right and records its own entry.
 * @returns the names of those who left
 */
export async function voidTerm(ctx: Ctx, { organ, electionId, on, source }: VoidedTerm): Promise<string[]> {
  const term = await termBy(ctx, organ, electionId)
  if (!term) return []
  const left = await voidSeats(ctx, { organ, gave: { electionId }, on, source })
  const day = on > term.fromOn ? on : term.fromOn
  const terms = () => ctx.db.updateTable('organTerm').where('areaId', '=', organ.areaId).where('organId', '=', organ.organId)
  await terms().set({ voidedOn: on, toOn: term.toOn > day ? day : term.toOn }).where('id', '=', term.id).execute()
  const before = await lastTerm(ctx, organ)
  if (before?.uncutTo && before.to === term.fromOn) await terms().set({ toOn: before.uncutTo, uncutTo: null }).where('id', '=', before.id).execute()
  await ctx.db.updateTable('organHandover').set((e) => ({ state: 'void', version: e('version', '+', 1) })).where('areaId', '=', organ.areaId).where('termId', '=', term.id).where('state', '=', 'open').execute()
  await bump(ctx, await lockOrgan(ctx, organ))
  return left
} // prettier-ignore

export interface Resuming {
  organ: OrganKey
  /** Who left on that day, for that reason and by that paper. */
  left: { on: Day; reason: OutReason; source: string }
  on: Day
  source: string
}
/**
 * Who left sits again, each in the term that they were chosen for; who was to leave on a day ahead just stays. Gone for good is whoever
 * lives no more or is in the register no more, sits in the body by another election, or whose seat another has by now; and all of them
 * where the body ended or a new term began since. The caller has checked its right and records its own entry.
 */
export async function resumeMembers(ctx: Ctx, { organ: key, left, on, source }: Resuming): Promise<{ resumed: string[]; gone: string[] }> {
  const organ = await lockOrgan(ctx, key)
  const all = await membersOf(ctx, key)
  const rows = all.filter((m) => m.toOn === left.on && m.outReason === left.reason && m.outSource === left.source).toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))
  if (left.on > on) return { resumed: await giveBack(ctx, organ, rows), gone: [] }
  const here = await living(ctx, rows.flatMap((m) => m.personId ?? []), on)
  const last = await lastTerm(ctx, key)
  const room = await roomFor(ctx, organ, { rows, held: all.filter(heldFrom(on)), since: left.on, on })
  const back = rows.filter((m) => isOn(organ, on) && (!last || last.from < left.on || last.id === m.termId) && (m.personId === null || here.has(m.personId)) && room(m))
  for (const { personId, name, sex, post, termId, groupId } of back)
    await seatMember(ctx, { organ: key, on, personId, name, sex, post: post as Post, inReason: 'resumed' satisfies InReason, termId, source, ...(groupId ? { groupId } : {}) })
  return { resumed: back.map((m) => m.name), gone: rows.filter((m) => !back.includes(m)).map((m) => m.name) }
} // prettier-ignore

const isOn = (organ: Organ, day: Day): boolean => organ.endedOn === null || day < organ.endedOn

/** Seats that were to be left on a day ahead are kept. */
async function giveBack(ctx: Ctx, organ: Organ, rows: readonly Row[]): Promise<string[]> {
  if (rows.length === 0) return []
  const open = { toOn: null, outReason: null, outSource: null, outDecree: null, outBy: null, ...endOf(organ) }
  await ctx.db.updateTable('organMember').set(open).where('areaId', '=', organ.areaId).where('organId', '=', organ.id).where('id', 'in', rows.map((m) => m.id)).execute()
  await bump(ctx, organ)
  return rows.map((m) => m.name)
} // prettier-ignore

interface Room {
  /** Who would sit again. */
  rows: readonly Row[]
  held: readonly Row[]
  since: Day
  on: Day
}
/**
 * Whether there is a seat for one more, asked one after the other: of the seats of the post those that nobody holds. Where nobody said
 * how many there are, each seat that was taken since is one of those that were left.
 */
async function roomFor(ctx: Ctx, organ: Organ, { rows, held, since, on }: Room): Promise<(m: Row) => boolean> {
  const said = await ctx.db.selectFrom('organPost as p').select(['p.kind', 'p.seats']).where('p.areaId', '=', organ.areaId).where('p.organId', '=', organ.id).where(seatedOn(on, 'p')).execute()
  const seats = new Map(said.map((p) => [p.kind, p.seats]))
  const count = (post: string, of: readonly Row[]) => of.filter((m) => m.post === post).length
  const free = (post: string) => (seats.has(post) ? seats.get(post)! - count(post, held) : count(post, rows) - count(post, held.filter((m) => m.fromOn >= since)))
  const left = new Map(rows.map((m) => [m.post, free(m.post)]))
  return (m) => {
    const n = left.get(m.post)!
    if (n < 1 || (m.personId !== null && held.some((h) => h.personId === m.personId))) return false
    left.set(m.post, n - 1)
    return true
  }
} // prettier-ignore

/** Who of these is in a register on the day. */
async function living(ctx: Ctx, ids: readonly string[], day: Day): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db.selectFrom('resident').select('personId').distinct().where('personId', 'in', [...ids]).where('supersededAt', 'is', null).where('validFrom', '<=', day).where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)])).execute()
  return new Set(rows.map((r) => r.personId))
} // prettier-ignore
