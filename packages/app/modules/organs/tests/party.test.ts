import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { adoptRule, draftRule, enforceRule } from '../commands/rules.ts'
import { bodiesOf, ruleText } from '../queries/public.ts'
import { newOrgan } from './organs-of.ts'
import { vote } from './samples/rules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('of a party body everybody sees that it is there and who leads it, not the rules it gave itself', async () => {
  const { areaId, id: organId } = await newOrgan(world, 'branch')
  const draft = await world.system((ctx) => draftRule(ctx, { areaId, organId, kind: 'rulesOfOrder', title: '支部议事规则', text: '第一条　……' })) // prettier-ignore
  const adopted = await world.system((ctx) =>
    adoptRule(ctx, draft, { version: draft.version, on: '2026-03-01', ...vote }),
  )
  await world.system((ctx) => enforceRule(ctx, draft, { version: adopted.version, on: '2026-03-05', nextReviewOn: '2028-03-05' })) // prettier-ignore
  const anybody = { kind: 'public' } as const
  const { bodies } = await world.as(anybody, (ctx) => bodiesOf(ctx, areaId))
  expect(bodies.find((b) => b.id === organId)).toMatchObject({ family: 'party', rules: [] })
  await expect(world.as(anybody, (ctx) => ruleText(ctx, draft))).rejects.toMatchObject({ code: 'access.notFound' })
  const stored = await world.as(anybody, async (ctx) => [
    ...(await ctx.db.selectFrom('organRule').select('id').where('organId', '=', organId).execute()),
    ...(await ctx.db.selectFrom('organRuleVersion').select('text').where('ruleId', '=', draft.id).execute()),
  ])
  expect(stored).toEqual([])
})
