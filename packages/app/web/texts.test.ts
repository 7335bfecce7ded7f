import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from '#locales/en/web.ts'
import zh from '#locales/zh-CN/web.ts'

type Texts = { [key: string]: string | Texts }

const has = (texts: Texts, key: string): boolean =>
  typeof key.split('.').reduce<Texts | string | undefined>((at, part) => (at as Texts | undefined)?.[part], texts) ===
  'string'

const keysOf = (texts: Texts, at = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [at + key] : keysOf(value, `${at}${key}.`),
  )

/** Every key that a file of the kit or the shell asks for by name, with its namespace. */
function asked(): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.tsx'),
  )
  return files.flatMap((file) => {
    const code = readFileSync(join(import.meta.dirname, file), 'utf8')
    const ns = /useTranslation\('(\w+)'\)/.exec(code)?.[1] ?? 'shell'
    return [...code.matchAll(/\bt\(\s*'([\w.:]+)'/g)].map(([, key]) => (key!.includes(':') ? key! : `${ns}:${key}`))
  })
}

test('both languages say the same things', () => {
  expect(keysOf(en)).toEqual(keysOf(zh))
})
test('whatever the kit and the shell ask for is said', () => {
  const missing = asked().filter((key) => {
    const [ns = '', name = ''] = key.split(':')
    return !has(zh as Texts, `${ns}.${name}`)
  })
  expect(missing).toEqual([])
})
test('placeholders are the same in both languages', () => {
  const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
  const at = (texts: Texts, key: string) =>
    key.split('.').reduce<Texts | string>((t, part) => (t as Texts)[part]!, texts) as string
  for (const key of keysOf(zh)) expect([key, holes(at(en, key))]).toEqual([key, holes(at(zh, key))])
})
test('Chinese sentences use Chinese punctuation', () => {
  const at = (key: string) => key.split('.').reduce<Texts | string>((t, part) => (t as Texts)[part]!, zh) as string
  const wrong = keysOf(zh)
    .map(at)
    .filter((text) => /[\u4e00-\u9fff][,;:?!]/.test(text))
  expect(wrong).toEqual([])
})
