import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const app = join(import.meta.dirname, '..')
const text = readFileSync(join(app, '../../docs/glossary.md'), 'utf8')
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(---| 中文 )/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

/** All the words of the product's own sources. */
function words(): Set<string> {
  const folders = ['server', 'shared', 'modules', 'web', 'demo', 'locales']
  const files = folders.flatMap((folder) =>
    readdirSync(join(app, folder), { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile() && /\.(ts|tsx|sql)$/.test(e.name) && !e.name.includes('.test.'))
      .map((e) => readFileSync(join(e.parentPath, e.name), 'utf8')),
  )
  const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())
  return new Set(files.flatMap((source) => source.match(/\w+/g) ?? []).flatMap((w) => [w, camel(w)]))
}

const repeated = (list: string[]) => list.filter((item, i) => list.indexOf(item) !== i)

describe('the glossary', () => {
  test('has a Chinese term, an English word and an identifier in every row', () => {
    expect(rows.length).toBeGreaterThan(60)
    for (const row of rows) {
      expect(row, row.join(' | ')).toHaveLength(4)
      expect(row[0]).toMatch(/[一-鿿]/)
      expect(row[1]).toMatch(/^[A-Za-z' -]+$/)
      expect(row[2]).toMatch(/^[a-z][A-Za-z0-9]*$/)
    }
  })

  test('gives one Chinese term one English word and one identifier', () => {
    for (const column of [0, 1, 2]) expect(repeated(rows.map((row) => row[column]!))).toEqual([])
  })

  test('names only what the code uses', () => {
    const used = words()
    expect(rows.map((row) => row[2]!).filter((id) => !used.has(id))).toEqual([])
  })
})
