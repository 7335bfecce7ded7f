import acts from './texts/acts.zh-CN.ts'
import bringing from './texts/bringing.zh-CN.ts'
import compounds from './texts/compounds.zh-CN.ts'
import drawing from './texts/drawing.zh-CN.ts'
import indicators from './texts/indicators.zh-CN.ts'
import judging from './texts/judging.zh-CN.ts'
import layers from './texts/layers.zh-CN.ts'
import refusals from './texts/refusals.zh-CN.ts'
import table from './texts/table.zh-CN.ts'
import open from './text.public.zh-CN.ts'

export default {
  name: '社区规划',
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
}
