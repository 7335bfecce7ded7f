import { sql } from 'kysely'
import type { z } from 'zod'
import { findPerson } from '#modules/registers/index.ts'
import { require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/cases/templates.ts'
import type { TemplateField, TemplateRow } from '../../contract/cases/templates.ts'
import { fillIn, formOfAddress } from '../../rules/cases/template.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { kindsOf } from '../../store/cases/time.ts'
import { findCase } from './one.ts'
import { areaName, kindName } from './rows.ts'

/** Templates that are used in an area: its own, those that come down to it and those below. */
export async function listTemplates(
  ctx: Ctx,
  ask: z.output<typeof contract.listTemplates.query>,
): Promise<Page<TemplateRow>> {
  requireRight(ctx, 'services.handle')
  const about = sql<string | null>`coalesce((select v.name from service_item_version v where v.item_id = r.item_id order by v.seq desc limit 1), ${kindName('r.kind_id')})`
  let query = ctx.db
    .selectFrom('serviceTemplate as r')
    .select(['r.id', 'r.version', 'r.areaId', 'r.name', 'r.text', 'r.verb', 'r.kindId', 'r.itemId', 'r.roles', 'r.changedBy'])
    .select([areaName(ctx, 'r.area_id').as('area'), about.as('about'), visible(ctx, 'r.path').as('own'), sql<boolean>`r.dropped_at is not null`.as('dropped')])
    .where('r.droppedAt', ask.dropped ? 'is not' : 'is', null)
  if (ask.areaId) {
    const path = await require(ctx, 'services.handle', ask.areaId)
    query = query.where((e) => e.or([under('r.path', path), sql<boolean>`starts_with(${path}, r.path)`]))
  }
  if (ask.verb) query = query.where('r.verb', '=', ask.verb)
  if (ask.search) query = query.where((e) => e.or([e('r.name', 'like', containing(ask.search!)), e('r.text', 'like', containing(ask.search!))]))
  return (await pageFrom(query as never, ask, { name: 'r.name', area: 'r.path' }, 'r.id')) as unknown as Page<TemplateRow>
} // prettier-ignore

/** Those that fit a case and the role of who asks, the most special first, filled in. @throws AppError `access.notFound` */
export async function caseTemplates(ctx: Ctx, id: string, { verb }: z.output<typeof contract.caseTemplates.query>) {
  const of = await findCase(ctx, id)
  await require(ctx, 'services.handle', of.areaId)
  const kinds = await kindsOf(ctx, of.kindId)
  const { rows } = await sql<{ id: string; name: string; text: string; roles: string[] }>`
    select r.id, r.name, r.text, r.roles from service_template r
    where r.dropped_at is null and r.verb = ${verb} and starts_with(${of.path}, r.path)
      and (r.item_id is null or r.item_id = ${of.itemId}::uuid) and (r.kind_id is null or r.kind_id = any(${kinds}::uuid[]))
    order by r.item_id is null, r.kind_id is null, length(r.path) desc, r.name, r.id`.execute(ctx.db)
  const values = await valuesOf(ctx, of)
  const mine = rows.filter((r) => r.roles.length === 0 || ctx.actor.kind !== 'account' || r.roles.includes(ctx.actor.role)) // prettier-ignore
  return { rows: mine.map((r) => ({ id: r.id, name: r.name, text: fillIn(r.text, values) })) }
}

/** Of a special-care case neither name nor sex is told: whoever answers looked at it for a purpose and writes by hand. */
async function valuesOf(ctx: Ctx, of: CaseRow): Promise<Record<TemplateField, string>> {
  const person = of.personId && !of.special ? await findPerson(ctx, of.personId) : undefined
  const name = of.applicantNameEnc && !of.special ? ctx.keys.open(of.applicantNameEnc) : null
  const { rows } = await sql<{ area: string }>`select ${areaName(ctx, 'a.id')} as area from area a where a.id = ${of.areaId}`.execute(ctx.db) // prettier-ignore
  const [year, month, day] = dayOf(ctx.now).split('-').map(Number)
  return {
    编号: of.number,
    标题: of.special ? '' : of.title,
    称呼: formOfAddress(person?.name ?? name, person?.sex ?? null),
    区划: rows[0]?.area ?? '',
    日期: `${year}年${month}月${day}日`,
  }
}
