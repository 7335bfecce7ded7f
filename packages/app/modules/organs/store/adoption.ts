import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { Adopter } from '../rules/institutions.ts'
import { touch } from './rows.ts'

export interface Adoption {
  areaId: string
  ruleId: string
  on: Day
  by: Adopter
  entitled: number
  present: number
  votesFor: number
  votesAgainst: number
  abstained: number
  resolutionId: string
}

const versionOf = (ctx: Ctx, areaId: string, ruleId: string, seq: number) =>
  ctx.db.updateTable('organRuleVersion').where('areaId', '=', areaId).where('ruleId', '=', ruleId).where('seq', '=', seq) // prettier-ignore

/**
 * The draft of a rule was adopted by a meeting of this house: its version takes the meeting's figures and resolution. Where the latest
 * version is no draft any more nothing is done. The caller has judged the vote, checked its right and records its own entry.
 */
export async function adoptDraft(ctx: Ctx, { areaId, ruleId, on, by, ...figures }: Adoption): Promise<boolean> {
  const latest = await ctx.db.selectFrom('organRuleVersion').select(['seq', 'state']).where('areaId', '=', areaId).where('ruleId', '=', ruleId).orderBy('seq', 'desc').executeTakeFirst() // prettier-ignore
  if (latest?.state !== 'draft') return false
  await versionOf(ctx, areaId, ruleId, latest.seq)
    .set({ state: 'adopted', adoptedOn: on, adoptedBy: by, ...figures })
    .execute()
  await touch(ctx, areaId)
  return true
}

/** An office took on file what a resolution adopted. The caller has checked its right and records its own entry. */
export async function fileAdopted(ctx: Ctx, of: { areaId: string; resolutionId: string; on: Day; with: string }): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('organRuleVersion')
    .set({ state: 'filed', filedOn: of.on, filedWith: of.with })
    .where('areaId', '=', of.areaId)
    .where('resolutionId', '=', of.resolutionId)
    .where('state', '=', 'adopted')
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await touch(ctx, of.areaId)
  return numUpdatedRows > 0n
} // prettier-ignore
