import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { FormField } from '../contract/catalogue/content.ts'
import { askable } from '../rules/open311/submission.ts'
import { list, type List, type Value } from './format.ts'
import type { Jurisdiction } from './jurisdiction.ts'

/** An item that programs may ask for, as Open311 needs it. */
export interface Offered {
  itemId: string
  code: string
  path: string
  name: string
  summary: string
  kind: string
  group: string
  form: FormField[]
  clientGroups: string[]
}

const offered = (today: string) => sql`
  select v.item_id, v.code, v.path, v.name, v.summary, v.form, v.client_groups, k.name as kind,
    coalesce((select p.name from service_kind p where p.id = k.parent_id), k.name) as "group"
  from service_item_version v join service_kind k on k.id = v.kind_id
  where 'open311' = any(v.channels) and v.valid_from <= ${today} and (v.valid_to is null or v.valid_to > ${today})`

/** Items offered to programs in a jurisdiction, above it or below; one of each code, the widest offer first. */
async function offeredIn(ctx: Ctx, { path }: Jurisdiction, code?: string): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    select distinct on (code) * from (${offered(dayOf(ctx.now))}) o
    where (starts_with(o.path, ${path}) or starts_with(${path}, o.path)) ${code === undefined ? sql`` : sql`and o.code = ${code}`}
    order by code, length(path), path`.execute(ctx.db)
  return rows
}

/**
 * The item of a code that is offered at a place: that of the nearest office above it.
 * @throws AppError `services.open311Service` (404)
 */
export async function offeredAt(ctx: Ctx, path: string, code: string): Promise<Offered> {
  const { rows } = await sql<Offered>`
    select * from (${offered(dayOf(ctx.now))}) o where o.code = ${code} and starts_with(${path}, o.path)
    order by length(o.path) desc limit 1`.execute(ctx.db)
  if (!rows[0]) throw noService(code)
  return rows[0]
}

const noService = (code: string) =>
  new AppError('services.open311Service', 404, { code: code.slice(0, 80) }, 'service_code')

/** The list of services (GET services). */
export async function servicesOf(ctx: Ctx, jurisdiction: Jurisdiction): Promise<List> {
  const rows = await offeredIn(ctx, jurisdiction)
  return list('service', rows.map(serviceOf))
}

const serviceOf = (o: Offered): Value => ({
  service_code: o.code,
  service_name: o.name,
  description: o.summary,
  metadata: askable(o.form).length > 0,
  type: 'realtime',
  keywords: [...new Set([o.kind, o.group])].join(','),
  group: o.group,
})

/** What else a service asks for (GET service definition). @throws AppError `services.open311Service` */
export async function definitionOf(ctx: Ctx, jurisdiction: Jurisdiction, code: string): Promise<Value> {
  const [found] = await offeredIn(ctx, jurisdiction, code)
  if (!found) throw noService(code)
  return { service_code: found.code, attributes: list('attribute', askable(found.form).map(attributeOf)) }
}

const TYPES = { text: 'string', long: 'text', number: 'number', day: 'datetime', choice: 'singlevaluelist', yesNo: 'singlevaluelist', file: 'string' } as const // prettier-ignore
const YES_NO = [
  { key: 'true', name: '是' },
  { key: 'false', name: '否' },
]

const attributeOf = (f: FormField, at: number): Value => {
  const values = f.type === 'yesNo' ? YES_NO : f.options.map((name) => ({ key: name, name }))
  return {
    variable: true,
    code: f.key,
    datatype: TYPES[f.type],
    required: f.required,
    datatype_description: f.help || null,
    order: at + 1,
    description: f.label,
    values: values.length > 0 ? list('value', values) : undefined,
  }
}
