import { officers, staff } from '#shared/roles.ts'
import type { Module } from '#server/module.ts'
import { verifyMinutes } from './commands/minutes.ts'
import { meetingFlow } from './contract/base.ts'
import { reasons } from './errors.ts'
import { indicators } from './indicators.ts'
import { meetingTopic } from './queries/topics.ts'
import { routes } from './routes/index.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** How a community decides, and how its affairs are laid open. */
export const meetings: Module = {
  name: 'meetings',
  imports: ['areas', 'policies', 'registers', 'organs'],
  routes,
  permissions: {
    'meetings.view': staff,
    'meetings.run': ['communityWorker', ...officers],
    'meetings.file': ['subdistrictOfficer', 'countyOfficer'],
    'meetings.publish': ['communityWorker'],
    'meetings.oversee': ['subdistrictOfficer', 'countyOfficer'],
  },
  tables,
  errors: reasons,
  workflows: [meetingFlow],
  indicators,
  topics: { meeting: meetingTopic },
  verify: async (ctx) => [await verifyMinutes(ctx)],
  texts: { 'zh-CN': zh, en },
}
