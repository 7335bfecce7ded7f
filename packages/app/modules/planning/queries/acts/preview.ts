import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { previewPlacement, remainderOf } from '#modules/registers/index.ts'
import type { z } from 'zod'
import type { previewAct as contract } from '../../contract/acts.ts'
import { addTo, consequenceOf } from '../../rules/acts/plan.ts'
import { outlineChange } from '../../commands/acts/outlines.ts'
import { tasksOf } from '../../rules/acts/tasks.ts'
import { seenAct } from './acts.ts'
import { areaNames } from './names.ts'

type Preview = z.output<typeof contract.reply>
/** An area that is not there yet needs an id to be counted by. */
const standIn = (n: number): string => `00000000-0000-7000-8000-${String(n + 1).padStart(12, '0')}`

/** What would move if the act came into force with the registers as they are, and what it opens or leaves open. */
export async function previewAct(ctx: Ctx, id: string): Promise<Preview> {
  const act = await seenAct(ctx, id)
  if (!act.plan) return { moves: [], noOutline: [], tasks: [], open: [] }
  const { communities } = act.plan
  const idOf = new Map(communities.map((c, i) => [c.key, c.areaId ?? standIn(i)]))
  const placements = communities.flatMap((c) => c.unitIds.map((unitId) => ({ unitId, communityId: idOf.get(c.key)! })))
  const moves = await previewPlacement(ctx, placements, act.effectiveOn)
  const { ended, gave } = consequenceOf(act.plan)
  const units = communities.flatMap((c) => c.unitIds)
  for (const e of ended)
    addTo(moves, e.areaId, idOf.get(e.into[0]!)!, await remainderOf(ctx, e.areaId, units, act.effectiveOn))
  const names = await areaNames(ctx, [...moves.map((m) => m.from), ...ended.map((e) => e.areaId)])
  for (const c of communities) names.set(idOf.get(c.key)!, c.name)
  const grown = gave.flatMap((g) => [g.areaId, idOf.get(g.to)!])
  const tasks = tasksOf(
    {
      begun: communities.filter((c) => c.areaId === null).map((c) => idOf.get(c.key)!),
      redrawn: communities.flatMap((c) => (c.areaId && grown.includes(c.areaId) ? [c.areaId] : [])),
      ended: ended.map((e) => e.areaId),
    },
    act.effectiveOn,
  )
  return {
    moves: moves.map((m) => ({
      ...m,
      from: m.from === m.to ? '' : (names.get(m.from) ?? ''),
      to: names.get(m.to) ?? '',
    })),
    noOutline: (await outlineChange(ctx, act.plan, act.plan.registerOn)).lacking,
    tasks: tasks.map(({ about, ...t }) => ({ ...t, community: names.get(about) ?? '' })),
    open: await openIn(
      ctx,
      ended.map((e) => e.areaId),
      names,
    ),
  }
}

async function openIn(ctx: Ctx, ids: string[], names: Map<string, string>): Promise<Preview['open']> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; requests: number; localUnits: number; accounts: number }>`
    select c.id, (select count(*)::int from correction_request q where q.community_id = c.id and q.state = 'requested') as requests,
      (select count(*)::int from local_unit l where l.community_id = c.id and l.superseded_at is null and l.valid_to is null) as local_units
    from unnest(${ids}::uuid[]) as c(id)`.execute(ctx.db)
  return rows.map(({ id, ...r }) => ({ ...r, community: names.get(id) ?? '' }))
}
