import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSheets } from '#server/sheets/index.ts'
import { birthOfCitizenId } from '#shared/codes.ts'
import {
  findHeader,
  isRight,
  proposeMapping,
  readLedger,
  statedDay,
  type LedgerRow,
  type Reading,
} from './rules/index.ts'

const data = join(import.meta.dirname, '../../../../../../shared/data/import')
const options = { today: '2020-11-01', registeredUnlessSaid: true }

async function read(name: string): Promise<Reading & { columns: string[]; day: string | undefined }> {
  const book = await readSheets(readFileSync(join(data, name)), name)
  const sheet = book.sheets[0]!
  const header = findHeader(sheet)!
  const guesses = proposeMapping(sheet, header)
  return {
    ...readLedger(sheet, header, guesses, options),
    columns: guesses.map((g) => g.field),
    day: statedDay(sheet, header),
  }
}

/** What must be found for each defect that the truth names: by what was tidied, or by what was complained about. */
const mended = (field: string, how: string) => (row: LedgerRow) =>
  row.mends.some((m) => m.field === field && m.how === how)
const said =
  (...reasons: string[]) =>
  (row: LedgerRow) =>
    row.problems.some((p) => reasons.includes(p.code.replace('registers.ledger', '')))
const either =
  (...tests: ((row: LedgerRow) => boolean)[]) =>
  (row: LedgerRow) =>
    tests.some((test) => test(row))

function catcherOf(defect: string): (row: LedgerRow) => boolean {
  const [what, kind] = defect.split(':') as [string, string]
  if (what === 'birth' || what === 'join') {
    const field = what === 'birth' ? 'birth' : 'partyJoin'
    const recognised =
      kind === 'ISO'
        ? (row: LedgerRow) => !row.mends.some((m) => m.field === field && m.how.startsWith('date:'))
        : mended(field, `date:${kind}`)
    return (row) => recognised(row) && (what === 'join' || birthIsRight(row))
  }
  return CATCHERS[defect] ?? (() => false)
}
/** Where the id is good, the birth read from the cell must be the id's own day. */
const birthIsRight = (row: LedgerRow) =>
  !row.person.idNumber || (row.person.birthOn === birthOfCitizenId(row.person.idNumber) && !said('BirthNotId')(row))

const CATCHERS: Record<string, (row: LedgerRow) => boolean> = {
  duplicate_row: said('RepeatedRow'),
  'id:15_digit_old': said('IdFifteen'),
  'id:bad_check_digit': said('IdCheck'),
  'id:excel_float_precision_lost': said('IdFloat'),
  'id:fullwidth': (row) => mended('idNumber', 'fullWidth')(row) && row.person.idNumber !== undefined,
  'id:leading_apostrophe': (row) => mended('idNumber', 'apostrophe')(row) && row.person.idNumber !== undefined,
  'id:lower_x': (row) => mended('idNumber', 'lowerX')(row) && row.person.idNumber!.endsWith('X'),
  'id:missing': said('IdMissing'),
  'name:spaces': (row) => mended('name', 'spaces')(row) && !/\s/.test(row.person.name!),
  'note:人户分离': said('NoteSeparated'),
  'note:去世': said('NoteDied'),
  'note:已搬走': said('NoteMovedOut'),
  'note:租户': said('NoteTenant'),
  'note:空挂户': said('NoteRegisteredOnly'),
  'note:同上': either(said('Ditto'), said('DittoNothing')),
  'phone:float': (row) => mended('phone', 'number')(row) && /^120\d{8}$/.test(row.person.phone!),
  'phone:fullwidth': (row) => mended('phone', 'fullWidth')(row) && /^120\d{8}$/.test(row.person.phone!),
  'phone:two': either(said('PhoneTwo'), mended('phone', 'separator')),
  'relation:synonym': mended('relation', 'synonym'),
  'sex:code': (row) => mended('sex', 'code')(row) && row.person.sex !== undefined,
  'sex:contradicts_id': said('SexNotId'),
  'sex:missing': said('SexFromId', 'SexMissing'),
}

/** Complaints, and the defects of the truth that justify them; any other is a false alarm. */
const JUSTIFIED: Record<string, RegExp> = {
  IdMissing: /id:missing/,
  IdFloat: /id:excel_float/,
  IdFifteen: /id:15/,
  IdCheck: /id:bad_check/,
  SexFromId: /sex:missing/,
  SexMissing: /sex:missing/,
  SexNotId: /sex:contradicts/,
  RelationSex: /sex:contradicts/,
  PhoneTwo: /phone:two/,
  RepeatedRow: /duplicate_row/,
  Ditto: /note:同上/,
  DittoNothing: /note:同上/,
  NoteTenant: /note:(租户|同上)/,
  NoteSeparated: /note:(人户分离|同上)/,
  NoteRegisteredOnly: /note:(空挂户|同上)/,
  NoteMovedOut: /note:(已搬走|同上)/,
  NoteDied: /note:(去世|同上)/,
  BirthMonthOnly: /birth:(Y、M|Y\.MM|Y年M月|float_Y\.MM)(;|$).*|id:/,
  BirthCentury: /birth:yy/,
  BirthZero: /birth:float/,
  HeadWaits: /./,
}

describe.skipIf(!existsSync(data))(
  'the ledger of Jinqueshan (../shared/data/import; skipped where the folder is absent)',
  () => {
    it('its two-row header is found below the title, and every column is understood', async () => {
      const { columns, day } = await read('synthetic_ledger_lanshan.xlsx')
      expect(columns.slice(0, 13)).toEqual([
        'serial',
        'householdNo',
        'address',
        'relation',
        'name',
        'sex',
        'birth',
        'idNumber',
        'party',
        'partyJoin',
        'registration',
        'phone',
        'note',
      ])
      expect(day).toBe('2020-11-01')
    })

    it('every defect that its truth names is caught, row by row', async () => {
      const { rows, skipped } = await read('synthetic_ledger_lanshan.xlsx')
      const byRow = new Map(rows.map((row) => [row.row, row]))
      const score = new Map<string, [caught: number, all: number, missed: number[]]>()
      const count = (kind: string, caught: boolean, row: number) => {
        const [a, b, missed] = score.get(kind) ?? [0, 0, []]
        score.set(kind, [a + (caught ? 1 : 0), b + 1, caught ? missed : [...missed, row]])
      }
      const skippedKinds = new Map(skipped.map((s) => [s.row, s.kind]))
      for (const t of truth()) {
        if (t.kind !== 'person') count(`row:${t.kind}`, skippedKinds.get(t.row) === t.kind, t.row)
        else if (!byRow.has(t.row)) count('row:person', false, t.row)
        else
          for (const defect of ['', ...t.defects])
            count(defect === '' ? 'row:person' : defect, defect === '' || catcherOf(defect)(byRow.get(t.row)!), t.row)
      }
      const lines = [...score]
        .sort()
        .map(
          ([kind, [caught, all, missed]]) =>
            `${kind.padEnd(32)} ${caught} of ${all}${missed.length ? `  missed: ${missed.slice(0, 8).join(', ')}` : ''}`,
        )
      process.stdout.write(`\n${lines.join('\n')}\n`)
      expect([...score].filter(([, [caught, all]]) => caught < all)).toEqual([])
      expect(rows.length + skipped.length).toBe(truth().length)
    })

    it('clean cells raise no false alarm', async () => {
      const { rows } = await read('synthetic_ledger_lanshan.xlsx')
      const defects = new Map(truth().map((t) => [t.row, t.defects.join(';')]))
      const alarms = rows.flatMap((row) =>
        row.problems
          .map((p) => p.code.replace('registers.ledger', ''))
          .filter(
            (reason) => !(JUSTIFIED[reason]?.test(defects.get(row.row) ?? '') ?? false) && !(reason === 'HeadWaits'),
          )
          .map((reason) => `${reason} in row ${row.row}`),
      )
      process.stdout.write(
        `\nfalse alarms: ${alarms.length} in ${rows.length} rows ${alarms.slice(0, 12).join('; ')}\n`,
      )
      expect(alarms).toEqual([])
    })

    it('households are put together again from merged cells', async () => {
      const { rows } = await read('synthetic_ledger_lanshan.xlsx')
      const households = Map.groupBy(rows, (row) => row.household)
      expect(households.size).toBe(new Set(rows.map((row) => row.person.householdNo)).size)
      expect(households.get('371302003008H00001')!.map((row) => row.person.name)).toEqual([
        '刘海国',
        '于风波',
        '刘国国',
        '刘英丽',
        '刘国家',
      ])
      expect(rows.every((row) => row.person.community?.code?.startsWith('371302003'))).toBe(true)
      const right = rows.filter(isRight).length
      process.stdout.write(`\nrows right: ${right} of ${rows.length}, households ${households.size}\n`)
      expect(right).toBeGreaterThan(1100)
    })

    it('a party roster in GB18030 is read: ids behind tabs, serial numbers typed as text', async () => {
      const { rows, columns } = await read('synthetic_party_roster_lanshan_gb18030.csv')
      expect(columns).toEqual([
        'community',
        'serial',
        'name',
        'sex',
        'ethnic',
        'birth',
        'education',
        'partyJoin',
        'idNumber',
        'phone',
        'note',
      ])
      expect(rows.length).toBe(269)
      expect(
        rows.filter((row) => row.person.idNumber && row.person.birthOn === birthOfCitizenId(row.person.idNumber))
          .length,
      ).toBeGreaterThan(260)
      expect(rows.every((row) => row.person.ethnic === '01' && row.person.education !== undefined)).toBe(true)
    })

    it('the labels of a police batch template are understood', async () => {
      const book = await readSheets(readFileSync(join(data, 'police_actual_population_batch_template.xls')), 'x.xls')
      const header = findHeader(book.sheets[0]!)!
      expect(proposeMapping(book.sheets[0]!, header).map((g) => g.field)).toEqual([
        'name',
        'idNumber',
        'phone',
        'from',
        'ignore',
        'address',
        'relation',
        'ignore',
        'note',
      ])
    })
  },
)

function truth(): { row: number; kind: string; defects: string[] }[] {
  const lines = readFileSync(join(data, 'synthetic_ledger_lanshan_truth.csv'), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [row, kind, , defects] = line.trim().split(',') as [string, string, string, string]
    return { row: Number(row), kind, defects: defects === '' ? [] : defects.split(';') }
  })
}
