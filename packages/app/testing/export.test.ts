import { afterAll, beforeAll, expect, it } from 'vitest'
import { record } from '#server/audit.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('a list is exported as the screen says it: titles, code words, China time, and no formula', async () => {
  const { city } = world
  await world.system(async (ctx) => {
    await record(ctx, {
      command: 'areas.rename',
      areaId: city.streetA.id,
      subject: { type: 'area', id: city.streetA.id },
      reason: '=1+1',
    })
  })
  const auditor = world.actor('auditAdmin', city.city.id)
  const reply = await world.http(auditor, { url: '/api/audit?format=csv' })
  expect(reply.status).toBe(200)
  const text = reply.raw.toString('utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text).toContain("'=1+1")
  expect(text).toContain('2026-06-01 10:00:00')
  expect(text).not.toMatch(/T\d\d:\d\d:\d\d/)
})
