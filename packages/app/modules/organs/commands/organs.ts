import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import type * as contract from '../contract/index.ts'
import { kindRules } from '../rules/kinds.ts'
import * as store from '../store/found.ts'
import { bump } from '../store/rows.ts'
import { doneWith, organSubject, ownOrgan, requireOrgan } from './support.ts'

type OrganParams = Input<typeof contract.getOrgan>['params']

/** A body is founded. @throws AppError what the store's `foundOrgan` refuses */
export async function foundOrgan(ctx: Ctx, input: Input<typeof contract.foundOrgan>['body']) {
  const { areaId, kind, name, on, source } = input
  await requireOrgan(ctx, 'organs.found', { areaId, family: kindRules[kind].family })
  const organ = await store.foundOrgan(ctx, input)
  await record(ctx, { command: 'organs.foundOrgan', areaId, subject: organSubject(organ), changes: { kind: [null, kind], name: [null, name], on: [null, on] }, reason: source }) // prettier-ignore
  return doneWith(organ)
}

/** Changes name, purpose or households of a body; its kind and area never change. */
export async function changeOrgan(
  ctx: Ctx,
  key: OrganParams,
  { version, name, purpose, households, source }: Input<typeof contract.changeOrgan>['body'],
) {
  const organ = await ownOrgan(ctx, 'organs.keep', key, version)
  const now = { name, purpose, households }
  const changes = Object.fromEntries(Object.entries(now).filter(([k, v]) => organ[k as 'name'] !== v).map(([k, v]) => [k, [organ[k as 'name'], v] as [unknown, unknown]])) // prettier-ignore
  const done = await bump(ctx, organ, now)
  await record(ctx, { command: 'organs.changeOrgan', areaId: key.areaId, subject: organSubject(organ), changes, reason: source }) // prettier-ignore
  return doneWith(done)
}

/** How many seats each post has from a day on. */
export async function setPosts(
  ctx: Ctx,
  key: OrganParams,
  { version, on, posts }: Input<typeof contract.setPosts>['body'],
) {
  const organ = await ownOrgan(ctx, 'organs.keep', key, version)
  const done = await store.setPosts(ctx, organ, on, posts)
  await record(ctx, { command: 'organs.setPosts', areaId: key.areaId, subject: organSubject(organ), changes: { on: [null, on], ...Object.fromEntries(posts.map((p) => [p.kind, [null, p.seats] as [unknown, unknown]])) } }) // prettier-ignore
  return doneWith(done)
}

/** A body ends on a day, and the posts in it. @throws AppError what the store's `endOrgan` refuses */
export async function endOrgan(
  ctx: Ctx,
  key: OrganParams,
  { version, on, reason }: Input<typeof contract.endOrgan>['body'],
) {
  const organ = await ownOrgan(ctx, 'organs.found', key, version)
  const done = await store.endOrgan(ctx, { areaId: key.areaId, organId: key.id }, { on, reason })
  await record(ctx, { command: 'organs.endOrgan', areaId: key.areaId, subject: organSubject(organ), changes: { endedOn: [null, on] }, reason }) // prettier-ignore
  return doneWith(done)
}
