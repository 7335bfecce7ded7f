import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDivisions } from '../index.ts'
import { versionsOf } from '../queries/history.ts'
import { areaAsOf, findAreaByCode } from '../queries/tree.ts'
import { emptyHouse } from './house.ts'

let t: Awaited<ReturnType<typeof emptyHouse>>
beforeAll(async () => {
  t = await emptyHouse()
})
afterAll(() => t.close())

const TOWN = ['371300000000,2,临沂市,', '371302000000,3,兰山区,371300000000', '371302001000,4,兰山街道,371302000000']
const bring = (releasedOn: string, header: string, ...villages: string[]) => {
  const rows = [
    ...TOWN.map((row) => (header.includes('城乡') || header.includes('urban') ? `${row},` : row)),
    ...villages,
  ]
  const bytes = Buffer.from([header, ...rows].join('\n'))
  return t.system((ctx) => importDivisions(ctx, { bytes, fileName: `${releasedOn}.csv`, system: 'nbs', releasedOn }))
}
const classOn = (code: string, day: string) =>
  t.system(async (ctx) => {
    const area = await findAreaByCode(ctx, code)
    return (await areaAsOf({ ...ctx, asOf: day }, area!.id, day))?.urbanRural
  })
const A = '371302001001,5,考棚社区居委会,371302001000'
const B = '371302001002,5,洗砚池社区居委会,371302001000'

test('a file without the column leaves the class empty', async () => {
  expect((await bring('2016-06-30', 'code,level,name,parent', A, B)).problems).toEqual([])
  expect(await classOn('371302001001', '2016-06-30')).toBeNull()
})

test('a file with it fills it in from its day on; an empty cell changes nothing', async () => {
  const done = await bring('2018-06-30', 'code,level,name,parent,urban_rural', `${A},111`, `${B},`)
  expect(done).toMatchObject({ added: 0, changed: 1, ended: 0 })
  expect([await classOn('371302001001', '2018-06-29'), await classOn('371302001001', '2018-06-30')]).toEqual([
    null,
    '111',
  ])
  expect(await classOn('371302001002', '2018-06-30')).toBeNull()
  const versions = await t.system(async (ctx) => versionsOf(ctx, (await findAreaByCode(ctx, '371302001001'))!.id))
  expect(versions.map((v) => v.events)).toEqual([['added'], ['classed']])
})

test('a later file that does not tell the class leaves it as it was', async () => {
  expect(await bring('2020-06-30', 'code,level,name,parent', A, B)).toMatchObject({ changed: 0 })
  expect(await classOn('371302001001', '2020-06-30')).toBe('111')
})

test('a class that does not exist is refused with its line', async () => {
  const { problems } = await bring('2023-06-30', 'code,level,name,parent,城乡分类代码', `${A},111`, `${B},115`)
  expect(problems).toMatchObject([
    { code: 'areas.badUrbanRural', severity: 'error', params: { line: 6, said: '115' }, where: { row: 6 } },
  ])
  expect(await classOn('371302001001', '2023-06-30')).toBe('111')
})
