import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createAccountByCode, resetByLogin } from '#modules/accounts/index.ts'
import { importDivisions, importLineage } from '#modules/areas/index.ts'
import { importPolicyFolder } from '#modules/policies/index.ts'
import { importResidentsCsv } from '#modules/registers/index.ts'
import { surveyReport as makeSurvey } from '#modules/reports/index.ts'
import { dayOf, isDay } from '#shared/dates.ts'
import { AppError, type Problem } from '#shared/errors.ts'
import { roles, type Role } from '#shared/roles.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { translator } from '#server/texts.ts'
import { say, terminalLocale } from './say.ts'

export { removeDemonstration, seedPeople } from '../demo/index.ts'

type Importer = (house: House, file: string, options: Record<string, string>) => Promise<string[]>
const SHOWN = 50
const atTerminal = <T>(house: House, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  asSystem(house, 'command line', work)

/** What `liren import` takes in, by its second word. @returns what was done, line by line */
export const importers: Record<string, Importer> = {
  divisions: async (house, file, { released, system = 'nbs' }) => {
    if (!released || !isDay(released)) throw new Error('--released YYYY-MM-DD')
    if (system !== 'nbs' && system !== 'mca') throw new Error('--system nbs|mca')
    const release = { bytes: readFileSync(file), fileName: basename(file), system, releasedOn: released } as const
    const done = await atTerminal(house, (ctx) => importDivisions(ctx, release))
    const wrong = done.problems.some((p) => p.severity === 'error')
    if (wrong) return [...sentences(done.problems), 'nothing was taken over']
    const counts = Object.entries(done.counts).map(([kind, n]) => `${kind} ${n}`)
    return [
      `${file}: ${done.rows} rows${done.repeated ? ', taken over before: nothing to do' : ''}`,
      `added ${done.added}, changed ${done.changed}, ended ${done.ended}, unchanged ${done.unchanged}`,
      ...(counts.length > 0 ? [counts.join(', ')] : []),
      ...sentences(done.problems),
    ]
  },
  lineage: async (house, file) => {
    const done = await atTerminal(house, (ctx) =>
      importLineage(ctx, { name: basename(file), bytes: readFileSync(file) }),
    )
    return [
      `${file}: ${done.codes} codes, ${done.links} successors${done.repeated ? ', taken in before: nothing to do' : ''}`,
      ...done.unknown.map((u) => `  ${u.year}: ${u.fromCode} → ${u.toCode} stands in no table of that year, left out`),
    ]
  },
  policies: async (house, folder) => {
    const done = await atTerminal(house, (ctx) => importPolicyFolder(ctx, folder))
    return [
      `imported ${count(done.imported)}, corrected ${count(done.corrected)}, unchanged ${count(done.unchanged)}`,
      ...sentences(done.problems),
    ]
  },
  residents: async (house, file, options) => {
    const asOf = options['as-of'] ?? dayOf(house.clock())
    if (!isDay(asOf)) throw new Error('--as-of YYYY-MM-DD')
    let told = 0
    const done = await importResidentsCsv(
      house,
      file,
      { asOf, source: basename(file), wrongFile: options.wrong },
      (p) => {
        if (p.rows - told < 50_000) return
        told = p.rows
        say(`${p.rows} rows, ${Math.round((p.bytes / p.size) * 100)} %`)
      },
    )
    const aside = options.wrong ? ` (see ${options.wrong})` : ''
    return [
      `${file}: ${done.rows} rows; taken in ${done.taken}, there already ${done.already}, wrong ${done.wrong}${aside}`,
    ]
  },
}

const count = (n: number | unknown[]): number => (Array.isArray(n) ? n.length : n)

function sentences(problems: Problem[]): string[] {
  const t = translator(terminalLocale)
  const shown = problems
    .slice(0, SHOWN)
    .map(
      (p) =>
        `  ${p.severity} ${[p.where.sheet, p.where.row, p.where.field].filter((w) => w !== undefined).join(':')} ${t(p.code, p.params)}`,
    )
  return problems.length > SHOWN ? [...shown, `  … ${problems.length - SHOWN} more`] : shown
}

/** What `liren account` does, by its second word. @returns a line with the one-time password */
export const accountCommands: Record<
  string,
  (house: House, login: string, options: Record<string, string>) => Promise<string>
> = {
  create: async (house, login, { role, area, name }) => {
    if (!area || !roles.includes(role as Role)) throw new Error(`--area CODE --role ${roles.join('|')}`)
    const account = { login, name, role: role as Role, areaCode: area }
    const { initialPassword } = await atTerminal(house, (ctx) => createAccountByCode(ctx, account))
    return `${login}: one-time password ${initialPassword} (to be changed at the first log-in)`
  },
  reset: async (house, login) => {
    const { initialPassword } = await atTerminal(house, (ctx) => resetByLogin(ctx, login))
    return `${login}: one-time password ${initialPassword} (to be changed at the first log-in)`
  },
}

/** The survey report of the city on a day, as a file's bytes. */
export async function surveyReport(
  house: House,
  ask: { asOf: string; format: string; area?: string; lang?: string },
): Promise<Buffer> {
  if (!isDay(ask.asOf)) throw new Error('--as-of YYYY-MM-DD')
  if (ask.format !== 'md' && ask.format !== 'docx' && ask.format !== 'pdf') throw new Error('--format md|docx|pdf')
  if (ask.lang !== undefined && ask.lang !== 'zh-CN' && ask.lang !== 'en') throw new AppError('kit.badRequest', 400)
  const body = await makeSurvey(house, {
    asOf: ask.asOf,
    format: ask.format,
    area: ask.area,
    lang: ask.lang ?? 'zh-CN',
  })
  return Buffer.isBuffer(body) ? body : Buffer.from(body)
}
