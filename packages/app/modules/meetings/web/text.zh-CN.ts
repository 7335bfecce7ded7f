import meetings from './texts/meetings.zh-CN.ts'
import papers from './texts/papers.zh-CN.ts'
import publicity from './texts/publicity.zh-CN.ts'
import screens from './texts/screens.zh-CN.ts'
import open from './text.public.zh-CN.ts'

export default {
  name: '会议和居务公开',
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
  work: { call: '召集被提议的会议', file: '章程、公约备案', carryOut: '落实会议决定' },
  public: open,
}
