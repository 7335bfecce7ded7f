import type { Actor } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { stepCase } from '../commands/cases/step.ts'
import type { StepInput } from '../contract/cases/step.ts'

/** A step without the version that it builds on: whoever takes it here has just looked. */
export type Bare = StepInput extends infer S ? (S extends StepInput ? Omit<S, 'version'> : never) : never

/** A case as it is kept. */
export const caseRow = (world: World, id: string) =>
  world.system((ctx) => ctx.db.selectFrom('serviceCase').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

/** Takes a step on the case as it stands. */
export async function stepAs(world: World, actor: Actor, id: string, input: Bare) {
  const { version } = await caseRow(world, id)
  return world.as(actor, (ctx) => stepCase(ctx, id, { ...input, version } as StepInput))
}

/** Ends an area for as long as `work` runs. */
export async function ended<T>(world: World, areaId: string, work: () => Promise<T>): Promise<T> {
  const end = (day: string | null) =>
    world.system((ctx) =>
      ctx.db.updateTable('areaVersion').set({ validTo: day }).where('areaId', '=', areaId).execute(),
    )
  await end('2026-05-31')
  try {
    return await work()
  } finally {
    await end(null)
  }
}
