import { readFileSync } from 'node:fs'
import { addSeedGuideline, importPolicies } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'

const OPINION = '关于加强社区建设的意见(2002-06-30).md'

/** The city's own papers that the report names: the opinion (as far as it is quoted) and the guideline on sizes. */
export async function loadPolicies(ctx: Ctx): Promise<void> {
  const text = readFileSync(new URL(`../data/${OPINION}`, import.meta.url), 'utf8')
  const { refused } = await importPolicies(ctx, [{ name: OPINION, text }])
  if (refused > 0) throw new Error(`${OPINION} is refused`)
  await addSeedGuideline(ctx)
}
