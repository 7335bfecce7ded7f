import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import en from '#locales/en/planner.ts'
import zh from '#locales/zh-CN/planner.ts'

const dir = mkdtempSync(join(tmpdir(), 'liren-plan-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** A street of 24 estates in two rows, three communities' worth. */
const nodes = Array.from({ length: 24 }, (_, i) => ({ id: `小区${i}`, hh: 250, street: i < 12 ? '北街' : '南街' }))
const links = Array.from({ length: 24 }, (_, i) => [
  ...((i + 1) % 12 ? [{ source: `小区${i}`, target: `小区${i + 1}`, len: 80 }] : []),
  ...(i < 12 ? [{ source: `小区${i}`, target: `小区${i + 12}`, len: 30, barrier: 1 }] : []),
]).flat()
const file = join(dir, 'street.json.gz')
writeFileSync(file, gzipSync(JSON.stringify({ graph: { name: 'street', hard: 'street' }, nodes, links })))

function liren(args: string[], lang = 'en') {
  const main = join(import.meta.dirname, '../main.ts')
  const { status, stdout } = spawnSync(process.execPath, [main, 'plan', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LIREN_LANG: lang },
  })
  return { status, stdout }
}
const band = ['--lower', '1000', '--upper', '3000', '--target', '2000']

test('a packed file is planned inside its streets', () => {
  const out = join(dir, 'plan.json')
  expect(liren([file, ...band, '--seed', '7', '--out', out])).toMatchObject({ status: 0 })
  const made = JSON.parse(readFileSync(out, 'utf8'))
  expect(made).toMatchObject({ format: 'liren-plan-1', seed: 7, legal: true, lower: 1000, exceptions: [] })
  for (const c of made.totals) expect([c.households >= 1000, c.households <= 3000]).toEqual([true, true])
  const streets = (c: number) => new Set(nodes.filter((n) => made.assignment[n.id] === c).map((n) => n.street)).size
  for (const c of made.totals) expect(streets(c.community)).toBe(1)
})

test('refusals and hopeless bounds are said in the language of the terminal', () => {
  expect(liren([file, '--lower', '4000', '--upper', '3000'], 'zh_CN')).toEqual({
    status: 1,
    stdout: '户数下限 4000 高于上限 3000。\n',
  })
  const hopeless = liren([file, '--lower', '5000', '--upper', '6000', '--out', join(dir, 'plan.csv')])
  expect(hopeless.stdout).toContain('What no plan can mend')
  expect(hopeless.stdout).toContain('below the lower bound')
  expect(readFileSync(join(dir, 'plan.csv'), 'utf8').split('\r\n')[0]).toBe('unit,community')
})

test('every refusal, notice and exception of reading and planning has its words', () => {
  const root = join(import.meta.dirname, '../../planner/src')
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (f) =>
        f.endsWith('.ts') &&
        !f.endsWith('.test.ts') &&
        /^(formats|geometry|engine|exceptions)\/|^(adjacency|check)\./.test(f),
    )
    .map((f) => readFileSync(join(root, f), 'utf8'))
    .join('\n')
  const refused = [...source.matchAll(/PlannerError\(\s*'(\w+)'/g)].map((m) => m[1]!)
  const noticed = [...source.matchAll(/code: '(\w+)'/g)].map((m) => m[1]!)
  const kinds = /kind:((?: '\w+' \|?)+)|export interface Exception {[^}]*?kind: ([^\n]+)/.exec(
    readFileSync(join(root, 'types.ts'), 'utf8'),
  )
  const exceptions = [...(kinds?.[2] ?? kinds?.[1] ?? '').matchAll(/'(\w+)'/g)].map((m) => m[1]!)
  expect(refused.length).toBeGreaterThan(20)
  for (const texts of [zh, en]) {
    expect(Object.keys(texts.errors)).toEqual(expect.arrayContaining([...new Set(refused)]))
    expect(Object.keys(texts.notices)).toEqual(expect.arrayContaining(noticed))
    expect(Object.keys(texts.exceptions)).toEqual(expect.arrayContaining(exceptions))
  }
})
