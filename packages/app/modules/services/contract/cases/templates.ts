import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { done, needed, versioned } from '../base.ts'
import { caseParams, holderRoles } from './base.ts'

/** Where a template is offered: an answer (also one that closes), a refusal, a message to the applicant. */
export const templateUses = ['handle', 'refuse', 'say'] as const
/** What a template may leave to be filled in from the case: `{编号}`. */
export const templateFields = ['编号', '标题', '称呼', '区划', '日期'] as const
export type TemplateField = (typeof templateFields)[number]

/** What stands in braces and is none of these. */
export const unknownFields = (text: string): string[] =>
  [...text.matchAll(/[{｛]([^{}｛｝]*)[}｝]/g)]
    .map((m) => m[1]!.trim())
    .filter((name) => !(templateFields as readonly string[]).includes(name))

const fields = {
  name: needed(60),
  text: needed(2000).refine((text) => unknownFields(text).length === 0, 'services.templateField'),
  verb: z.enum(templateUses).default('handle'),
  kindId: uuid.nullable().default(null),
  itemId: uuid.nullable().default(null),
  /** Who may use it; none: all who handle cases. */
  roles: z.array(z.enum(holderRoles)).max(holderRoles.length).default([]),
}
export const templateRow = z.object({
  id: uuid, version: z.number().int(), areaId: uuid, area: z.string(), name: z.string(), text: z.string(), verb: z.enum(templateUses),
  kindId: uuid.nullable(), itemId: uuid.nullable(), about: z.string().nullable(), roles: z.array(z.enum(holderRoles)), dropped: z.boolean(),
  changedBy: z.string(),
  /** It lies within reach of who asks, and may be changed. */
  own: z.boolean(),
}) // prettier-ignore
export type TemplateRow = z.infer<typeof templateRow>

const base = '/api/services/answer-templates'
const permission = 'services.handle'
export const listTemplates = route({
  name: 'services.listTemplates', method: 'GET', path: base, kind: 'query', permission,
  summary: 'Templates for answers that are used in an area: its own, those from above and below',
  query: listQuery.extend({ areaId: uuid.optional(), verb: z.enum(templateUses).optional(), dropped: z.enum(['true']).optional() }), reply: pageOf(templateRow),
}) // prettier-ignore
export const addTemplate = route({
  name: 'services.addTemplate', method: 'POST', path: base, kind: 'command', permission, summary: 'Keeps a template for answers',
  body: z.object({ areaId: uuid, ...fields }), reply: done,
}) // prettier-ignore
export const changeTemplate = route({
  name: 'services.changeTemplate', method: 'POST', path: `${base}/{id}/change`, kind: 'command', permission, summary: 'Changes a template',
  params: idParams, body: z.object({ ...versioned, ...fields }), reply: done,
}) // prettier-ignore
/** Puts it away or takes it out again: answers that were written with it stay as they are. */
export const keepTemplate = route({
  name: 'services.keepTemplate', method: 'POST', path: `${base}/{id}/keep`, kind: 'command', permission, summary: 'Puts a template away or takes it out again',
  params: idParams, body: z.object({ ...versioned, keep: z.boolean() }), reply: done,
}) // prettier-ignore

/** Those that fit a case and who asks, filled in. */
export const caseTemplates = route({
  name: 'services.caseTemplates', method: 'GET', path: '/api/services/cases/{id}/templates', kind: 'query', permission,
  summary: 'Templates that fit a case, with its number, form of address, area and day filled in', params: caseParams,
  query: z.object({ verb: z.enum(templateUses) }), reply: z.object({ rows: z.array(z.object({ id: uuid, name: z.string(), text: z.string() })) }),
}) // prettier-ignore
