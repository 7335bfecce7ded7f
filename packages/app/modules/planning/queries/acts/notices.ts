import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import type { listNotices as listing, notice } from '../../contract/acts.ts'
import { totalsOf, type FrozenPlan } from '../../rules/acts/plan.ts'

type Notice = z.output<typeof notice>
const areaName = sql<string>`coalesce((select v.name from area_version v where v.area_id = a.area_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
const PUBLIC = ['consulting', 'announced', 'inForce', 'archived'] as const

/** Plans that are out for comment, announced or in force, with names and figures of communities and nobody's name. */
export async function listNotices(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<Page<Notice>> {
  return privileged(ctx, async (db) => {
    let query = db
      .selectFrom('planningAct as a')
      .select([
        'a.id',
        'a.title',
        'a.state',
        'a.reason',
        'a.commentFrom',
        'a.commentTo',
        'a.effectiveOn',
        'a.decisionNumber',
        'a.plan',
      ])
      .select(areaName.as('area'))
      .where('a.state', 'in', [...PUBLIC])
    if (ask.search) query = query.where('a.title', 'like', containing(ask.search))
    const sorts = { effectiveOn: 'a.effectiveOn', title: 'a.title', commentTo: 'a.commentTo' }
    const page = (await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-effectiveOn' }, sorts, 'a.id')) as Page<
      Record<string, unknown>
    >
    return {
      ...page,
      rows: page.rows.map(({ plan, ...row }) => ({ ...row, communities: shown(plan as FrozenPlan) }) as Notice),
    }
  })
}

function shown(plan: FrozenPlan): Notice['communities'] {
  const totals = totalsOf(plan)
  const names = new Map(plan.units.map((u) => [u.id, u.name]))
  return plan.communities.map((c) => ({
    name: c.name,
    households: totals.get(c.key)!.households,
    unitNames: c.unitIds.map((id) => names.get(id) ?? ''),
  }))
}
