import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemaFile, schemaSource } from './generate.ts'

it('the types of the tables are those that the migrations make', async () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(await schemaSource())
})
