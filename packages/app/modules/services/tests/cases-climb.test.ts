import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { climbOverdue } from '../commands/cases/climb.ts'
import { stepCase } from '../commands/cases/step.ts'
import { listCases } from '../queries/cases/list.ts'
import { caseQuery } from '../contract/cases/cases.ts'
import { caseRow } from './case-steps.ts'
import { opened } from './samples/cases.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
const china = (text: string) => new Date(`${text}+08:00`)
const row = (id: string) => caseRow(world, id)

describe('an overdue case', () => {
  it('climbs two levels while only a role has it, is seen there, and stays with whoever must handle it', async () => {
    world.now = china('2026-06-01T10:00')
    const { id } = await opened(world)
    world.now = china('2026-06-02T17:00')
    expect(await climbOverdue(world.house)).toBe(0)
    world.now = china('2026-06-02T17:31')
    const heard: object[] = []
    const end = world.house.live.listen(`inbox:${world.city.streetA.id}`, (data) => heard.push(data))
    expect(await climbOverdue(world.house)).toBe(1)
    end()
    expect(heard).toContainEqual({ verb: 'climb' })
    expect(await row(id)).toMatchObject({
      escalatedTo: 4,
      holderId: null,
      holderRole: 'communityWorker',
      state: 'accepted',
    })
    expect(await climbOverdue(world.house)).toBe(0)
    world.now = china('2026-06-03T18:00')
    expect(await climbOverdue(world.house)).toBe(1)
    expect(await row(id)).toMatchObject({ escalatedTo: 3 })
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    const seen = await world.as(county, (ctx) => listCases(ctx, caseQuery.parse({ view: 'climbed' })))
    expect(seen.rows.map((r) => [r.id, r.overdue])).toEqual([[id, 'step']])
    const steps = await world.system((ctx) => ctx.db.selectFrom('serviceCaseStep').select(['verb', 'byRole']).where('caseId', '=', id).orderBy('seq').execute()) // prettier-ignore
    expect(steps.map((s) => s.verb)).toEqual(['open', 'climb', 'climb'])
  })

  it('begins again at the bottom when its step is done in time, and goes no higher than the city', async () => {
    world.now = china('2026-06-01T10:00')
    const { id, version } = await opened(world)
    world.now = china('2026-06-03T09:00')
    await climbOverdue(world.house)
    expect(await row(id)).toMatchObject({ escalatedTo: 4 })
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    await world.as(worker, (ctx) => stepCase(ctx, id, { verb: 'take', version }))
    expect(await row(id)).toMatchObject({ escalatedTo: null, stepDueAt: china('2026-06-08T17:30') })
    for (const day of ['08T18:00', '10T18:00', '12T18:00', '16T18:00', '18T18:00']) {
      world.now = china(`2026-06-${day}`)
      await climbOverdue(world.house)
    }
    expect(await row(id)).toMatchObject({ escalatedTo: 2, climbAt: null })
  })
})
