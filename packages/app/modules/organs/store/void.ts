import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { OutReason, InReason, Post } from '../rules/kinds.ts'
import { endMember, seatMember } from './members.ts'
import type { OrganKey } from './rows.ts'

export interface VoidedTerm {
  organ: OrganKey
  /** The election that began the term. */
  sourceId: string
  on: Day
  source: string
}
/**
 * The election that began a term is void: who it seated leaves on the day, or where the term begins later on its first; the term
 * ends there, and a handover to it that nobody signed is due no more. Who came in later by an election of their own stays.
 * The caller has checked its right and records its own entry.
 * @returns the names of those who left, and the day
 */
export async function voidTerm(ctx: Ctx, { organ, sourceId, on, source }: VoidedTerm): Promise<{ on: Day; left: string[] }> {
  const term = await ctx.db.selectFrom('organTerm').selectAll().where('areaId', '=', organ.areaId).where('organId', '=', organ.organId).where('sourceId', '=', sourceId).executeTakeFirst()
  if (!term) return { on, left: [] }
  const day = on > term.fromOn ? on : term.fromOn
  const seated = await ctx.db.selectFrom('organMember').select(['id', 'name']).where('areaId', '=', organ.areaId).where('organId', '=', organ.organId).where('termId', '=', term.id).where('inReason', 'in', ['elected', 'selected']).where('toOn', 'is', null).orderBy('name').execute()
  for (const m of seated) await endMember(ctx, { organ, memberId: m.id, on: day, reason: 'void', source })
  await ctx.db.updateTable('organTerm').set({ toOn: day }).where('areaId', '=', organ.areaId).where('organId', '=', organ.organId).where('id', '=', term.id).where('toOn', '>', day).execute()
  await ctx.db.updateTable('organHandover').set((e) => ({ state: 'void', version: e('version', '+', 1) })).where('areaId', '=', organ.areaId).where('termId', '=', term.id).where('state', '=', 'open').execute()
  return { on: day, left: seated.map((m) => m.name) }
} // prettier-ignore

export interface Resuming {
  organ: OrganKey
  /** Who left on that day, for that reason and by that paper. */
  left: { on: Day; reason: OutReason; source: string }
  on: Day
  source: string
}
/**
 * Who left sits again, each in the term that they were chosen for: whoever lives no more, or is in the register no more, does not.
 * The caller has checked its right and records its own entry.
 * @throws AppError what {@link seatMember} refuses, `organs.seatsTaken` (409) where another has the seat by now
 */
export async function resumeMembers(ctx: Ctx, { organ, left, on, source }: Resuming): Promise<{ resumed: string[]; gone: string[] }> {
  const rows = await ctx.db.selectFrom('organMember').selectAll().where('areaId', '=', organ.areaId).where('organId', '=', organ.organId).where('toOn', '=', left.on).where('outReason', '=', left.reason).where('outSource', '=', left.source).orderBy('fromOn').orderBy('name').execute()
  const here = await living(ctx, rows.flatMap((m) => m.personId ?? []), on)
  const back = rows.filter((m) => m.personId === null || here.has(m.personId))
  for (const { personId, name, sex, post, termId, groupId } of back)
    await seatMember(ctx, { organ, on, personId, name, sex, post: post as Post, inReason: 'resumed' satisfies InReason, termId, source, ...(groupId ? { groupId } : {}) })
  return { resumed: back.map((m) => m.name), gone: rows.filter((m) => !back.includes(m)).map((m) => m.name) }
} // prettier-ignore

/** Who of these is in a register on the day. */
async function living(ctx: Ctx, ids: readonly string[], day: Day): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db.selectFrom('resident').select('personId').distinct().where('personId', 'in', [...ids]).where('supersededAt', 'is', null).where('validFrom', '<=', day).where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)])).execute()
  return new Set(rows.map((r) => r.personId))
} // prettier-ignore
