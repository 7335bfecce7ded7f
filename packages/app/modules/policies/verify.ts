import type { Ctx } from '#server/context.ts'

/** For `liren verify`: every provision that cites a text of the library finds its article there, with the words it quotes. */
export async function verify(ctx: Ctx): Promise<{ name: string; checked: number; faults: string[] }[]> {
  const cited = await ctx.db
    .selectFrom('ruleParameter as p')
    .innerJoin('ruleSet as s', 's.id', 'p.ruleSetId')
    .select(['s.key as set', 'p.key', 'p.policyKey', 'p.article', 'p.words'])
    .where('p.supersededAt', 'is', null)
    .where('p.policyKey', 'is not', null)
    .execute()
  const articles = await ctx.db
    .selectFrom('policyArticle as a')
    .innerJoin('policy as d', 'd.id', 'a.policyId')
    .select(['d.key', 'a.label', 'a.body'])
    .where('d.supersededAt', 'is', null)
    .where('d.key', 'in', [...new Set(cited.map((c) => c.policyKey!)), ''])
    .execute()
  const bodies = new Map(articles.map((a) => [`${a.key} ${a.label}`, a.body.replaceAll('\n', '')]))
  const faults = cited
    .filter((c) => !bodies.get(`${c.policyKey} ${c.article}`)?.includes(c.words ?? ''))
    .map((c) => `${c.set} ${c.key}: ${c.policyKey} ${c.article}`)
  return [{ name: 'citations', checked: cited.length, faults }]
}
