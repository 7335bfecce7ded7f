import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { toSvg } from '#server/documents/index.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { RawReply } from '#server/module.ts'
import { dayOf, daysBetween, type Day } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import { actLaw } from '../../commands/acts/law.ts'
import type { listNotices as listing, Notice, NoticeRow } from '../../contract/notices.ts'
import { consequenceOf, totalsOf, type FrozenPlan } from '../../rules/acts/plan.ts'
import { mapsOf } from './maps.ts'
import { areaNames } from './names.ts'

const areaName = sql<string>`coalesce((select v.name from area_version v where v.area_id = n.area_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
const brief = [
  'n.id', 'n.title', 'n.stage', 'n.commentFrom', 'n.commentTo', 'n.effectiveOn', 'n.announcedOn', 'n.plan',
] as const // prettier-ignore

/** Plans out for comment, to be decided, announced and in force: no name of any person, whoever asks. */
export async function listNotices(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<Page<NoticeRow>> {
  let query = ctx.db
    .selectFrom('planningNotice as n')
    .select([...brief])
    .select(areaName.as('area'))
  if (ask.stage) query = query.where('n.stage', '=', ask.stage)
  if (ask.search) query = query.where('n.title', 'like', containing(ask.search))
  const sorts = { effectiveOn: 'n.effectiveOn', title: 'n.title', commentTo: 'n.commentTo' }
  const page = await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-effectiveOn' }, sorts, 'n.id')
  return { ...page, rows: (page.rows as unknown as Found[]).map((row) => rowOf(ctx, row)) }
}

interface Found {
  plan: FrozenPlan
  stage: string
  commentTo: Day | null
}
function rowOf(ctx: Ctx, { plan, ...row }: Found): NoticeRow {
  const households = [...totalsOf(plan).values()].reduce((sum, t) => sum + t.households, 0)
  return {
    ...(row as unknown as NoticeRow),
    daysLeft: daysLeft(ctx, row),
    communities: plan.communities.length,
    households,
  }
}

function daysLeft(ctx: Ctx, { stage, commentTo }: Pick<Found, 'stage' | 'commentTo'>): number {
  if (stage !== 'consulting' || commentTo === null) return 0
  return Math.max(0, daysBetween(dayOf(ctx.now), commentTo) + 1)
}

type NoticeWords = Pick<Notice, 'id' | 'reason' | 'decisionNumber'>
async function found(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('planningNotice as n')
    .selectAll('n')
    .select(areaName.as('area'))
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row as unknown as Found & { areaId: string; path: string; maps: unknown; decidedOn: Day | null } & NoticeWords
}

/** One plan as it was published, with the law it goes by, how many said what, and the answers. */
export async function getNotice(ctx: Ctx, id: string): Promise<Notice> {
  const row = await found(ctx, id)
  const { plan } = row
  const ended = consequenceOf(plan).ended
  const names = await areaNames(
    ctx,
    plan.units.flatMap((u) => u.before ?? []),
  )
  const titles = new Map(plan.communities.map((c) => [c.key, c.name]))
  const voices = await ctx.db
    .selectFrom('planningNoticeVoice')
    .select(['stance', 'said', 'answered'])
    .where('actId', '=', id)
    .execute()
  const answers = await ctx.db
    .selectFrom('planningNoticeAnswer')
    .select(['id', 'stance', 'answer', 'answeredAt'])
    .where('actId', '=', id)
    .orderBy('answeredAt', 'desc')
    .limit(500)
    .execute()
  const maps = mapsOf(row)
  return {
    ...rowOf(ctx, row),
    reason: row.reason,
    decisionNumber: row.decisionNumber,
    decidedOn: row.decidedOn,
    registerOn: plan.registerOn,
    plan: planShown(plan, names),
    ended: ended.map((e) => ({ name: names.get(e.areaId) ?? '', into: e.into.map((key) => titles.get(key) ?? '') })),
    maps: Boolean(maps?.before && maps.after),
    law: await actLaw(ctx, row.path, row.decidedOn ?? dayOf(ctx.now)),
    voices: voices as Notice['voices'],
    answers: answers as unknown as Notice['answers'],
  }
}

function planShown(plan: FrozenPlan, names: ReadonlyMap<string, string>): Notice['plan'] {
  const totals = totalsOf(plan)
  const units = new Map(plan.units.map((u) => [u.id, u]))
  return plan.communities.map((c) => {
    const { households, people } = totals.get(c.key)!
    return {
      name: c.name,
      was: c.was?.name ?? null,
      households,
      people,
      breachReason: c.breachReason,
      units: c.unitIds.flatMap((id) => {
        const unit = units.get(id)
        if (!unit) return []
        const from = unit.before && unit.before !== c.areaId ? (names.get(unit.before) ?? null) : null
        return [{ name: unit.name, households: unit.households, from }]
      }),
    }
  })
}

/** @throws AppError `access.notFound` (404) where no unit of the plan has a place */
export async function noticeMap(ctx: Ctx, id: string, when: 'before' | 'after'): Promise<RawReply> {
  const drawing = mapsOf(await found(ctx, id))?.[when]
  if (!drawing) throw notFound()
  return { type: 'image/svg+xml; charset=utf-8', body: toSvg(drawing), cacheSeconds: 3600 }
}
