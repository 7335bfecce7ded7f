import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { modalities, standings, units } from './rules.ts'
import { inForceBases, kinds, levels, relationKinds } from './statutes/types.ts'

export { provincialTemplate } from './rulesets/province.ts'
export { inForceBases, kinds, levels } from './statutes/types.ts'
export { diff, type Piece } from './statutes/compare.ts'
export { isFraction, isRange, meets, modalities, units, type Fraction, type RuleValue, type Unit } from './rules.ts'

/** Of a version on a day: `replaced` by a later version of the same law, `repealed` by another document. */
export const statuses = ['notYet', 'inForce', 'replaced', 'repealed'] as const
export type Status = (typeof statuses)[number]

export const policyRow = z.object({
  id: uuid,
  key: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  level: z.enum(levels).nullable(),
  kind: z.enum(kinds),
  versionOn: day,
  fromDay: day,
  toDay: day.nullable(),
  status: z.enum(statuses),
  articles: z.number().int(),
})
export type PolicyRow = z.infer<typeof policyRow>

export const listPolicies = route({
  name: 'policies.list',
  method: 'GET',
  path: '/api/policies',
  summary: 'Policy documents with their status on a day',
  permission: 'public',
  kind: 'query',
  query: listQuery.extend({
    ...timeQuery.shape,
    level: z.enum(levels).optional(),
    kind: z.enum(kinds).optional(),
    status: z.enum(statuses).optional(),
  }),
  reply: pageOf(policyRow),
})

const article = z.object({
  number: z.number().int(),
  sub: z.number().int(),
  label: z.string(),
  chapter: z.string().nullable(),
  section: z.string().nullable(),
  body: z.string(),
})
export type Article = z.infer<typeof article>

const named = z.object({ id: uuid.nullable(), title: z.string(), versionOn: day.nullable() })

export const policyDetail = policyRow.extend({
  adoptedOn: day.nullable(),
  publishedOn: day.nullable(),
  inForceBasis: z.enum(inForceBases),
  source: z.string().nullable(),
  fileName: z.string(),
  shipped: z.boolean(),
  text: z.array(article),
  /** All versions of the same law, oldest first. */
  versions: z.array(
    z.object({ id: uuid, versionOn: day, fromDay: day, toDay: day.nullable(), status: z.enum(statuses) }),
  ),
  relations: z.array(z.object({ kind: z.enum(relationKinds), to: named })),
  /** Documents whose text names this one. */
  namedBy: z.array(z.object({ kind: z.enum(relationKinds), by: named })),
  /** What an officer stated about its days, by which document. */
  stated: z.object({ from: day.nullable(), to: day.nullable(), byDocument: z.string(), reason: z.string() }).nullable(),
  /** The text now kept for this version, where this one was corrected since. */
  currentId: uuid,
})
export type PolicyDetail = z.infer<typeof policyDetail>

export const getPolicy = route({
  name: 'policies.get',
  method: 'GET',
  path: '/api/policies/{id}',
  summary: 'One version of a document with its articles, relations and other versions',
  permission: 'public',
  kind: 'query',
  params: idParams,
  query: timeQuery,
  reply: policyDetail,
})

export const foundArticle = z.object({
  id: z.string(),
  policyId: uuid,
  title: z.string(),
  versionOn: day,
  status: z.enum(statuses),
  label: z.string(),
  anchor: z.string(),
  snippet: z.string(),
})
export type FoundArticle = z.infer<typeof foundArticle>

export const searchArticles = route({
  name: 'policies.search',
  method: 'GET',
  path: '/api/policies/articles',
  summary: 'Articles that contain all the words asked for',
  permission: 'public',
  kind: 'query',
  query: listQuery.extend({ ...timeQuery.shape, status: z.enum(statuses).optional() }),
  reply: pageOf(foundArticle),
})

const piece = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export const compareVersions = route({
  name: 'policies.compare',
  method: 'GET',
  path: '/api/policies/comparison',
  summary: 'Two versions of one law, article by article, with the differences marked',
  permission: 'public',
  kind: 'query',
  query: z.object({ before: uuid, after: uuid }),
  reply: z.object({
    before: z.object({ id: uuid, title: z.string(), versionOn: day }),
    after: z.object({ id: uuid, title: z.string(), versionOn: day }),
    rows: z.array(
      z.object({
        change: z.enum(['same', 'changed', 'added', 'removed']),
        before: z.string().nullable(),
        after: z.string().nullable(),
        /** An article that stands alone: the one of the other version that a paragraph of it is much like. */
        akin: z.string().nullable(),
        pieces: z.array(piece),
      }),
    ),
  }),
})

const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  file: z.string(),
  line: z.number().nullable(),
})
export const importPolicy = route({
  name: 'policies.import',
  method: 'POST',
  path: '/api/policies/import',
  summary: 'Takes in one document as Markdown',
  permission: 'policies.manage',
  kind: 'command',
  upload: true,
  reply: z.object({
    imported: z.number().int(),
    corrected: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    ids: z.array(uuid),
    problems: z.array(problem),
  }),
})

const text = (most: number) => z.string().trim().min(1).max(most)

export const stateForce = route({
  name: 'policies.stateForce',
  method: 'POST',
  path: '/api/policies/{id}/force',
  summary: 'States from when to when a version holds, by which document',
  permission: 'policies.manage',
  kind: 'command',
  params: idParams,
  body: z.object({ from: day.optional(), to: day.optional(), byDocument: text(200), reason: text(500) }),
  reply: z.object({ id: uuid }),
})

const whole = z.number().int().min(0).max(100_000_000)
export const ruleValue = z.union([
  whole,
  z.boolean(),
  text(200),
  z.array(text(60)).max(50),
  z.object({ min: whole, max: whole }).refine((r) => r.min <= r.max, { params: { code: 'policies.rangeReversed' } }),
  z
    .object({ num: whole.min(1), den: whole.min(1), strict: z.boolean() })
    .refine((f) => f.num <= f.den, { params: { code: 'policies.shareAboveWhole' } }),
])

export const citation = z.object({
  document: z.string(),
  versionOn: day.nullable(),
  policyId: uuid.nullable(),
  article: z.string(),
  anchor: z.string().nullable(),
  words: z.string().nullable(),
  from: day,
  to: day.nullable(),
})
export const ruleParameter = z.object({
  id: uuid,
  key: z.string(),
  value: ruleValue,
  unit: z.enum(units),
  modality: z.enum(modalities),
  approval: z.string().nullable(),
  citation,
})
export type RuleParameterReply = z.infer<typeof ruleParameter>

export const ruleSetReply = z.object({
  id: uuid,
  key: z.string(),
  name: z.string(),
  standing: z.enum(standings),
  region: z.string(),
  note: z.string().nullable(),
  shipped: z.boolean(),
  /** From the first to the last day of its provisions. */
  from: day.nullable(),
  to: day.nullable(),
  /** The provisions that hold on the day asked about. */
  parameters: z.array(ruleParameter),
})
export type RuleSetReply = z.infer<typeof ruleSetReply>

export const listRuleSets = route({
  name: 'policies.ruleSets',
  method: 'GET',
  path: '/api/rule-sets',
  summary: 'All rule sets, with the provisions that hold on a day',
  permission: 'public',
  kind: 'query',
  query: timeQuery,
  reply: z.object({ sets: z.array(ruleSetReply) }),
})

export const addRuleSet = route({
  name: 'policies.addRuleSet',
  method: 'POST',
  path: '/api/rule-sets',
  summary: 'Begins a pack or a guideline for a province, city or district',
  permission: 'policies.manage',
  kind: 'command',
  body: z.object({
    name: text(100),
    standing: z.enum(['pack', 'guideline']),
    region: z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/),
    note: text(500).optional(),
    approval: text(300),
  }),
  reply: z.object({ id: uuid }),
})

export const reviseParameter = route({
  name: 'policies.reviseParameter',
  method: 'POST',
  path: '/api/rule-sets/{id}/parameters',
  summary: 'Sets a provision from a day on, or corrects what was entered wrongly',
  permission: 'policies.manage',
  kind: 'command',
  params: idParams,
  body: z.object({
    key: z
      .string()
      .regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/)
      .max(100),
    value: ruleValue,
    unit: z.enum(units),
    modality: z.enum(modalities),
    from: day,
    to: day.optional(),
    document: text(200),
    article: text(40),
    words: text(500).optional(),
    /** Who approved it, by which paper. */
    approval: text(300),
    /** The provision that was entered wrongly and is corrected by this one. */
    corrects: uuid.optional(),
  }),
  reply: z.object({ id: uuid }),
})
