import type { Module } from '#server/module.ts'
import { staff } from '#shared/roles.ts'
import { reasons } from './errors.ts'
import { indicators } from './indicators.ts'
import { screenTopic } from './queries/screen.ts'
import { routes } from './routes/index.ts'
import { electionFlow } from './rules/flow.ts'
import { tables } from './tables.ts'
import { verifyArchives } from './verify.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** Elections of self-government on paper, from the plan to the archive. */
export const elections: Module = {
  name: 'elections',
  imports: ['areas', 'policies', 'registers', 'organs'],
  routes,
  permissions: {
    'elections.view': staff,
    'elections.run': ['communityWorker', 'subdistrictOfficer'],
    'elections.guide': ['subdistrictOfficer', 'countyOfficer'],
    'elections.count': ['communityWorker', 'counterClerk', 'subdistrictOfficer'],
  },
  tables,
  errors: reasons,
  workflows: [electionFlow],
  indicators,
  publicTopics: { electionCount: screenTopic },
  verify: verifyArchives,
  texts: { 'zh-CN': zh, en },
}
