import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addComment, answerComment, resolveComment } from '../commands/comments.ts'
import { listComments } from '../queries/layers.ts'
import { begun, grid, setUp } from './ground.ts'

let world: World
let ids: string[]
beforeAll(async () => {
  world = await openWorld()
  ids = await setUp(world, grid(2, 2, 500))
})
afterAll(() => world.close())

const officer = (area: 'streetA' | 'streetB' = 'streetA') => world.actor('subdistrictOfficer', world.city[area].id)
type About = Omit<Parameters<typeof addComment>[2], 'text'>
/** A minute later, something is said. */
const later = <T>(work: () => Promise<T>): Promise<T> => {
  world.now = new Date(world.now.getTime() + 60_000)
  return work()
}
const add = (caseId: string, text: string, about: About = {}) =>
  later(() => world.as(officer(), (ctx) => addComment(ctx, caseId, { text, ...about })))
const code = (work: Promise<unknown>) => work.then(() => undefined, (e: unknown) => (e as AppError).code) // prettier-ignore

describe('comments on places', () => {
  it('stand on a unit, a point, a drawn area or the whole, and are listed newest first', async () => {
    const { caseId, schemeId } = await begun(world)
    const outline: [number, number][] = [[118.33, 35.05], [118.34, 35.05], [118.34, 35.06], [118.33, 35.05]] // prettier-ignore
    await add(caseId, '先看全局')
    await add(caseId, '这个小区归北区', { schemeId, unitId: ids[0]! })
    await add(caseId, '这里有小学', { x: 118.33, y: 35.05 })
    await add(caseId, '这一片在拆迁', { outline })
    const { rows } = await world.as(officer(), (ctx) => listComments(ctx, caseId))
    expect(rows.map((r) => [r.text, r.unitId, r.x, r.outline])).toEqual([
      ['这一片在拆迁', null, null, outline],
      ['这里有小学', null, 118.33, null],
      ['这个小区归北区', ids[0], null, null],
      ['先看全局', null, null, null],
    ])
  })

  it('are answered and dealt with; what was said stays with them in its order', async () => {
    const { caseId } = await begun(world)
    const { id } = await add(caseId, '请核对户数')
    await later(() => world.as(officer(), (ctx) => answerComment(ctx, id, { text: '已请社区核对' })))
    await later(() => world.as(officer(), (ctx) => resolveComment(ctx, id, { version: 1, answer: '核对无误' })))
    const { rows } = await world.as(officer(), (ctx) => listComments(ctx, caseId))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ text: '请核对户数', resolvedBy: expect.any(String) })
    expect(rows[0]!.answers.map((a) => a.text)).toEqual(['已请社区核对', '核对无误'])
  })

  it('of another subdistrict are neither seen nor answered, and an answer is no comment', async () => {
    const { caseId } = await begun(world)
    const { id } = await add(caseId, '请核对')
    const stranger = officer('streetB')
    expect(await code(world.as(stranger, (ctx) => listComments(ctx, caseId)))).toBe('access.notFound')
    expect(await code(world.as(stranger, (ctx) => answerComment(ctx, id, { text: '不该看到' })))).toBe(
      'access.notFound',
    )
    const answer = await world.as(officer(), (ctx) => answerComment(ctx, id, { text: '好' }))
    expect(await code(world.as(officer(), (ctx) => answerComment(ctx, answer.id, { text: '再答' })))).toBe(
      'access.notFound',
    )
  })

  it('on a unit that the register does not have are refused', async () => {
    const { caseId } = await begun(world)
    expect(await code(add(caseId, '这是哪里', { unitId: caseId }))).toBe('planning.unknownUnits')
  })
})
