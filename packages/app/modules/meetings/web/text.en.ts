import type { Mirror } from '#shared/texts.ts'
import type zh from './text.zh-CN.ts'
import meetings from './texts/meetings.en.ts'
import papers from './texts/papers.en.ts'
import publicity from './texts/publicity.en.ts'
import screens from './texts/screens.en.ts'
import open from './text.public.en.ts'

export default {
  name: 'Meetings and publicity',
  ...papers,
  pages: { ...meetings.pages, ...publicity.pages },
  fields: { ...meetings.fields, ...publicity.fields },
  values: { ...meetings.values, ...publicity.values },
  states: meetings.states,
  verbs: meetings.verbs,
  commands: { ...meetings.commands, ...publicity.commands },
  permissions: publicity.permissions,
  errors: { ...meetings.errors, ...publicity.errors },
  ...screens,
  work: {
    call: 'Call the meeting asked for',
    file: 'File the charter or convention',
    carryOut: 'Carry out a decision',
  },
  public: open,
} satisfies Mirror<typeof zh>
