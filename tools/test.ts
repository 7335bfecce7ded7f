/**
 * Everything that must hold, in one command: format, lint, types, boundaries, tests on the embedded engine, the same
 * tests on PostgreSQL, and journeys in a browser. Ends with `N passed, N failed, N skipped`.
 * `--only check|unit|postgres|e2e` runs one part.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { provideDebian } from './debian.ts'
import { startPostgres } from './postgres.ts'
import { run, say } from './run.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const add = (c: Counts) => {
  total.passed += c.passed
  total.failed += c.failed
  total.skipped += c.skipped
}

const node = process.execPath
/** Where Node keeps what it compiled: tests start the command line some sixty times. */
const COMPILED = { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node') }
const CHECKS: [string, string, string[]][] = [
  ['format', node, ['node_modules/oxfmt/bin/oxfmt', '--check', '.']],
  ['lint', node, ['node_modules/oxlint/bin/oxlint', '--quiet']],
  ['types', node, ['node_modules/typescript7/bin/tsc', '-p', '.']],
  [
    'boundaries',
    node,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      'tools/.dependency-cruiser.cjs',
      'packages',
    ],
  ],
]

async function check(): Promise<void> {
  for (const [name, command, args] of CHECKS) {
    say(`— ${name}`)
    const { code } = await run(command, args)
    add({ passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 })
    if (code !== 0) say(`${name} FAILED`)
  }
}

/** Runs a project of vitest and counts; a run that ends without its report counts as one failure. */
async function vitest(project: string, filter: string[], env: Record<string, string> = {}): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'liren-report-'))
  const file = join(dir, 'report.json')
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filter,
  ]
  const { code } = await run(node, args, { ...COMPILED, ...env })
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
    }
    const failed = report.numFailedTests + Number(code !== 0 && report.numFailedTests === 0)
    add({ passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests })
  } catch {
    add({ passed: 0, failed: 1, skipped: 0 })
  }
  rmSync(dir, { recursive: true, force: true })
}

/** Where tests open a database; those beside rules and pages are the same on every engine. */
const onDatabase = ['app/testing/', ...readdirSync('packages/app/modules').map((name) => `modules/${name}/tests/`)]

async function onPostgres(): Promise<void> {
  const server = await startPostgres(['fsync=off'])
  if (!server) {
    say('SKIPPED: no postgresql-15 on this machine; the tests of commands and queries ran on the embedded engine only')
    return add({ passed: 0, failed: 0, skipped: 1 })
  }
  try {
    await vitest('unit', onDatabase, { TEST_DATABASE_URL: server.url })
  } finally {
    server.stop()
  }
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = (part: string) => !values.only || values.only === part
const began = Date.now()
const missing = wanted('e2e') || wanted('postgres') ? await provideDebian() : []
if (wanted('check')) await check()
if (wanted('unit')) await vitest('unit', [])
if (wanted('postgres')) await onPostgres()
if (wanted('e2e')) {
  if (missing.includes('chromium')) {
    say('SKIPPED: no chromium; the journeys in a browser did not run')
    add({ passed: 0, failed: 0, skipped: 1 })
  } else await vitest('e2e', [])
}
say(`took ${Math.round((Date.now() - began) / 1000)} s`)
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
