import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { findRule, guidelines, rule, type Range, type Rule } from '#modules/policies/index.ts'
import type { Band } from '../contract/problems.ts'

const KEY = 'residentsCommittee.households'
/**
 * How many households a community should have on a day: what the law says (城市居民委员会组织法 2025 Art. 3: 1000–3000; 1989
 * Art. 6: 100–700), unless a paper of the city guides beside it that is younger than the law's number
 * (临发〔2001〕26号: 1000~3000户为指导性指标). All of them guide: a community outside stands with its reason (因地制宜).
 * @throws AppError `policies.noRule` where nothing speaks for the day
 */
export async function bandOf(ctx: Ctx, path: string, on: Day): Promise<Band> {
  const law = await rule<Range>(ctx, KEY, on, path)
  const papers = await guidelines<Range>(ctx, KEY, on, path)
  for (const paper of papers.toSorted((a, b) => (a.citation.from < b.citation.from ? 1 : -1))) {
    const before = await findRule<Range>(ctx, KEY, paper.citation.from, path)
    if (before && same(before.value, law.value)) return bandFrom(paper, true)
  }
  return bandFrom(law, false)
}

const same = (a: Range, b: Range): boolean => a.min === b.min && a.max === b.max

function bandFrom({ value, modality, citation }: Rule<Range>, guideline: boolean): Band {
  const { min: lower, max: upper } = value
  const { document, article, words } = citation
  return { lower, upper, target: Math.round((lower + upper) / 2), modality, document, article, words, guideline }
}
