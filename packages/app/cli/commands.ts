import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyAudit } from '#server/audit.ts'
import { readConfig } from '#server/config.ts'
import { distribute } from '#server/db/citus.ts'
import { asSystem, type House } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { modules } from '../app.ts'
import { say } from './say.ts'

export type Command = (rest: string[]) => Promise<number | void>

/** Runs the command that the first word names. @returns the exit code */
export async function dispatch(args: string[], commands: Record<string, Command>, usage: string): Promise<number> {
  const [name, ...rest] = args
  const command = name ? commands[name] : undefined
  if (!command) {
    say(usage)
    return name && name !== 'help' && name !== '--help' ? 2 : 0
  }
  return (await command(rest)) ?? 0
}

/** Opens the house of the settings for one piece of work and closes it. */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(readConfig(), modules)
  try {
    return await work(house)
  } finally {
    await house.opened.close()
  }
}

export const migrateOnly: Command = () =>
  withHouse(async (house) => say(`database up to date (${house.opened.engine})`))

/** The archive of an election that is named, from its file alone (and the folder with its scans, where one is named too); else all that the database holds. */
export const verify: Command = async ([file, scans]) =>
  file ? (await import('./archive.ts')).verifyArchive(file, scans) : verifyHouse()

/** Audit chain, then what each module can check of its own. Exit code 1 when anything is wrong. */
const verifyHouse = (): Promise<number> =>
  withHouse(async (house) => {
    const chain = await asSystem(house, 'verify', (ctx) => verifyAudit(ctx.db, ctx.keys))
    say(`audit: ${chain.entries} entries in ${chain.areas} chains, ${chain.faults.length} faults`)
    for (const f of chain.faults.slice(0, 50)) say(`  area ${f.areaId} entry ${f.seq}: ${f.fault}`)
    let wrong = chain.faults.length
    for (const module of house.modules)
      for (const check of (await asSystem(house, 'verify', async (ctx) => module.verify?.(ctx))) ?? []) {
        say(`${module.name} ${check.name}: ${check.checked} checked, ${check.faults.length} faults`)
        for (const fault of check.faults.slice(0, 20)) say(`  ${fault}`)
        wrong += check.faults.length
      }
    say('keys: the master key is the one this database was begun with')
    return wrong === 0 ? 0 : 1
  })

export const citus: Command = ([verb]) => {
  if (verb !== 'distribute') throw new Error('liren citus distribute')
  return withHouse(async (house) => {
    for (const line of await distribute(house)) say(line)
  })
}

const options = (rest: string[], names: string[]) =>
  parseArgs({
    args: rest,
    allowPositionals: true,
    options: Object.fromEntries(names.map((n) => [n, { type: 'string' as const }])),
  })

export const importFile: Command = async ([what, ...rest]) => {
  const { values, positionals } = options(rest, ['released', 'system', 'as-of', 'wrong'])
  const [file] = positionals
  if (!file)
    throw new Error(
      'liren import divisions FILE --released DATE | liren import lineage FILE | liren import policies FOLDER | liren import residents FILE [--as-of DATE] [--wrong FILE]',
    )
  const { importers } = await import('./imports.ts')
  const run = importers[what ?? '']
  if (!run) throw new Error(`liren import: ${Object.keys(importers).join(' | ')}`)
  await withHouse(async (house) => {
    for (const line of await run(house, file, values as Record<string, string>)) say(line)
  })
}

export const report: Command = async ([kind, ...rest]) => {
  const { values } = options(rest, ['as-of', 'format', 'area', 'out', 'lang'])
  if (kind !== 'survey' || !values['as-of'])
    throw new Error('liren report survey --as-of DATE [--format md|docx|pdf] [--area CODE] [--out FILE]')
  const { surveyReport } = await import('./imports.ts')
  await withHouse(async (house) => {
    const body = await surveyReport(house, {
      asOf: values['as-of']!,
      format: values.format ?? 'md',
      area: values.area,
      lang: values.lang,
    })
    if (values.out) writeFileSync(values.out, body)
    else process.stdout.write(body)
  })
}

export const account: Command = async ([verb, ...rest]) => {
  const { values, positionals } = options(rest, ['role', 'area', 'name'])
  const [login] = positionals
  const { accountCommands } = await import('./imports.ts')
  const run = accountCommands[verb ?? '']
  if (!run || !login) throw new Error('liren account create LOGIN --role ROLE --area CODE | liren account reset LOGIN')
  await withHouse(async (house) => say(await run(house, login, values as Record<string, string>)))
}

export const seed: Command = async (rest) => {
  const { values } = options(rest, ['people'])
  const people = Number(values.people)
  if (!Number.isInteger(people) || people < 1) throw new Error('liren seed --people N')
  const { seedPeople } = await import('./imports.ts')
  await withHouse((house) => seedPeople(house, people, say))
}

export const demo: Command = async ([verb, ...rest]) => {
  if (verb !== 'remove' || !rest.includes('--yes')) throw new Error('liren demo remove --yes')
  const { removeDemonstration } = await import('./imports.ts')
  await withHouse(async (house) => say(await removeDemonstration(house)))
}
