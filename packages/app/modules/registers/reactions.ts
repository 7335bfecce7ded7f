import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Reaction } from '#server/module.ts'
import type { Day } from '#shared/dates.ts'
import { followCommunity, hasRegister, releaseUnits } from './commands/follow.ts'
import { unfollow } from './commands/unfollow.ts'

/** What the areas tell: an act, or a release taken over. */
interface AreasChanged {
  actId?: string
  releaseId?: string
  onDay: Day
  links?: { fromId: string; toId: string }[]
}

/**
 * When a community or town ends and goes into one other, what is registered in it goes along from that day; when it goes
 * into several, its units become blind spots until each is put somewhere, and take their people along then.
 */
async function areasChanged(ctx: Ctx, event: AreasChanged): Promise<void> {
  const links = event.links ?? (await linksOf(ctx, event.releaseId))
  const act = event.actId ?? event.releaseId ?? ''
  for (const [from, into] of Map.groupBy(links, (l) => l.fromId)) {
    if (!(await hasRegister(ctx, from)) || (await stands(ctx, from, event.onDay))) continue
    const targets = [...new Set(into.map((l) => l.toId))]
    if (targets.length === 1) await followCommunity(ctx, from, targets[0]!, event.onDay, act)
    else await releaseUnits(ctx, from, targets, event.onDay, act)
  }
}

async function linksOf(ctx: Ctx, releaseId: string | undefined): Promise<{ fromId: string; toId: string }[]> {
  if (!releaseId) return []
  return ctx.db
    .selectFrom('areaLink')
    .select(['fromId', 'toId'])
    .where('releaseId', '=', releaseId)
    .where('supersededAt', 'is', null)
    .execute()
}

async function stands(ctx: Ctx, areaId: string, on: Day): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('areaVersion')
    .select('id')
    .where('areaId', '=', areaId)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
    .executeTakeFirst()
  return row !== undefined
}

/** An approved act was withdrawn before its day: what went along goes back. */
async function areasWithdrawn(ctx: Ctx, event: { actId: string; onDay: Day }): Promise<void> {
  const { rows } = await sql<{ from: string; to: string; at: Date }>`
    select detail->>'from' as "from", detail->>'to' as "to", recorded_at as at from register_event
    where kind = 'moved' and on_day = ${event.onDay} and detail->>'act' = ${event.actId}`.execute(ctx.db)
  const places = [...new Set(rows.flatMap((r) => [r.from, r.to]))]
  if (rows.length > 0) await unfollow(ctx, { places, on: event.onDay, at: rows[0]!.at })
}

export const reactions: Reaction[] = [
  { on: 'areas.changed', run: areasChanged },
  { on: 'areas.withdrawn', run: areasWithdrawn },
]
