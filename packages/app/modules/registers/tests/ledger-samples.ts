import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { citizenIdCheck } from '#shared/codes.ts'
import { runPending } from '#server/jobs/run.ts'
import { requestOf } from '#testing/samples.ts'
import type { RouteContract } from '#shared/contract.ts'
import * as c from '../ledger/contract.ts'
import type { Ledger, LedgerRowView } from '../ledger/contract.ts'

const id = (first17: string) => first17 + citizenIdCheck(first17)
let serial = 500
/** A household of two: the head is right, the wife has no sex and no id number. */
function file(home = '花园路'): string {
  serial += 2
  return [
    '户编号,住址,与户主关系,姓名,性别,出生日期,身份证号',
    `h${serial},${home}${serial}号,户主,王样例,男,1980-01-01,${id(`37139919800101${serial + 1}`)}`,
    `h${serial},${home}${serial}号,妻,李样例,,1981-01-01,`,
  ].join('\n')
}

const worker = (rest: Partial<Sample>): Sample => ({ role: 'communityWorker', at: 'communityA1', ...rest })
async function ask<T>(world: World, contract: RouteContract, rest: Partial<Sample>): Promise<T> {
  const reply = await world.http(
    world.actor('communityWorker', world.city.communityA1.id),
    requestOf(contract, worker(rest)),
  )
  return reply.body as T
}
const uploaded = (world: World, home?: string) =>
  ask<Ledger>(world, c.uploadLedger, {
    query: { areaId: world.city.communityA1.id },
    file: { name: '样例.csv', content: file(home) },
  })

const settings = (world: World, of: Ledger) => ({
  sheet: of.sheets[0]!.name,
  columns: of.sheets[0]!.columns.map(({ col, field }) => ({ col, field })),
  communityId: world.city.communityA1.id,
  registeredUnlessSaid: true,
  asOf: '2026-05-01',
  version: of.version,
})

/** A ledger after its dry run, with its waiting row. */
async function checked(world: World, home?: string): Promise<{ of: Ledger; row: LedgerRowView }> {
  world.house.config.demo = true
  const of = await uploaded(world, home)
  await ask(world, c.mapLedger, { params: { id: of.id }, body: settings(world, of) })
  await runPending(world.house)
  const { rows } = await ask<{ rows: LedgerRowView[] }>(world, c.listLedgerRows, {
    params: { id: of.id },
    query: { state: 'waiting' },
  })
  return { of: await ask<Ledger>(world, c.getLedger, { params: { id: of.id } }), row: rows[0]! }
}
const onLedger = (body?: (of: Ledger) => object) => async (world: World) => {
  const { of } = await checked(world)
  return worker({ params: { id: of.id }, ...(body && { body: body(of) }) })
}
const onRow = (body: object) => async (world: World) => {
  const { of, row } = await checked(world)
  return worker({ params: { id: of.id, rowId: row.id }, body: { ...body, version: row.version } })
}

/** A valid call of each route of the import of ledgers. */
export const ledgerSamples: Samples = {
  'registers.uploadLedger': (world) =>
    worker({ query: { areaId: world.city.communityA1.id }, file: { name: '样例.csv', content: file() } }),
  'registers.listLedgers': () => worker({ query: { page: '1', size: '20' } }),
  'registers.getLedger': onLedger(),
  'registers.mapLedger': async (world) => {
    const of = await uploaded(world)
    return worker({ params: { id: of.id }, body: settings(world, of) })
  },
  'registers.listLedgerRows': onLedger(),
  'registers.correctLedgerRow': onRow({ values: { sex: '女' } }),
  'registers.leaveOutLedgerRow': onRow({ leaveOut: true }),
  'registers.downloadWrongRows': onLedger(),
  'registers.uploadMendedRows': async (world) => {
    const { of, row } = await checked(world)
    return worker({
      params: { id: of.id },
      file: { name: '改好.csv', content: `原表行号,姓名,性别\n${row.row},李样例,女` },
    })
  },
  'registers.takeLedger': onLedger((of) => ({ version: of.version })),
  'registers.decideLedgerEstates': async (world) => {
    const { of } = await checked(world, '样例花园1号楼')
    return worker({
      params: { id: of.id },
      body: { version: of.version, estates: of.estates.map((e) => ({ id: e.id, unitId: null })) },
    })
  },
  'registers.ledgerReport': onLedger(),
  'registers.discardLedger': onLedger((of) => ({ version: of.version })),
}
