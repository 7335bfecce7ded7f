import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roles } from '#shared/roles.ts'
import { reachable, type Workflow } from '#shared/workflow.ts'
import { modules } from '../app.ts'

const folder = join(import.meta.dirname, '../modules')
const own = modules.filter((m) => m.name !== 'kit')
type Tree = { [key: string]: Tree | string }
const at = (texts: object, path: string): unknown =>
  path.split('.').reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], texts)

/** Every leaf of a tree of texts, as dotted paths. */
const leaves = (node: unknown, path = ''): string[] =>
  typeof node === 'string'
    ? [path]
    : Object.entries(node as Tree).flatMap(([k, v]) => leaves(v, path ? `${path}.${k}` : k))
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]!).toSorted()

describe('every module', () => {
  it('is a folder in the list of the house, and every folder is a module of it', () => {
    expect(readdirSync(folder).toSorted()).toEqual(own.map((m) => m.name).toSorted())
  })

  it.each(own.map((m) => m.name))('%s has the files that every module has', (name) => {
    const needed = [
      'README.md',
      'module.ts',
      'contract',
      'rules',
      'tables.ts',
      'migrations',
      'commands',
      'queries',
      'routes',
      'errors.ts',
      'index.ts',
      'web',
      'tests',
    ]
    const files = readdirSync(join(folder, name))
    expect(needed.filter((n) => !files.includes(n) && !files.includes(`${n}.ts`))).toEqual([])
    for (const lang of ['zh-CN', 'en']) expect(existsSync(join(folder, name, `web/text.${lang}.ts`))).toBe(true)
  })

  it.each(modules)('$name says the same in both languages, with the same places to fill', ({ texts }) => {
    const zh = leaves(texts['zh-CN'])
    expect(leaves(texts.en).toSorted()).toEqual(zh.toSorted())
    const differ = zh.filter(
      (path) =>
        placeholders(at(texts['zh-CN'], path) as string).join() !== placeholders(at(texts.en, path) as string).join(),
    )
    expect(differ).toEqual([])
    const chinese = leaves(texts.en).filter((path) =>
      /[一-鿿]/.test((at(texts.en, path) as string).replace(/[“"《(][^”"》)]*[”"》)]/g, '')),
    )
    expect(chinese.length / Math.max(1, zh.length)).toBeLessThan(0.1)
  })

  it.each(own)('$name has a sentence for every refusal, and no sentence without its refusal', ({ texts, errors }) => {
    expect(errors.filter((e) => typeof at(texts['zh-CN'], `errors.${e}`) !== 'string')).toEqual([])
    expect(leaves((texts['zh-CN'] as Tree).errors ?? {}).filter((e) => !errors.includes(e))).toEqual([])
  })

  it.each(own)('$name throws only refusals that it lists', ({ name, errors }) => {
    const used = sources(name).flatMap((text) =>
      [...text.matchAll(new RegExp(`['"\`]${name}\\.([a-zA-Z]+)['"\`],\\s*4\\d\\d`, 'g'))].map((m) => m[1]!),
    )
    expect([...new Set(used)].filter((reason) => !errors.includes(reason))).toEqual([])
  })

  it.each(own)(
    '$name gives every right to a role that exists, and names it in both languages',
    ({ permissions, texts, routes, name }) => {
      for (const [right, holders] of Object.entries(permissions)) {
        expect(right.startsWith(`${name}.`)).toBe(true)
        expect(holders.length).toBeGreaterThan(0)
        expect(holders.filter((r) => !roles.includes(r))).toEqual([])
        expect(at(texts['zh-CN'], `permissions.${right.slice(name.length + 1)}`), right).toBeTypeOf('string')
      }
      const known = ['public', 'session', ...modules.flatMap((m) => Object.keys(m.permissions))]
      expect(
        routes
          .map((r) => r.contract)
          .filter((c) => !known.includes(c.permission))
          .map((c) => c.name),
      ).toEqual([])
    },
  )

  it('names every route once, with an address of its own', () => {
    const contracts = modules.flatMap((m) => m.routes.map((r) => r.contract))
    const twice = (list: string[]) => list.filter((x, i) => list.indexOf(x) !== i)
    expect(twice(contracts.map((c) => c.name))).toEqual([])
    expect(twice(contracts.map((c) => `${c.method} ${c.path}`))).toEqual([])
    expect(contracts.filter((c) => c.method === 'GET' && c.kind !== 'query').map((c) => c.name)).toEqual([])
  })

  const workflows = own.flatMap((m) =>
    (m.workflows ?? []).map((w) => ({ name: w.name, w: w as Workflow, texts: m.texts })),
  )
  it.each(workflows)('workflow $name reaches all its states, each with labels', ({ w, texts }) => {
    expect([...reachable(w)].toSorted()).toEqual(Object.keys(w.states).toSorted())
    for (const state of Object.keys(w.states)) expect(at(texts['zh-CN'], `states.${state}`), state).toBeTypeOf('string')
    for (const verb of new Set(Object.values(w.states).flatMap((verbs) => Object.keys(verbs))))
      expect(at(texts['zh-CN'], `verbs.${verb}`), verb).toBeTypeOf('string')
  })

  it('names every indicator in both languages', () => {
    for (const m of own)
      for (const indicator of m.indicators ?? []) {
        const name = indicator.key.slice(m.name.length + 1)
        for (const texts of [m.texts['zh-CN'], m.texts.en])
          expect(at(texts, `indicators.${name}.name`), indicator.key).toBeTypeOf('string')
      }
  })
})

function sources(name: string): string[] {
  return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.ts') && !e.name.endsWith('.test.ts'))
    .map((e) => readFileSync(join(e.parentPath, e.name), 'utf8'))
}
