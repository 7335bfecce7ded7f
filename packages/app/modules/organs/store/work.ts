import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { count } from './rows.ts'

export interface WorkInput {
  areaId: string
  /** Key of the check, or a word of the caller's own (`resolution`). */
  rule: string
  role: 'communityWorker' | 'subdistrictOfficer' | 'countyOfficer' | 'cityOfficer'
  dueOn: Day
  text: string
  /** Where it comes from, and a name of it for people. */
  source: { kind: string; id?: string | null; text?: string }
  organId?: string | null
  public?: boolean
}

/** Opens something to be mended. The caller has checked its right and records its own entry. */
export async function openWork(ctx: Ctx, input: WorkInput): Promise<{ areaId: string; id: string; version: number }> {
  const id = newId(ctx.now)
  const { source, organId = null, public: open = false, ...rest } = input
  await ctx.db
    .insertInto('organWork')
    .values({
      ...rest,
      id,
      organId,
      state: 'open',
      sourceKind: source.kind,
      sourceId: source.id ?? null,
      source: source.text ?? '',
      public: open,
      openedAt: ctx.now,
    }) // prettier-ignore
    .execute()
  if (source.kind === 'boundary') await count(ctx, input.areaId)
  return { areaId: input.areaId, id, version: 1 }
}

/** What is still to be mended in an area by a rule, and where each comes from. */
export const openWorkOf = (ctx: Ctx, areaId: string, rule: string) =>
  ctx.db.selectFrom('organWork').select(['id', 'sourceId']).where('areaId', '=', areaId).where('rule', '=', rule).where('state', '=', 'open').execute() // prettier-ignore

export interface WorkEnd {
  areaId: string
  id: string
  state?: 'done' | 'void'
  note?: string
  on?: Day
}
/** It is mended (or void). The caller has checked its right and records its own entry. @throws AppError `organs.workClosed` (409) */
export async function closeWork(ctx: Ctx, { areaId, id, state = 'done', note = '', on }: WorkEnd) {
  const found = await ctx.db.selectFrom('organWork').selectAll().where('areaId', '=', areaId).where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  if (found.state !== 'open') throw new AppError('organs.workClosed', 409, { day: found.closedOn ?? '' })
  await ctx.db
    .updateTable('organWork')
    .set({ state, note, closedOn: on ?? dayOf(ctx.now), version: found.version + 1 })
    .where('areaId', '=', areaId)
    .where('id', '=', id)
    .execute()
  if (found.sourceKind === 'boundary') await count(ctx, areaId)
  return { areaId, id, version: found.version + 1, was: found }
}
