import catalogue from './texts/catalogue.zh-CN.ts'
import network from './texts/network.zh-CN.ts'
import cases from './texts/cases.zh-CN.ts'
import figures from './texts/figures.zh-CN.ts'
import hall from './texts/hall.zh-CN.ts'
import residents from './texts/residents.zh-CN.ts'
import open311 from './texts/open311.zh-CN.ts'
import rights from './texts/rights.zh-CN.ts'
import my from './text.my.zh-CN.ts'
import open from './text.public.zh-CN.ts'

export default {
  name: '社区服务',
  pages: {
    ...catalogue.pages,
    ...network.pages,
    ...cases.pages,
    ...figures.pages,
    ...hall.pages,
    ...residents.pages,
    ...open311.pages,
  },
  fields: {
    ...catalogue.fields,
    ...network.fields,
    ...cases.fields,
    ...figures.fields,
    ...hall.fields,
    ...residents.fields,
    ...open311.fields,
  },
  values: {
    ...catalogue.values,
    ...network.values,
    ...cases.values,
    ...figures.values,
    ...hall.values,
    ...residents.values,
    ...open311.values,
  },
  commands: {
    ...catalogue.commands,
    ...network.commands,
    ...cases.commands,
    ...figures.commands,
    ...hall.commands,
    ...residents.commands,
    ...open311.commands,
  },
  permissions: {
    ...rights,
    ...catalogue.permissions,
    ...network.permissions,
    ...cases.permissions,
    ...figures.permissions,
    ...hall.permissions,
    ...residents.permissions,
    ...open311.permissions,
  },
  states: {
    ...catalogue.states,
    ...network.states,
    ...cases.states,
    ...figures.states,
    ...hall.states,
    ...residents.states,
    ...open311.states,
  },
  verbs: {
    ...catalogue.verbs,
    ...network.verbs,
    ...cases.verbs,
    ...figures.verbs,
    ...hall.verbs,
    ...residents.verbs,
    ...open311.verbs,
  },
  errors: {
    ...catalogue.errors,
    ...network.errors,
    ...cases.errors,
    ...figures.errors,
    ...hall.errors,
    ...residents.errors,
    ...open311.errors,
  },
  catalogue: catalogue.words,
  network: network.words,
  cases: cases.words,
  figures: figures.words,
  indicators: figures.indicators,
  hall: hall.words,
  residents: residents.words,
  open311: open311.words,
  public: open,
  my,
}
