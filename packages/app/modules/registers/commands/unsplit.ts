import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { happen, supersede, touch } from '../write.ts'
import { communitiesOfUnit } from './assign.ts'
import type { SplitEvent } from './split.ts'
import { standing, type UnitEvent } from './units.ts'

/** The split of a unit that nobody has taken back: its parts, its day, and the instant at which it was written. */
interface Split {
  parts: string[]
  on: Day
  at: Date
}

/**
 * Takes back the last split of a unit, as long as nothing depends on it: its rows are superseded, and what they had superseded
 * is known again. Others may refuse too (`registers.unitSplitUndone`).
 * @throws AppError `registers.notSplit` (409), `registers.splitBuiltOn` (409) when something was recorded upon the parts since
 */
export async function unsplitUnit(ctx: Ctx, unitId: string, input: z.output<typeof contract.unsplitUnit.body>) {
  const { now } = await standing(ctx, unitId, input.version)
  const split = await lastSplit(ctx, unitId)
  if (!split) throw new AppError('registers.notSplit', 409, { name: now.name })
  const { parts, on } = split
  const { townId } = now
  for (const table of ['building', 'dwelling'] as const) await backInPlace(ctx, table, unitId, split)
  const version = await unitsBack(ctx, unitId, split)
  const communities = await communitiesOfUnit(ctx, unitId, on)
  await happen(ctx, { communityId: communities[0] ?? townId, kind: 'unitSplitUndone', on, unitId, reason: input.reason, detail: { parts } }) // prettier-ignore
  await touch(ctx, [townId, ...communities])
  for (const part of parts)
    await ctx.announce('registers.unitClosed', { unitId: part, townId, communityId: null, on } satisfies UnitEvent)
  await ctx.announce('registers.unitSplitUndone', { unitId, townId, parts, on } satisfies SplitEvent)
  await record(ctx, {
    command: 'registers.unsplitUnit',
    areaId: townId,
    subject: { type: 'residentialUnit', id: unitId },
    changes: { parts: [parts.length, 0] },
    reason: input.reason,
  })
  return { id: unitId, version }
}

async function lastSplit(ctx: Ctx, unitId: string): Promise<Split | undefined> {
  const rows = await ctx.db
    .selectFrom('registerEvent')
    .select(['kind', 'onDay', 'detail', 'recordedAt'])
    .where('unitId', '=', unitId)
    .where('kind', 'in', ['unitSplit', 'unitSplitUndone'])
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  let undone = 0
  for (const row of rows) {
    if (row.kind === 'unitSplitUndone') undone++
    else if (undone-- === 0)
      return { parts: (row.detail as { parts: string[] }).parts, on: row.onDay, at: row.recordedAt }
  }
  return undefined
}

const later = ({ on }: Split) => new AppError('registers.splitBuiltOn', 409, { day: on })

/** Buildings or dwellings stand in the old unit again, and nothing new may stand in the parts. */
async function backInPlace(ctx: Ctx, table: 'building' | 'dwelling', unitId: string, split: Split): Promise<void> {
  const all = ctx.db.selectFrom(table as 'building').selectAll().where('unitId', 'in', [unitId, ...split.parts]) // prettier-ignore
  const inParts = await all.where('unitId', 'in', split.parts).execute()
  if (inParts.some((r) => r.supersededAt !== null || r.recordedAt.getTime() !== split.at.getTime())) throw later(split)
  const written = await all.where('recordedAt', '=', split.at).execute()
  const made = written.filter((r) => r.supersededAt?.getTime() !== split.at.getTime())
  if (made.some((r) => r.supersededAt !== null)) throw later(split)
  const before = await all.where('supersededAt', '=', split.at).execute()
  await supersede(ctx, table, made)
  for (let i = 0; i < before.length; i += 500) {
    const again = before
      .slice(i, i + 500)
      .map((r) => ({ ...r, id: newId(ctx.now), recordedAt: ctx.now, supersededAt: null }))
    await ctx.db.insertInto(table as 'building').values(again as never).execute() // prettier-ignore
  }
}

/** The old unit says again what it said, the parts are no more. Returns the version of the old one. */
async function unitsBack(ctx: Ctx, unitId: string, split: Split): Promise<number> {
  const ids = [unitId, ...split.parts]
  const open = await ctx.db.selectFrom('residentialUnit').selectAll().where('unitId', 'in', ids).where('supersededAt', 'is', null).execute() // prettier-ignore
  const made = open.filter((u) => u.recordedAt.getTime() === split.at.getTime())
  const since = (at: Date) => at.getTime() > split.at.getTime()
  if (open.some((u) => since(u.recordedAt))) throw later(split)
  const memberships = await ctx.db.selectFrom('unitMembership').select(['id', 'unitId', 'recordedAt', 'supersededAt']).where('unitId', 'in', ids).execute() // prettier-ignore
  if (memberships.some((m) => since(m.recordedAt) || (m.supersededAt !== null && since(m.supersededAt)))) throw later(split) // prettier-ignore
  const before = await ctx.db.selectFrom('residentialUnit').selectAll().where('unitId', '=', unitId).where('supersededAt', '=', split.at).execute() // prettier-ignore
  await ctx.db.updateTable('residentialUnit').set({ supersededAt: ctx.now }).where('id', 'in', made.map((u) => u.id)).execute() // prettier-ignore
  const gone = memberships.filter((m) => m.unitId !== unitId).map((m) => m.id)
  if (gone.length > 0) await ctx.db.updateTable('unitMembership').set({ supersededAt: ctx.now }).where('id', 'in', gone).execute() // prettier-ignore
  const version = Math.max(...made.filter((u) => u.unitId === unitId).map((u) => u.version)) + 1
  const again = before.map((u) => ({ ...u, id: newId(ctx.now), version, geometry: u.geometry ? JSON.stringify(u.geometry) : null, recordedAt: ctx.now, supersededAt: null })) // prettier-ignore
  await ctx.db.insertInto('residentialUnit').values(again).execute()
  return version
}
