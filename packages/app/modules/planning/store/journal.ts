import type { Ctx } from '#server/context.ts'
import { accountOf, actorName } from '../commands/support.ts'
import type { Step } from '../rules/scheme.ts'
import type { Scheme } from './schemes.ts'

/** Appends a step to the journal; what was undone before it can no longer be done again. */
export async function journal(ctx: Ctx, scheme: Scheme, kind: string, step: Step, version: number): Promise<void> {
  await ctx.db.deleteFrom('planningEdit').where('schemeId', '=', scheme.id).where('undone', '=', true).execute()
  const last = await ctx.db
    .selectFrom('planningEdit')
    .select((e) => e.fn.max('seq').as('seq'))
    .where('schemeId', '=', scheme.id)
    .executeTakeFirst()
  await ctx.db
    .insertInto('planningEdit')
    .values({
      schemeId: scheme.id,
      seq: (last?.seq ?? 0) + 1,
      path: scheme.path,
      kind,
      change: JSON.stringify(step),
      units: step.units.length,
      byId: accountOf(ctx),
      byName: actorName(ctx),
      at: ctx.now,
      version,
    })
    .execute()
}

/** The step that undo takes back, and the one that redo does again. */
export async function ahead(ctx: Ctx, schemeId: string) {
  const steps = (undone: boolean) =>
    ctx.db
      .selectFrom('planningEdit')
      .select(['seq', 'kind', 'change'])
      .where('schemeId', '=', schemeId)
      .where('undone', '=', undone)
      .orderBy('seq', undone ? 'asc' : 'desc')
      .limit(1)
      .executeTakeFirst()
  return { undo: await steps(false), redo: await steps(true) }
}

/** A step was undone or done again, at a version of its scheme. */
export async function mark(ctx: Ctx, schemeId: string, seq: number, undone: boolean, version: number): Promise<void> {
  await ctx.db
    .updateTable('planningEdit')
    .set({ undone, version })
    .where('schemeId', '=', schemeId)
    .where('seq', '=', seq)
    .execute()
}
