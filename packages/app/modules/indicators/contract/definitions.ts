import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'

export const units = ['persons', 'households', 'areas', 'units', 'percent', 'fen', 'items'] as const
export const directions = ['up', 'down', 'none'] as const
export const periods = ['day', 'month', 'quarter', 'year'] as const
const key = z.string().regex(/^[a-z][a-zA-Z]{1,30}\.[a-zA-Z][a-zA-Z0-9]{1,60}$/)
export const keyParams = z.object({ key })
export const indicatorKey = key

/** What a figure means. Names stand in the language asked for. */
export const definition = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  unit: z.enum(units),
  /** Which way is better. */
  direction: z.enum(directions),
  /** The level of area that is counted or stated: 5 community, 4 subdistrict. */
  grain: z.number().int(),
  period: z.enum(periods),
  /** The document that asks for it. */
  askedBy: z.string(),
  /** `module`: counted from a register here; `own`: known from returns only. */
  origin: z.enum(['module', 'own']),
  /** A share of two others, in percent. */
  ratio: z.object({ part: z.string(), whole: z.string() }).nullable(),
  splits: z.array(
    z.object({ key: z.string(), name: z.string(), parts: z.array(z.object({ key: z.string(), name: z.string() })) }),
  ),
  /** Of an own definition: its id (the version that a change starts from) and the area that keeps it. */
  id: uuid.nullable(),
  areaId: uuid.nullable(),
})
export type Definition = z.infer<typeof definition>

export const listDefinitions = route({
  name: 'indicators.list',
  method: 'GET',
  path: '/api/indicators',
  summary: 'All indicators with their definitions',
  permission: 'indicators.view',
  kind: 'query',
  reply: z.object({ rows: z.array(definition) }),
})

export const getDefinition = route({
  name: 'indicators.get',
  method: 'GET',
  path: '/api/indicators/{key}',
  summary: 'One indicator: what it means, its unit, who asks for it, where it comes from',
  permission: 'indicators.view',
  kind: 'query',
  params: keyParams,
  reply: definition,
})

const words = z.object({
  name: z.string().trim().min(2).max(60),
  nameEn: z.string().trim().min(2).max(120),
  description: z.string().trim().min(4).max(1000),
  descriptionEn: z.string().trim().min(4).max(1000),
  unit: z.enum(units),
  direction: z.enum(directions),
  grain: z.union([z.literal(4), z.literal(5)]),
  period: z.enum(periods),
  askedBy: z.string().trim().max(300).default(''),
})

/** A figure that no register here can count; its key begins with `own.`. */
export const defineIndicator = route({
  name: 'indicators.define',
  method: 'POST',
  path: '/api/indicators',
  summary: 'Define an indicator that is known from returns only',
  permission: 'indicators.define',
  kind: 'command',
  body: words.extend({ key: z.string().regex(/^own\.[a-zA-Z][a-zA-Z0-9]{1,60}$/), areaId: uuid }),
  reply: z.object({ id: uuid, key: z.string() }),
})

export const redefineIndicator = route({
  name: 'indicators.redefine',
  method: 'PUT',
  path: '/api/indicators/{key}',
  summary: 'Put right the definition of an own indicator; what was said before is kept',
  permission: 'indicators.define',
  kind: 'command',
  params: keyParams,
  body: words.extend({ from: uuid }),
  reply: z.object({ id: uuid, key: z.string() }),
})
