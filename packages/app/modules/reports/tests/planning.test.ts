import { afterAll, beforeAll, expect, it } from 'vitest'
import { documentText } from '#shared/document.ts'
import { settle } from '#modules/indicators/tests/people.ts'
import { setUpUnit } from '#modules/registers/index.ts'
import { openWorld, type World } from '#testing/world.ts'
import { preview } from '../index.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const said = async (day: string): Promise<string> => {
  const { city } = world
  const officer = world.actor('cityOfficer', city.city.id)
  const made = await world.as(officer, (ctx) =>
    preview(ctx, { areaId: city.lanshan.id, template: 'survey', day, knownOn: null }),
  )
  return documentText(made.document).normalize('NFKC')
}

it('the survey says how many households live in blind spots, and which units are too large, from the day they stand', async () => {
  const { streetA, communityA1 } = world.city
  const unit = { townId: streetA.id, kind: 'estate', source: '', on: '2026-05-20', reason: '登记' } as const
  await world.system(async (ctx) => {
    await settle(ctx, communityA1.id, '2020-01-01', 3000)
    await setUpUnit(ctx, { ...unit, name: '新盖小区', address: '一路1号', households: 150 })
    await setUpUnit(ctx, {
      ...unit,
      communityId: communityA1.id,
      name: '万户小区',
      address: '一路2号',
      households: 4000,
    })
  })
  const after = await said('2026-05-20')
  expect(after).toMatch(/社区盲点内住有150户/)
  expect(after).toMatch(/有1个小区自身的户数就超过社区规模的上限/)
  const before = await said('2026-05-19')
  expect(before).not.toContain('社区盲点内住有')
  expect(before).not.toContain('自身的户数就超过')
})
