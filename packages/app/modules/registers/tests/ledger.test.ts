import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSheets, writeCsv, writeXlsx, type Cell } from '#server/sheets/index.ts'
import { citizenIdCheck } from '#shared/codes.ts'
import { openWorld, type World } from '#testing/world.ts'
import { requestOf } from '#testing/samples.ts'
import * as c from '../ledger/contract.ts'
import type { Ledger, LedgerRowView, LedgerSettings } from '../ledger/contract.ts'
import type { RouteContract } from '#shared/contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.house.config.demo = true
})
afterAll(() => world.close())

type Reply<T> = { status: number; body: T; raw: Buffer }
const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const worker = () => world.actor('communityWorker', world.city.communityA1.id)

async function ask<T>(
  contract: RouteContract,
  given: Partial<Parameters<typeof requestOf>[1]>,
  who = worker(),
): Promise<Reply<T>> {
  return (await world.http(
    who,
    requestOf(contract, { role: 'communityWorker', at: 'communityA1', ...given }),
  )) as unknown as Reply<T>
}
const bytes = async (parts: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(parts))
const id = (first17: string) => first17 + citizenIdCheck(first17)
let serial = 100
/** An id of its own for each call. */
const newNumber = (birth: string, sex: 1 | 2) =>
  id(`371399${birth.replaceAll('-', '')}${String((serial += 2) + (sex === 1 ? 1 : 0)).padStart(3, '0')}`)

const HEADER = ['户编号', '家庭住址', '与户主关系', '姓名', '性别', '出生日期', '身份证号', '电话', '备注']
const line = (no: string, relation: string, name: string, sex: 1 | 2, birth: string, number = newNumber(birth, sex), more: string[] = []): Cell[] => [
  no, `测试花园${no}号楼1单元101室`, relation, name, sex === 1 ? '男' : '女', birth, number, '12000000001', ...more,
] // prettier-ignore
const csv = (rows: Cell[][]) =>
  bytes(
    writeCsv(
      rows,
      HEADER.map((header) => ({ header })),
    ),
  )

async function upload(
  rows: Cell[][],
  who = worker(),
  areaId = world.city.communityA1.id,
  name = '台账.csv',
): Promise<Ledger> {
  const reply = await ask<Ledger>(c.uploadLedger, { query: { areaId }, file: { name, content: await csv(rows) } }, who)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body
}
const settingsOf = (of: Ledger, more: Partial<LedgerSettings> = {}): LedgerSettings & { version: number } => ({
  sheet: of.sheets[0]!.name,
  columns: of.sheets[0]!.columns.map(({ col, field }) => ({ col, field })),
  communityId: world.city.communityA1.id,
  registeredUnlessSaid: true,
  asOf: '2026-05-01',
  version: of.version,
  ...more,
})
const get = async (of: Ledger, who = worker()): Promise<Ledger> =>
  (await ask<Ledger>(c.getLedger, { params: { id: of.id } }, who)).body
async function dryRun(of: Ledger, more: Partial<LedgerSettings> = {}, who = worker()): Promise<Ledger> {
  const reply = await ask(c.mapLedger, { params: { id: of.id }, body: settingsOf(of, more) }, who)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  await world.runJobs()
  return get(of, who)
}
/** The places that the ledger names are no units. */
async function sayNone(of: Ledger, who = worker()): Promise<Ledger> {
  const estates = of.estates.filter((e) => e.state === 'open').map((e) => ({ id: e.id, unitId: null }))
  if (estates.length > 0)
    await ask(c.decideEstates, { params: { id: of.id }, body: { version: of.version, estates } }, who)
  return get(of, who)
}
async function take(of: Ledger, who = worker()): Promise<Ledger> {
  const { version } = await sayNone(of, who)
  const reply = await ask(c.takeLedger, { params: { id: of.id }, body: { version } }, who)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  await world.runJobs()
  return get(of, who)
}
const rowsOf = async (of: Ledger, query: Record<string, string> = {}, who = worker()): Promise<LedgerRowView[]> =>
  (
    await ask<{ rows: LedgerRowView[] }>(
      c.listLedgerRows,
      { params: { id: of.id }, query: { size: '200', ...query } },
      who,
    )
  ).body.rows
const residents = () =>
  world.system((ctx) => ctx.db.selectFrom('resident').selectAll().where('supersededAt', 'is', null).execute())
const reasons = (row: LedgerRowView) =>
  row.problems.filter((p) => p.severity === 'error').map((p) => p.code.replace('registers.ledger', ''))

describe('a ledger', () => {
  beforeEach(() => {
    serial += 20
  })

  it('is recognised, read in a dry run, and its right rows go in while wrong ones wait', async () => {
    const of = await upload([
      line('1', '户主', '王一', 1, '1980-01-01'), line('1', '妻', '李二', 2, '1982-02-02'), line('1', '子', '王三', 1, '2010-03-03', '371399201003030011'),
      line('2', '户主', '赵四', 1, '1970-13-01', newNumber('1970-01-01', 1)), line('2', '妻', '钱五', 2, '1972-02-02'),
    ]) // prettier-ignore
    expect(of.sheets[0]!.columns.map((x) => x.field)).toEqual([
      'householdNo',
      'address',
      'relation',
      'name',
      'sex',
      'birth',
      'idNumber',
      'phone',
      'note',
    ])
    expect(of.sheets[0]!.columns[6]!.samples[0]).toMatch(/^371\*+/)
    const read = await dryRun(of)
    expect([read.state, read.summary.right, read.summary.waiting]).toEqual(['checked', 2, 3])
    const before = (await residents()).length
    const after = await take(read)
    expect((await residents()).length - before).toBe(2)
    expect([after.state, after.summary.taken, after.summary.waiting]).toEqual(['checked', 2, 3])
    const waiting = await rowsOf(after, { state: 'waiting' })
    expect(waiting.map((row) => [row.row, reasons(row)])).toEqual([
      [4, ['IdCheck']],
      [5, ['BirthImpossible']],
      [6, ['HeadWaits']],
    ])
    expect(waiting[0]!.problems[0]!.message).toMatch(/校验码.*GB 11643/)
  })

  it('is mended in place: a head that becomes right brings its household along, and joins nobody to the wrong one', async () => {
    const number = newNumber('1970-01-01', 1)
    const read = await dryRun(
      await upload([line('8', '户主', '赵四', 1, '1970-13-01', number), line('8', '妻', '钱五', 2, '1972-02-02')]),
    )
    const [head] = await rowsOf(read)
    const mended = await ask<LedgerRowView>(c.correctLedgerRow, {
      params: { id: read.id, rowId: head!.id },
      body: { values: { birth: '1970年1月1日' }, version: head!.version },
    })
    expect(mended.body).toMatchObject({ state: 'right' })
    expect((await get(read)).summary).toMatchObject({ right: 2, waiting: 0 })
    const stale = await ask<{ error: { code: string } }>(c.correctLedgerRow, {
      params: { id: read.id, rowId: head!.id },
      body: { values: { birth: '1971-01-01' }, version: head!.version },
    })
    expect([stale.status, stale.body.error.code]).toEqual([409, 'registers.ledgerStale'])
    const done = await take(await get(read))
    expect(done.state).toBe('done')
    const people = (await residents()).filter((r) => ['赵四', '钱五'].includes(r.name))
    expect(new Set(people.map((r) => r.householdId)).size).toBe(1)
    expect(people.find((r) => r.isHead)!.idHash).toBe(world.house.keys.blind(number))
  })

  it('a member mended later joins the household that went in before', async () => {
    const read = await dryRun(
      await upload([
        line('9', '户主', '孙一', 1, '1980-01-01'),
        line('9', '女', '孙二', 2, '2011-01-01', '371399201101010020'),
      ]),
    )
    const first = await take(read)
    const [waiting] = await rowsOf(first, { state: 'waiting' })
    expect(waiting!.values.find((v) => v.field === 'idNumber')).toMatchObject({
      text: '371399201101010020',
      masked: false,
    })
    await ask(c.correctLedgerRow, {
      params: { id: read.id, rowId: waiting!.id },
      body: { values: { idNumber: newNumber('2011-01-01', 2) }, version: waiting!.version },
    })
    const done = await take(await get(read))
    expect(done.state).toBe('done')
    const family = (await residents()).filter((r) => r.name.startsWith('孙'))
    expect([
      family.length,
      new Set(family.map((r) => r.householdId)).size,
      family.filter((r) => r.isHead).length,
    ]).toEqual([2, 1, 1])
  })

  it('goes out as XLSX with its reasons, and comes back mended into the same import', async () => {
    const read = await dryRun(
      await upload([
        line('11', '户主', '周一', 1, '1980-01-01', '37139919800101001'),
        line('11', '妻', '周二', 2, '1981-01-01'),
      ]),
    )
    const file = await ask(c.downloadWrongRows, { params: { id: read.id } })
    const sheet = (await readSheets(file.raw, 'x.xlsx')).sheets[0]!
    expect(sheet.rows[0]!.at(0)).toBe('原表行号')
    expect(sheet.rows[0]!.at(-1)).toBe('需要处理的问题')
    expect(String(sheet.rows[1]!.at(-1))).toMatch(/17 位.*应为 18 位/)
    const at = sheet.rows[0]!.indexOf('公民身份号码')
    const rows = sheet.rows.map((row, i) => (i === 1 ? row.with(at, newNumber('1980-01-01', 1)) : [...row]))
    rows.push([999, ...Array.from({ length: 9 }, () => null)])
    const content = await bytes(
      writeXlsx(
        rows.slice(1),
        rows[0]!.map((header) => ({ header: String(header) })),
      ),
    )
    const back = await ask<object>(c.uploadMended, { params: { id: read.id }, file: { name: '改好.xlsx', content } })
    expect(back.body).toEqual({ changed: 1, unchanged: 1, unknown: [999] })
    expect((await get(read)).summary).toMatchObject({ right: 2, waiting: 0 })
    const wrong = await ask<{ error: { code: string } }>(c.uploadMended, {
      params: { id: read.id },
      file: { name: 'x.csv', content: '甲,乙\n1,2' },
    })
    expect(wrong.body.error.code).toBe('registers.ledgerNotMended')
  })

  it('brought twice adds nobody: every row is in the register already', async () => {
    const rows = [line('21', '户主', '吴一', 1, '1980-01-01'), line('21', '妻', '吴二', 2, '1981-01-01')]
    await take(await dryRun(await upload(rows)))
    const before = (await residents()).length
    const again = await dryRun(await upload(rows))
    expect(again.summary.right).toBe(0)
    expect((await rowsOf(again)).map(reasons)).toEqual([['AlreadyHere'], ['AlreadyHere', 'HeadWaits']])
    const refused = await ask<{ error: { code: string } }>(c.takeLedger, {
      params: { id: again.id },
      body: { version: again.version },
    })
    expect(refused.body.error.code).toBe('registers.ledgerNothingRight')
    expect((await residents()).length).toBe(before)
  })

  it('a row left out stays out, and taken up again it waits or goes in as it is', async () => {
    const read = await dryRun(
      await upload([
        line('31', '户主', '郑一', 1, '1980-01-01', undefined, ['去世']),
        line('31', '妻', '郑二', 2, '1981-01-01'),
      ]),
    )
    const [dead] = await rowsOf(read)
    expect(reasons(dead!)).toEqual(['NoteDied'])
    const out = await ask<LedgerRowView>(c.leaveOutLedgerRow, {
      params: { id: read.id, rowId: dead!.id },
      body: { leaveOut: true, version: dead!.version },
    })
    expect(out.body.state).toBe('leftOut')
    expect((await rowsOf(read, { state: 'waiting' })).map(reasons)).toEqual([['NoHead']])
    const [widow] = await rowsOf(read, { state: 'waiting' })
    await ask(c.correctLedgerRow, {
      params: { id: read.id, rowId: widow!.id },
      body: { values: { relation: '户主' }, version: widow!.version },
    })
    const done = await take(await get(read))
    expect([done.state, done.summary.taken, done.summary.leftOut]).toEqual(['done', 1, 1])
  })

  it('a subdistrict brings a ledger whose rows name their communities; unknown ones wait', async () => {
    const header = ['社区', '与户主关系', '姓名', '性别', '出生日期']
    const content = await bytes(
      writeCsv(
        [
          ['考棚社区', '户主', '冯一', '男', '1980-01-01'],
          ['东关社区居委会', '户主', '冯二', '男', '1980-01-01'],
          ['没有社区', '户主', '冯三', '男', '1980-01-01'],
        ],
        header.map((h) => ({ header: h })),
      ),
    )
    const of = (
      await ask<Ledger>(
        c.uploadLedger,
        { query: { areaId: world.city.streetA.id }, file: { name: 'a.csv', content } },
        officer(),
      )
    ).body
    const read = await dryRun(of, { communityId: null }, officer())
    expect(read.summary).toMatchObject({ right: 2, waiting: 1 })
    await take(read, officer())
    const people = (await residents()).filter((r) => r.name.startsWith('冯'))
    expect(people.map((r) => r.communityId).toSorted()).toEqual(
      [world.city.communityA1.id, world.city.communityA2.id].toSorted(),
    )
  })

  it('the office’s way of reading a form is remembered', async () => {
    const rows = [line('41', '户主', '陈一', 1, '1980-01-01')]
    const of = await upload(rows)
    const columns = settingsOf(of).columns.map((x) => (x.field === 'note' ? { ...x, field: 'ignore' as const } : x))
    await dryRun(of, { columns })
    const again = await upload(rows)
    expect(again.sheets[0]!.columns.at(-1)).toMatchObject({ field: 'ignore', by: 'remembered' })
  })

  it('test numbers are refused outside a demonstration', async () => {
    world.house.config.demo = false
    const read = await dryRun(await upload([line('51', '户主', '卫一', 1, '1980-01-01')]))
    world.house.config.demo = true
    expect((await rowsOf(read)).map(reasons)).toEqual([['IdTest']])
  })

  it('what is said of people stands sealed in the tables, and is gone once the ledger is put away', async () => {
    const number = newNumber('1980-01-01', 1)
    const read = await dryRun(await upload([line('61', '户主', '蒋一', 1, '1980-01-01', number)]))
    const stored = () =>
      world.system((ctx) => ctx.db.selectFrom('ledgerRow').selectAll().where('importId', '=', read.id).execute())
    expect(JSON.stringify(await stored())).not.toMatch(new RegExp(`${number}|蒋一|12000000001`))
    await ask(c.discardLedger, { params: { id: read.id }, body: { version: read.version } })
    expect((await stored()).map((row) => row.sealed)).toEqual([''])
    const refused = await ask<{ error: { code: string } }>(c.mapLedger, {
      params: { id: read.id },
      body: settingsOf(await get(read)),
    })
    expect(refused.body.error.code).toBe('registers.ledgerEnded')
  })

  it('files that are no ledgers are refused with a sentence', async () => {
    const refusal = async (name: string, content: string | Buffer) =>
      (
        await ask<{ error: { code: string; message: string } }>(c.uploadLedger, {
          query: { areaId: world.city.communityA1.id },
          file: { name, content },
        })
      ).body.error
    expect(await refusal('a.csv', '甲,乙\n1,2')).toMatchObject({
      code: 'registers.ledgerNoHeader',
      message: expect.stringContaining('找不到表头'),
    })
    expect(await refusal('a.csv', Buffer.from('\ufeff姓名,1', 'utf16le'))).toMatchObject({
      code: 'sheets.utf16',
      message: expect.stringContaining('UTF-16'),
    })
  })
})

const real = join(import.meta.dirname, '../../../../../../shared/data/import/synthetic_ledger_lanshan.xlsx')
describe.skipIf(!existsSync(real))(
  'the real messy ledger (../shared/data/import; skipped where the folder is absent)',
  () => {
    it('goes through dry run and taking in; a run cut off goes on, and run twice takes nothing twice', async () => {
      const of = (
        await ask<Ledger>(
          c.uploadLedger,
          { query: { areaId: world.city.communityA2.id }, file: { name: '台账.xlsx', content: readFileSync(real) } },
          world.actor('communityWorker', world.city.communityA2.id),
        )
      ).body
      const who = world.actor('communityWorker', world.city.communityA2.id)
      const read = await dryRun(of, { communityId: world.city.communityA2.id, asOf: '2020-11-01' }, who)
      expect(read.summary).toMatchObject({ right: 1254, waiting: 352, skipped: { subtotal: 477, blank: 3, footer: 1 } })
      const before = (await residents()).length
      const { version } = await sayNone(read, who)
      await ask(c.takeLedger, { params: { id: of.id }, body: { version } }, who)
      await stopAfterTwoBatches()
      const half = (await residents()).length - before
      expect(half).toBeGreaterThan(0)
      expect(half).toBeLessThan(1254)
      await world.runJobs()
      expect((await residents()).length - before).toBe(1254)
      const done = await get(of, who)
      expect([done.summary.taken, done.summary.right]).toEqual([1254, 0])
      const report = (await readSheets((await ask(c.ledgerReport, { params: { id: of.id } }, who)).raw, 'x.xlsx'))
        .sheets[0]!
      expect(report.rows.length).toBe(1607)
    })

    /** A process that dies in the midst of a run: the run's row stays as it was, its third transaction never commits. */
    async function stopAfterTwoBatches(): Promise<void> {
      const { takeLedgerJob } = await import('../ledger/jobs/take.ts')
      const run = await world.system((ctx) =>
        ctx.db.selectFrom('jobRun').selectAll().where('phase', '=', 'queued').executeTakeFirstOrThrow(),
      )
      let transactions = 0
      const died = new Error('the process died')
      const handle = {
      id: run.id, areaId: run.areaId, resumed: null, progress: async () => {}, checkCancelled: async () => {},
      transaction: <T,>(work: (ctx: never) => Promise<T>) => {
        if (++transactions > 3) throw died
        return world.as(run.actor as never, work as never) as Promise<T>
      },
    } // prettier-ignore
      await expect(takeLedgerJob.run(handle as never, run.params as never)).rejects.toThrow(died)
    }
  },
)
