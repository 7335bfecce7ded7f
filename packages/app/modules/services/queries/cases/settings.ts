import { sql } from 'kysely'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import type { z } from 'zod'
import { clockSteps } from '../../contract/cases/base.ts'
import type * as contract from '../../contract/cases/settings.ts'
import { routeOf } from '../../store/cases/route.ts'
import { clockFor, kindsOf, settingOf, timeOf } from '../../store/cases/time.ts'
import { areaName, kindName } from './rows.ts'

type Shown = z.output<typeof contract.caseSettings.reply>

/** Everything that clocks and routes of an area run by, its own and what comes down to it; ended rules are left out. */
export async function caseSettings(ctx: Ctx, areaId: string): Promise<Shown> {
  const path = await require(ctx, 'services.settings', areaId)
  const today = dayOf(ctx.now)
  const own = await ctx.db
    .selectFrom('serviceCaseSetting')
    .select('version')
    .where('areaId', '=', areaId)
    .executeTakeFirst()
  const rules = sql`starts_with(${path}, r.path) and (r.valid_to is null or r.valid_to > ${today})`
  const about = sql`coalesce((select v.name from service_item_version v where v.item_id = r.item_id order by v.seq desc limit 1), ${kindName('r.kind_id')}) as about`
  const { rows: clocks } = await sql<Shown['clocks'][number]>`
    select r.id, ${areaName(ctx, 'r.area_id')} as area, r.area_id = ${areaId} as own, r.step, r.item_id, r.kind_id, r.nature, ${about}, r.urgency, r.span,
      r.counts_from, r.suspends, r.extend_span, r.extend_times, r.origin, r.source, r.valid_from, r.valid_to, r.version
    from service_clock_rule r where ${rules} order by length(r.path) desc, r.step desc, r.created_at, r.id`.execute(
    ctx.db,
  )
  const { rows: routes } = await sql<Shown['routes'][number]>`
    select r.id, ${areaName(ctx, 'r.area_id')} as area, r.area_id = ${areaId} as own, r.item_id, r.kind_id, r.nature, ${about}, r.channel, r.from_minute,
      r.to_minute, r.days, r.holder_level, r.holder_role, r.source, r.valid_from, r.valid_to, r.version
    from service_route_rule r where ${rules} order by length(r.path) desc, r.created_at, r.id`.execute(ctx.db)
  const setting = (await settingOf(ctx, path)) as unknown as Omit<Shown['setting'], 'version' | 'own'>
  return {
    years: await yearsOf(ctx),
    setting: { ...setting, version: own?.version ?? 0, own: own !== undefined },
    clocks,
    routes,
    mayEnterYears: ctx.actor.kind === 'system' || (ctx.actor.kind === 'account' && ctx.actor.role === 'cityOfficer'),
  }
}

async function yearsOf(ctx: Ctx): Promise<Shown['years']> {
  const years = await ctx.db
    .selectFrom('serviceHolidayYear')
    .select(['year', 'document', 'issuedOn', 'version'])
    .orderBy('year', 'desc')
    .limit(20)
    .execute()
  const days = await ctx.db.selectFrom('serviceHoliday').selectAll().orderBy('day').execute()
  const of = Map.groupBy(days, (d) => d.year)
  return years.map((y) => ({
    ...y,
    days: (of.get(y.year) ?? []).map((d) => ({
      day: d.day as unknown as string,
      kind: d.kind as 'rest' | 'work',
      name: d.name,
    })),
  }))
}

/** What a case opened now would have. @throws AppError `access.notFound` */
export async function previewClocks(ctx: Ctx, ask: z.output<typeof contract.previewClocks.query>) {
  const path = await require(ctx, 'services.view', ask.areaId)
  const time = await timeOf(ctx, path)
  const of = { ...ask, path, itemId: ask.itemId ?? null, itemSeq: null, kindId: ask.kindId ?? null }
  const area = await ctx.db.selectFrom('area').select('level').where('id', '=', ask.areaId).executeTakeFirstOrThrow()
  const kinds = await kindsOf(ctx, of.kindId)
  const { rule, ...holder } = await routeOf(ctx, ask.areaId, time, {
    ...of,
    level: area.level,
    kinds,
    at: ctx.now,
  })
  const clocks = []
  for (const step of clockSteps) {
    const { at, unknownYear, rule: by, promised } = await clockFor(ctx, time, of, step, ctx.now)
    clocks.push({
      step, dueAt: at, unknownYear, span: promised ?? by?.span ?? null, source: by?.source ?? '',
      origin: promised ? ('promise' as const) : (by?.origin ?? null), countsFrom: by?.countsFrom ?? ('opening' as const),
    }) // prettier-ignore
  }
  const { rows } = await sql<{
    name: string
  }>`select ${areaName(ctx, 'a.id')} as name from area a where a.id = ${holder.holderAreaId}`.execute(ctx.db)
  return { clocks, holderArea: rows[0]?.name ?? '', holderRole: holder.holderRole, routeSource: rule?.source ?? null }
}
