import type { Ctx } from '#server/context.ts'
import { addMonths, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Adopter, RuleKind } from '../rules/institutions.ts'
import { templateFor } from '../rules/templates.ts'
import { lockOrgan, touch, type OrganKey } from './rows.ts'

interface Adoption {
  adoptedOn: Day
  by: Adopter
  entitled: number
  present: number
  votesFor: number
  votesAgainst: number
  abstained: number
  filedWith: string
}
const TITLES: Partial<Record<RuleKind, string>> = {
  charter: '自治章程',
  convention: '居民公约',
  rulesOfOrder: '议事规则',
}

/** Rules of a body as they have stood since they were adopted, from their templates: for a demonstration. The caller records its own entry. */
export async function addRules(
  ctx: Ctx,
  key: OrganKey,
  kinds: readonly RuleKind[],
  { adoptedOn, by, filedWith, ...votes }: Adoption,
): Promise<void> {
  const organ = await lockOrgan(ctx, key)
  for (const kind of kinds) {
    const id = newId(ctx.now)
    await ctx.db.insertInto('organRule').values({ areaId: key.areaId, id, organId: key.organId, kind, title: `${organ.name}${TITLES[kind] ?? '制度'}`, currentSeq: 1 }).execute() // prettier-ignore
    await ctx.db.insertInto('organRuleVersion').values({
      areaId: key.areaId, ruleId: id, seq: 1, text: templateFor(kind, organ.name), state: 'inForce', draftedOn: addMonths(adoptedOn, -1), adoptedOn, adoptedBy: by, ...votes, filedOn: adoptedOn,
      filedWith, inForceOn: adoptedOn, nextReviewOn: addMonths(adoptedOn, 60),
    }).execute() // prettier-ignore
  }
  await touch(ctx, key.areaId)
}
