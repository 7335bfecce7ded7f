import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addResidentsInBulk } from '../bulk/add.ts'
import { findInPalette } from '../queries/find.ts'
import { listPeople } from '../queries/people.ts'

let world: World
let place: string
const NAMES = ['王建国', '李建国', '建国', '建国庆', '欧阳建国', '阿卜杜热合曼·买买提', '王建', '国建']
beforeAll(async () => {
  world = await openWorld()
  place = world.city.communityA1.id
  const rows = NAMES.map((name, i) => ({
    name, sex: '1', birthOn: '1970-01-01', relation: '0', registered: true, household: `h${i}`, address: `新村${i}号`, from: '2010-01-01',
  })) // prettier-ignore
  await asWorker((ctx) => addResidentsInBulk(ctx, place, rows, { source: '台账' }))
})
afterAll(() => world.close())

const asWorker = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  world.as(world.actor('communityWorker', place), work)
const listed = async (search: string): Promise<string[]> =>
  (await asWorker((ctx) => listPeople(ctx, { search, page: 1, size: 50 }))).rows.map((r) => r.name).sort()
const boxed = async (text: string): Promise<string[]> =>
  (await asWorker((ctx) => findInPalette(ctx, text))).filter((f) => f.kind === 'person').map((f) => f.title)

describe('part of a name', () => {
  it('is found at the beginning, after the surname, after a double surname and in the middle of a long name', async () => {
    expect(await listed('建国')).toEqual(['建国', '建国庆', '李建国', '欧阳建国', '王建国'])
    expect(await listed('热合曼')).toEqual(['阿卜杜热合曼·买买提'])
    expect(await listed('买买')).toEqual(['阿卜杜热合曼·买买提'])
    expect(await listed('王建')).toEqual(['王建', '王建国'])
  })

  it('gives in the box whoever is called just so before those whose name goes on', async () => {
    expect((await boxed('建国'))[0]).toBe('建国')
    expect(await boxed('王建')).toEqual(['王建', '王建国'])
    expect((await boxed('建国')).toSorted()).toEqual(['建国', '建国庆', '李建国', '欧阳建国', '王建国'])
  })
})

describe('the list of a community', () => {
  it('says how many there are on every page, beyond the last one too', async () => {
    const page = (n: number) => asWorker((ctx) => listPeople(ctx, { areaId: place, page: n, size: 3 }))
    const pages = await Promise.all([1, 2, 3, 4].map(page))
    expect(pages.map((p) => [p.total, p.rows.length])).toEqual([
      [8, 3],
      [8, 3],
      [8, 2],
      [8, 0],
    ])
    expect(new Set(pages.flatMap((p) => p.rows.map((r) => r.name))).size).toBe(8)
  })

  it('is put in order by what was asked for, both ways', async () => {
    const sorted = (sort: string) =>
      asWorker((ctx) => listPeople(ctx, { areaId: place, page: 1, size: 50, sort })).then((p) =>
        p.rows.map((r) => r.id),
      )
    expect(await sorted('-name')).toEqual([...(await sorted('name'))].reverse())
  })
})
