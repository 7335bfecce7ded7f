import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { channels, done, natures, needed, span, urgencies, words } from '../base.ts'
import { clockSteps, countsFroms, holderRoles } from './base.ts'

const NO_TIME = 'services.minuteOfDay'
const minute = z.number(NO_TIME).int(NO_TIME).min(0, NO_TIME).max(1440, NO_TIME)
const year = z.number().int().min(2000).max(2100)
const holidayYear = z.object({
  year,
  document: z.string(),
  issuedOn: day.nullable(),
  version: z.number().int(),
  days: z.array(z.object({ day, kind: z.enum(['rest', 'work']), name: z.string() })),
})
const aim = {
  itemId: uuid.nullable(),
  kindId: uuid.nullable(),
  nature: z.enum(natures).nullable(),
}
const clockRule = z.object({
  id: uuid,
  area: z.string(),
  /** Of the area looked at: it may be ended there. */
  own: z.boolean(),
  step: z.enum(clockSteps),
  ...aim,
  about: z.string().nullable(),
  urgency: z.enum(urgencies).nullable(),
  span,
  countsFrom: z.enum(countsFroms),
  suspends: z.boolean(),
  extendSpan: span.nullable(),
  extendTimes: z.number().int(),
  origin: z.enum(['own', 'law']),
  source: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  version: z.number().int(),
})
const routeRule = z.object({
  id: uuid,
  area: z.string(),
  own: z.boolean(),
  ...aim,
  about: z.string().nullable(),
  channel: z.enum(channels).nullable(),
  fromMinute: z.number().int(),
  toMinute: z.number().int(),
  days: z.enum(['any', 'working', 'rest']),
  holderLevel: z.number().int(),
  holderRole: z.enum(holderRoles),
  source: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  version: z.number().int(),
})
const setting = z.object({
  hours: z
    .array(z.tuple([minute, minute]))
    .min(1)
    .max(4),
  reopenDays: z.number().int().min(0).max(365),
  similarDays: z.number().int().min(0).max(90),
  similarMetres: z.number().int().min(0).max(5000),
  climb: span,
})
const base = '/api/services/case-settings'
const permission = 'services.settings'

export const caseSettings = route({
  name: 'services.caseSettings', method: 'GET', path: base, summary: 'Calendar, clocks, routes and windows that hold in an area',
  permission, kind: 'query', query: z.object({ areaId: uuid }),
  reply: z.object({
    years: z.array(holidayYear), setting: setting.extend({ version: z.number().int(), own: z.boolean() }), clocks: z.array(clockRule),
    routes: z.array(routeRule), mayEnterYears: z.boolean(),
  }),
}) // prettier-ignore

/** A year by its notice. The same year again replaces it, from the version that was read. */
export const enterYear = route({
  name: 'services.enterYear', method: 'POST', path: `${base}/years`, summary: 'Enter the holidays of a year from the notice',
  permission, kind: 'command',
  body: z.object({
    year, version: z.number().int().min(0), document: needed(200), issuedOn: day.optional(),
    rest: z.array(z.object({ name: needed(40), from: day, to: day })).min(1).max(30),
    work: z.array(z.object({ name: needed(40), day })).max(30),
  }),
  reply: z.object({ year: z.number().int(), version: z.number().int(), waiting: z.number().int() }),
}) // prettier-ignore
export const changeCaseSetting = route({
  name: 'services.changeCaseSetting', method: 'POST', path: base, summary: 'Set office hours, windows and climbing of an area',
  permission, kind: 'command', body: setting.extend({ areaId: uuid, version: z.number().int().min(0) }), reply: done,
}) // prettier-ignore

const aimed = { itemId: uuid.optional(), kindId: uuid.optional(), nature: z.enum(natures).optional() }
export const addClockRule = route({
  name: 'services.addClockRule', method: 'POST', path: `${base}/clocks`, summary: 'Set a clock from a day on',
  permission, kind: 'command',
  body: z.object({
    areaId: uuid, step: z.enum(clockSteps), ...aimed, urgency: z.enum(urgencies).optional(), span, countsFrom: z.enum(countsFroms).default('opening'),
    suspends: z.boolean().default(false),
    extendSpan: span.optional(), extendTimes: z.number().int().min(0).max(9).default(0), source: needed(200), validFrom: day,
  }),
  reply: done,
}) // prettier-ignore
export const addPetitionClocks = route({
  name: 'services.addPetitionClocks', method: 'POST', path: `${base}/petition-clocks`, summary: 'Set the clocks of petitions (信访工作条例) for a kind',
  permission, kind: 'command', body: z.object({ areaId: uuid, kindId: uuid, validFrom: day }), reply: done,
}) // prettier-ignore
export const endClockRule = route({
  name: 'services.endClockRule', method: 'POST', path: `${base}/clocks/{id}/end`, summary: 'End a clock on a day',
  permission, kind: 'command', params: idParams, body: z.object({ version, on: day }), reply: done,
}) // prettier-ignore
export const addRouteRule = route({
  name: 'services.addRouteRule', method: 'POST', path: `${base}/routes`, summary: 'Say to whom cases go, by kind and hour',
  permission, kind: 'command',
  body: z.object({
    areaId: uuid, ...aimed, channel: z.enum(channels).optional(), fromMinute: minute.max(1439, NO_TIME).default(0),
    toMinute: minute.min(1, NO_TIME).default(1440), days: z.enum(['any', 'working', 'rest']).default('any'),
    holderLevel: z.number().int().min(2).max(5), holderRole: z.enum(holderRoles), source: words(200).default(''), validFrom: day,
  }),
  reply: done,
}) // prettier-ignore
export const endRouteRule = route({
  name: 'services.endRouteRule', method: 'POST', path: `${base}/routes/{id}/end`, summary: 'End a route on a day',
  permission, kind: 'command', params: idParams, body: z.object({ version, on: day }), reply: done,
}) // prettier-ignore

/** A case opened now would be due then, by which rule, and go to whom. */
export const previewClocks = route({
  name: 'services.previewClocks', method: 'GET', path: `${base}/preview`, summary: 'What a case opened now would have: clocks, rules, holder',
  permission: 'services.view', kind: 'query',
  query: z.object({
    areaId: uuid, nature: z.enum(natures), urgency: z.enum(urgencies).default('normal'), channel: z.enum(channels).default('counter'),
    kindId: uuid.optional(), itemId: uuid.optional(),
  }),
  reply: z.object({
    clocks: z.array(z.object({
      step: z.enum(clockSteps), dueAt: z.date().nullable(), unknownYear: z.number().int().nullable(), span: span.nullable(), source: z.string(),
      origin: z.enum(['own', 'law', 'promise']).nullable(), countsFrom: z.enum(countsFroms),
    })),
    holderArea: z.string(), holderRole: z.enum(holderRoles), routeSource: z.string().nullable(),
  }),
}) // prettier-ignore
