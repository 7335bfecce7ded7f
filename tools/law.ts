/** Writes docs/law.md from the shipped rule sets. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lawTable } from '../packages/app/modules/policies/lawTable.ts'

writeFileSync(join(import.meta.dirname, '../docs/law.md'), lawTable())
