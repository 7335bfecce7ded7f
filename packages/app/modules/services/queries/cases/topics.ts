import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { findCase } from './one.ts'

/** `case:<id>`: how a case stands, for those who may see it. */
export async function caseTopic(ctx: Ctx, id: string): Promise<object> {
  const of = await findCase(ctx, id)
  return { version: of.version, steps: of.steps }
}

/** `inbox:<areaId>`: that something moved among the cases an area has; which one, the list says. */
export async function inboxTopic(ctx: Ctx, areaId: string): Promise<object> {
  await require(ctx, 'services.view', areaId)
  return {}
}
