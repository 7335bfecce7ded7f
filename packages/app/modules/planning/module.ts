import { officers } from '#shared/roles.ts'
import type { Module } from '#server/module.ts'
import { actFlow } from './contract/acts.ts'
import { caseFlow } from './contract/base.ts'
import { reasons } from './errors.ts'
import { indicators } from './indicators.ts'
import { drawJob, includeJob, proposeJob, repairJob, takeCompoundsJob } from './jobs.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** The drawing of communities, their approval, and their coming into force. */
export const planning: Module = {
  name: 'planning',
  imports: ['areas', 'registers', 'policies'],
  routes,
  permissions: {
    'planning.view': officers,
    'planning.draw': ['subdistrictOfficer', 'countyOfficer'],
    'planning.propose': ['subdistrictOfficer', 'countyOfficer'],
    'planning.hear': ['subdistrictOfficer', 'countyOfficer'],
    'planning.approve': ['countyOfficer'],
    'planning.withdraw': ['subdistrictOfficer', 'countyOfficer'],
    'planning.settings': ['countyOfficer', 'cityOfficer'],
  },
  tables,
  errors: reasons,
  workflows: [caseFlow, actFlow],
  reactions,
  jobs: [drawJob, repairJob, includeJob, proposeJob, takeCompoundsJob],
  indicators,
  texts: { 'zh-CN': zh, en },
}
