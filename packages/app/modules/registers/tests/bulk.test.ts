import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { addResidentsInBulk } from '../bulk/add.ts'
import type { ResidentInput } from '../bulk/types.ts'
import { listDuplicates } from '../queries/care.ts'
import { knownPeople } from '../queries/lookup.ts'
import { listPeople } from '../queries/people.ts'
import { rowFaults } from '../rules/rows.ts'
import { allowTestIds, countsOf, refusal, someone, syntheticId } from './people-of.ts'

let world: World
let a1: string
let b1: string
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  b1 = world.city.communityB1.id
})
afterAll(() => world.close())
const rows = (n: number, given: Partial<ResidentInput> = {}): ResidentInput[] =>
  Array.from({ length: n }, (_, i) => ({
    ...someone({ relation: i % 3 === 0 ? '0' : '2' }), household: `h${Math.floor(i / 3)}`, address: `新村${Math.floor(i / 3)}号`, from: '2011-01-01', ...given,
  })) // prettier-ignore
const worker = (at: string) => world.actor('communityWorker', at)

describe('bulk entry', () => {
  it('adds people, households, homes, counts and one audit entry', async () => {
    const report = await world.as(worker(a1), (ctx) => addResidentsInBulk(ctx, a1, rows(300), { source: '台账.xlsx' }))
    expect(report).toMatchObject({ residents: 300, households: 100, dwellings: 100, suspects: 0 })
    expect(await world.system((ctx) => countsOf(ctx, a1, '2012-01-01'))).toEqual({ byChanges: 300, byRows: 300 })
    const page = await world.as(worker(a1), (ctx) => listPeople(ctx, { areaId: a1, page: 2, size: 50 }))
    expect([page.total, page.rows.length, page.rows[0]!.address.startsWith('新村')]).toEqual([300, 50, true])
    const entries = await world.system((ctx) =>
      ctx.db.selectFrom('auditEntry').select('command').where('areaId', '=', a1).execute(),
    )
    expect(entries.map((e) => e.command)).toEqual(['registers.addResidentsInBulk'])
  })

  it('the same number or the same person twice stands on the queue; names with odd signs survive', async () => {
    const idNumber = syntheticId('1981-01-01', '1', 3)
    const twice = {
      ...someone({ sex: '1', birthOn: '1981-01-01', idNumber }),
      relation: '0',
      address: '甲1号',
      from: '2011-01-01',
    }
    const odd = {
      ...someone({ name: '买买提•"艾\\力\t{', relation: '0' }),
      household: 'z',
      address: '乙,"1\\号',
      from: '2011-01-01',
    }
    const batch = [{ ...twice, household: 'x' }, { ...twice, household: 'y', address: '甲2号' }, odd]
    const report = await world.as(worker(b1), (ctx) => addResidentsInBulk(ctx, b1, batch, { source: '台账' }))
    expect(report.suspects).toBe(1)
    await world.as(worker(b1), async (ctx) => {
      expect((await listDuplicates(ctx, { page: 1, size: 50, areaId: b1 })).rows).toMatchObject([
        { ground: 'sameId', one: { name: twice.name }, other: { name: twice.name } },
      ])
      expect((await listPeople(ctx, { search: '买买提·', page: 1, size: 5 })).rows[0]!.address).toBe('乙,"1\\号')
      expect(await knownPeople(ctx, b1, [idNumber, syntheticId('1999-01-01', '1', 3)])).toEqual(
        new Map([[idNumber, 'here']]),
      )
    })
    expect(await world.as(worker(a1), (ctx) => knownPeople(ctx, a1, [idNumber]))).toEqual(
      new Map([[idNumber, 'elsewhere']]),
    )
  })

  it('refuses a household without a head or with two, and an office without the right', async () => {
    const bulk = (batch: ResidentInput[], at = a1) =>
      refusal(world.as(worker(at), (ctx) => addResidentsInBulk(ctx, a1, batch, { source: '台账' })))
    expect(await bulk(rows(2, { relation: '0', household: 'h' }))).toBe('registers.twoHeads')
    expect(await bulk(rows(2, { relation: '1', household: 'h' }))).toBe('registers.noHead')
    expect(await bulk(rows(3), b1)).toBe('access.notFound')
  })

  it('names all faults of a row at once', () => {
    const row = {
      name: '王一',
      sex: '1',
      birthOn: '2031-01-01',
      idNumber: '371399600101123',
      phone: '12',
      relation: '99',
      from: '2011-01-01',
    }
    expect(rowFaults(row, '2026-01-01', true).map((f) => f.reason)).toEqual([
      'bornAfterToday',
      'beforeBirth',
      'idFifteen',
      'badPhone',
      'badCode',
    ])
  })
})
