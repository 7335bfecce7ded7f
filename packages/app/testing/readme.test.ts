import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const settings = (text: string) => [...new Set(text.match(/\b(LIREN_[A-Z_]+|DATABASE_URL)\b/g))].toSorted()
/** Settings that the config checks, each named once in its schema. */
const known = [...read('packages/app/server/config.ts').matchAll(/^  (LIREN_[A-Z_]+|DATABASE_URL):/gm)]
  .map((m) => m[1]!)
  .toSorted()

describe('the README', () => {
  test.each(['README.md', 'README.zh-CN.md'])('%s lists every setting and no other', (name) => {
    expect(settings(read(name))).toEqual(known)
  })

  test('gives the same commands in both languages', () => {
    const commands = (text: string) => text.match(/^npm ci && npm \w+/gm)
    expect(commands(read('README.md'))).toEqual(['npm ci && npm start', 'npm ci && npm test'])
    expect(commands(read('README.zh-CN.md'))).toEqual(commands(read('README.md')))
  })
})

const folder = (path: string): string[] =>
  existsSync(join(root, path))
    ? readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map((f) => join(path, f))
    : []
const pages = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', ...folder('docs')].filter((f) => f.endsWith('.md'))

describe('the documents', () => {
  test.each(pages)('%s links only to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((m) => m[1]!)
      .filter((l) => !/^https?:|\.png$/.test(l))
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })
})
