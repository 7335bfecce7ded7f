/**
 * A process that is meant to be killed in the midst of imports: brings a ledger (dry run and taking in as jobs) and a long CSV into
 * the city in LIREN_DATA, going on where the one before it was cut off. At its end it says what stands in the registers.
 * `faults-import.test.ts` kills it and starts it again.
 */
import { sql } from 'kysely'
import { modules } from '../app.ts'
import { importResidentsCsv } from '#modules/registers/index.ts'
import { mapLedger } from '#modules/registers/ledger/commands/map.ts'
import { takeLedger } from '#modules/registers/ledger/commands/take.ts'
import { uploadLedger } from '#modules/registers/ledger/commands/upload.ts'
import { ledgerOf } from '#modules/registers/ledger/queries/ledger.ts'
import { readConfig } from '#server/config.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem } from '#server/house.ts'
import { runPending } from '#server/jobs/run.ts'
import { openHouse } from '#server/start.ts'
import { buildSmallCity } from '#testing/small-city.ts'

const [ledgerFile, csvFile] = process.argv.slice(2) as [string, string]
const house = await openHouse(readConfig(), modules)
house.wake = async () => {}
// The people are invented: their numbers carry the test code.
house.config.demo = true
const say = (line: string) => process.stdout.write(`${line}\n`)
const system = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => asSystem(house, 'importer', work)

const areaOf = (ctx: Ctx) =>
  ctx.db.selectFrom('area').select('id').where('slug', '=', '371302001001').executeTakeFirst()
const areaId = (await system(areaOf))?.id ?? (await system(buildSmallCity)).communityA1.id
say('ready')
await runPending(house)
await bringLedger()
await importResidentsCsv(house, csvFile, { asOf: '2026-01-01', source: 'long.csv' })
say(`done ${JSON.stringify(await standing())}`)
await house.opened.close()

/** Each step is a command of its own; which comes next is read from the ledger. */
async function bringLedger(): Promise<void> {
  const found = await system((ctx) => ctx.db.selectFrom('ledgerImport').select('id').executeTakeFirst())
  const upload = { name: 'ledger.csv', path: ledgerFile, bytes: 1 }
  const id = found?.id ?? (await system((ctx) => uploadLedger(ctx, areaId, upload))).id
  for (;;) {
    const ledger = await system((ctx) => ledgerOf(ctx, id))
    if (ledger.state === 'done' || (ledger.state === 'checked' && ledger.summary.right === 0)) return
    const { version } = ledger
    if (ledger.state === 'uploaded') {
      const sheet = ledger.sheets[0]!
      const columns = sheet.columns.map(({ col, field }) => ({ col, field }))
      const settings = {
        sheet: sheet.name,
        columns,
        communityId: areaId,
        registeredUnlessSaid: true,
        asOf: '2026-01-01',
      }
      await system((ctx) => mapLedger(ctx, id, { ...settings, version }))
    }
    if (ledger.state === 'checked') await system((ctx) => takeLedger(ctx, id, version))
    await runPending(house)
  }
}

async function standing(): Promise<unknown> {
  return system(async (ctx) => {
    const { rows } = await sql`
      select (select count(*)::int from resident where superseded_at is null) as residents,
        (select count(distinct id_hash)::int from resident where superseded_at is null) as numbers,
        (select count(*)::int from household where superseded_at is null) as households,
        (select count(distinct household_id)::int from resident where is_head) as heads,
        (select sum(delta)::int from resident_count) as counted,
        (select count(*)::int from duplicate_suspect) as suspects,
        (select count(*)::int from ledger_row where state = 'taken') as taken`.execute(ctx.db)
    return rows[0]
  })
}
