import { newId } from '#shared/ids.ts'
import type { Ctx } from '#server/context.ts'

const SET = 'GUIDE-3713-DEMONSTRATION'
/** The paper's number tells the year only: the last day of that year is the latest from which it can have held. */
const FROM = '2001-12-31'

/**
 * The demonstration city's own paper on the size of communities, as the survey report quotes it: a guideline, marked as
 * one whose text was not found. Only for the demonstration; harmless when run twice.
 */
export async function addSeedGuideline(ctx: Ctx): Promise<void> {
  const old = await ctx.db.selectFrom('ruleSet').select('id').where('key', '=', SET).executeTakeFirst()
  if (old) return
  const id = newId(ctx.now)
  const recordedAt = new Date(`${FROM}T00:00:00+08:00`)
  const note = '演示数据。依据调查报告转引,未见文件原文;仅为指导性指标,不具约束力。'
  await ctx.db
    .insertInto('ruleSet')
    .values({
      id,
      key: SET,
      name: '临沂市社区规模指导性指标(演示)',
      standing: 'guideline',
      region: '3713',
      note,
      shippedHash: null,
      recordedAt,
    })
    .execute()
  await ctx.db
    .insertInto('ruleParameter')
    .values({
      id: newId(ctx.now),
      ruleSetId: id,
      key: 'residentsCommittee.households',
      value: JSON.stringify({ min: 1000, max: 3000 }),
      unit: 'households',
      modality: 'suggested',
      validFrom: FROM,
      validTo: null,
      document: '临发[2001]26号(原文未见)',
      versionOn: null,
      policyKey: null,
      article: '—',
      words: '1000~3000户为指导性指标',
      approval: note,
      recordedAt,
    }) // prettier-ignore
    .execute()
}
