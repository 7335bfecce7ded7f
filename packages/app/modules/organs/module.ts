import { officers, staff } from '#shared/roles.ts'
import type { Module } from '#server/module.ts'
import { reasons } from './errors.ts'
import { reactions } from './reactions.ts'
import { indicators } from './indicators.ts'
import { ruleFlow } from './rules/institutions.ts'
import { routes } from './routes/index.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** The bodies of self-government and of those above it: who sits where, by which rules, and what is lacking. */
export const organs: Module = {
  name: 'organs',
  imports: ['areas', 'policies', 'registers'],
  routes,
  permissions: {
    'organs.view': staff,
    'organs.found': officers,
    'organs.keep': ['communityWorker', ...officers],
    'organs.party': ['communityWorker', 'subdistrictOfficer', 'countyOfficer'],
    'organs.rules': ['communityWorker', ...officers],
    'organs.file': ['subdistrictOfficer', 'countyOfficer'],
    'organs.dispatch': officers,
  },
  tables,
  errors: reasons,
  workflows: [ruleFlow],
  reactions,
  indicators,
  texts: { 'zh-CN': zh, en },
}
