import type { Mirror } from '#shared/texts.ts'
import type zh from './text.zh-CN.ts'
import acts from './texts/acts.en.ts'
import bringing from './texts/bringing.en.ts'
import compounds from './texts/compounds.en.ts'
import drawing from './texts/drawing.en.ts'
import indicators from './texts/indicators.en.ts'
import judging from './texts/judging.en.ts'
import layers from './texts/layers.en.ts'
import refusals from './texts/refusals.en.ts'
import table from './texts/table.en.ts'
import open from './text.public.en.ts'

export default {
  name: 'Community planning',
  pages: { ...table.pages, ...acts.pages, ...layers.pages, ...compounds.pages, ...bringing.pages },
  public: open,
  indicators: {
    ...indicators,
    acts: { ...indicators.acts, parts: { state: { ...drawing.states, ...acts.states } } },
  },
  cases: table.cases,
  locks: table.locks,
  remarks: table.remarks,
  engine: table.engine,
  table: table.table,
  bring: layers.bring,
  layers: layers.layers,
  compounds: compounds.compounds,
  split: bringing.split,
  assignment: bringing.assignment,
  settings: bringing.settings,
  acts: acts.acts,
  ...judging,
  fields: { ...drawing.fields, ...acts.fields, ...layers.fields, ...bringing.fields },
  values: {
    ...drawing.values,
    ...acts.values,
    ...layers.values,
    ...bringing.values,
    state: { ...drawing.states, ...acts.states, ...compounds.compounds.states },
  },
  commands: { ...drawing.commands, ...acts.commands, ...layers.commands, ...compounds.commands },
  permissions: { ...drawing.permissions, ...acts.permissions },
  states: { ...drawing.states, ...acts.states },
  verbs: { ...drawing.verbs, ...acts.verbs },
  errors: { ...refusals, ...acts.errors, ...layers.errors, ...compounds.errors, ...bringing.errors },
} satisfies Mirror<typeof zh>
