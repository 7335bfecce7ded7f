import { sql } from 'kysely'
import type { z } from 'zod'
import { holds, notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import { maskName } from '#modules/registers/index.ts'
import type * as contract from '../contract/publicity.ts'
import type { PublicationDetail, PublicationRow, VoiceRow } from '../contract/publicity.ts'
import { leastDaysOn, usualMeasures } from '../law/publicity.ts'
import { atArea } from './meetings.ts'
import { areaName } from './names.ts'

/** The measure of the nearest area above a row, in SQL; `path` such as `p.path`. */
export const measure = (column: 'publish_days' | 'rhythm_months', path: string) =>
  sql<number>`coalesce((select ${sql.ref(`pm.${column}`)} from publicity_measure pm where starts_with(${sql.ref(path)}, pm.path) order by length(pm.path) desc limit 1), ${column === 'publish_days' ? usualMeasures.publishDays : usualMeasures.rhythmMonths}::int)` // prettier-ignore
export const hangingOn = (ctx: Ctx) => sql<boolean>`(p.from_on <= ${dayOf(ctx.now)}::date and p.to_on >= ${dayOf(ctx.now)}::date and p.withdrawn_on is null)` // prettier-ignore
const late = sql<boolean>`(p.from_on > p.event_on + ${measure('publish_days', 'p.path')})`

const selectPublications = (ctx: Ctx) =>
  ctx.db.selectFrom('publication as p').select(['p.id', 'p.areaId', 'p.matter', 'p.title', 'p.eventOn', 'p.fromOn', 'p.toOn', 'p.onBoard', 'p.onPage', 'p.withdrawnOn', 'p.hidden', 'p.version']).select([
    areaName('p.area_id').as('area'), hangingOn(ctx).as('hanging'), late.as('late'),
    sql<number>`(select count(*)::int from publication_voice v where v.area_id = p.area_id and v.publication_id = p.id)`.as('enquiries'),
  ]) // prettier-ignore

/** What was laid open at an area and below it, the latest first. */
export async function listPublications(ctx: Ctx, ask: z.output<typeof contract.listPublications.query>): Promise<Page<PublicationRow>> {
  let query = selectPublications(ctx).where(await atArea(ctx, 'p.path', ask.areaId, 'meetings.view'))
  if (ask.matter) query = query.where('p.matter', '=', ask.matter)
  if (ask.hanging) query = query.where(hangingOn(ctx))
  if (ask.late) query = query.where(late)
  if (ask.search) query = query.where('p.title', 'like', containing(ask.search))
  const sorts = { fromOn: 'p.fromOn', toOn: 'p.toOn', title: 'p.title', matter: 'p.matter', area: 'p.path', eventOn: 'p.eventOn' }
  return (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-fromOn' }, sorts, 'p.id')) as unknown as Page<PublicationRow>
} // prettier-ignore

/** One publication with the law it hangs under. @throws AppError `access.notFound` */
export async function getPublication(ctx: Ctx, id: string): Promise<PublicationDetail> {
  const found = await selectPublications(ctx)
    .select(['p.path', 'p.text', 'p.board', 'p.publishedBy', 'p.publishedAt', 'p.sourceKind', 'p.sourceId', 'p.replacesId', 'p.withdrawnReason'])
    .select(sql<string | null>`(select n.id from publication n where n.area_id = p.area_id and n.replaces_id = p.id limit 1)`.as('replacedById'))
    .where('p.id', '=', id)
    .executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  await require(ctx, 'meetings.view', found.areaId)
  const { path, ...rest } = found
  return { ...(rest as unknown as PublicationDetail), law: await leastDaysOn(ctx, found.fromOn, path) }
}

/** Enquiries, and for the office above complaints too: a committee does not read who complained of it. */
export async function listVoices(ctx: Ctx, ask: z.output<typeof contract.listVoices.query>): Promise<Page<VoiceRow>> {
  const today = dayOf(ctx.now)
  let query = ctx.db
    .selectFrom('publicationVoice as v')
    .leftJoin('publication as p', (j) => j.onRef('p.areaId', '=', 'v.areaId').onRef('p.id', '=', 'v.publicationId'))
    .select(['v.id', 'v.areaId', 'v.kind', 'v.publicationId', 'p.title as publication', 'v.matter', 'v.text', 'v.fromNameEnc', 'v.contactEnc', 'v.askedAt', 'v.dueOn', 'v.state', 'v.answer', 'v.answeredAt', 'v.finding', 'v.orderedBy', 'v.version'])
    .select([areaName('v.area_id').as('area'), sql<boolean>`(v.state = 'open' and v.due_on < ${today}::date)`.as('overdue')])
    .where(await atArea(ctx, 'v.path', ask.areaId, 'meetings.view'))
  if (!holds(ctx.actor, 'meetings.oversee')) query = query.where('v.kind', '=', 'enquiry')
  if (ask.kind) query = query.where('v.kind', '=', ask.kind)
  if (ask.open) query = query.where('v.state', '=', 'open')
  if (ask.late) query = query.where('v.state', '=', 'open').where('v.dueOn', '<', today)
  if (ask.search) query = query.where('v.text', 'like', containing(ask.search))
  const page = await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-askedAt' }, { askedAt: 'v.askedAt', dueOn: 'v.dueOn', area: 'v.path', state: 'v.state', kind: 'v.kind' }, 'v.id')
  return { ...page, rows: page.rows.map((r) => masked(ctx, r as never)) }
} // prettier-ignore

function masked(ctx: Ctx, { fromNameEnc, contactEnc, ...row }: VoiceRow & { fromNameEnc: string | null; contactEnc: string | null }): VoiceRow {
  return { ...row, fromName: fromNameEnc ? maskName(ctx.keys.open(fromNameEnc)) : '', sealed: Boolean(fromNameEnc ?? contactEnc) }
} // prettier-ignore
