import type { Ctx } from '#server/context.ts'
import { currentDrawing } from '../rules/current.ts'
import { readTask, type Task } from './draw.ts'

const NAME = '纳入建议'

/** The communities of today with the new units unassigned; nothing where the case is over or nothing is unassigned. */
export async function readProposal(ctx: Ctx, caseId: string): Promise<Task | undefined> {
  const found = await ctx.db.selectFrom('planningCase').select('state').where('id', '=', caseId).executeTakeFirst()
  if (found?.state !== 'open') return undefined
  const task = await readTask(ctx, caseId, {}, [NAME], 'planning.view')
  const { units, old } = task.town
  if (units.old.every((o) => o >= 0)) return undefined
  const { assignment, communities } = currentDrawing(units, old)
  const index = new Map(communities.map((c, i) => [c.key, i]))
  const from = Int32Array.from(units.ids, (id) => index.get(assignment[id] ?? '') ?? -1)
  return { ...task, origin: 'include', communities, from }
}

/** Proposals that nobody has touched make way for the new one. */
export async function dropOldProposals(ctx: Ctx, caseId: string): Promise<void> {
  await ctx.db
    .updateTable('planningScheme')
    .set({ state: 'dropped', changedAt: ctx.now })
    .where('caseId', '=', caseId)
    .where('origin', '=', 'include')
    .where('name', '=', NAME)
    .where('version', '=', 1)
    .execute()
}
