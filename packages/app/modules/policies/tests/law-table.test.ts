import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lawTable } from '../lawTable.ts'
import { committeeSets, otherSets } from '../rulesets/national.ts'

test('docs/law.md is what the rule sets say (node tools/law.ts writes it)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../../../docs/law.md'), 'utf8')).toBe(lawTable())
})

test('it names every parameter, in words', () => {
  const page = lawTable()
  for (const { key } of [...committeeSets, ...otherSets].flatMap((s) => s.parameters))
    expect(page).toContain(`\`${key}\``)
  expect(page).toContain('超过三分之二（第十九条，应当）')
  expect(page.split('\n').filter((line) => /^\| [a-zA-Z.]+ \|/.test(line))).toEqual([])
})
