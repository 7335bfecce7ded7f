import type { Mirror } from '#shared/texts.ts'
import type zh from './text.zh-CN.ts'
import acts from './texts/acts.en.ts'
import drawing from './texts/drawing.en.ts'
import judging from './texts/judging.en.ts'
import refusals from './texts/refusals.en.ts'
import table from './texts/table.en.ts'

export default {
  name: 'Community planning',
  pages: { ...table.pages, ...acts.pages },
  cases: table.cases,
  remarks: table.remarks,
  engine: table.engine,
  table: table.table,
  acts: acts.acts,
  ...judging,
  fields: { ...drawing.fields, ...acts.fields },
  values: { ...drawing.values, ...acts.values, state: { ...drawing.states, ...acts.states } },
  commands: { ...drawing.commands, ...acts.commands },
  permissions: { ...drawing.permissions, ...acts.permissions },
  states: { ...drawing.states, ...acts.states },
  verbs: { ...drawing.verbs, ...acts.verbs },
  errors: { ...refusals, ...acts.errors },
} satisfies Mirror<typeof zh>
