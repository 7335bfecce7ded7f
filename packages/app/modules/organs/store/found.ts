import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { kindRules, type OrganKind, type OutReason, type Post } from '../rules/kinds.ts'
import { bump, checkStanding, lockOrgan, seatedOn, standingOn, touch, type Organ, type OrganKey, type OrganRef } from './rows.ts' // prettier-ignore

export interface PostSeats {
  kind: Post
  seats: number
}
export interface Founding {
  areaId: string
  kind: OrganKind
  name: string
  on: Day
  parent?: OrganKey | null
  posts?: readonly PostSeats[]
  /** The paper it stands on, in words. */
  source: string
  purpose?: string
  households?: number | null
}

/**
 * Founds a body. The caller has checked its right and records its own entry.
 * @throws AppError `organs.kindLevel` where such a body does not stand at this level of area, `organs.organTwice` where the area
 * has one already (one of this kind, or one of this name), `organs.noParent`, `organs.postOfKind`, `organs.postTwice`
 */
export async function foundOrgan(ctx: Ctx, input: Founding): Promise<OrganRef> {
  const { areaId, kind, name, on } = input
  await checkPlace(ctx, input)
  await checkParent(ctx, input)
  checkPosts(kind, input.posts ?? [])
  const id = newId(ctx.now)
  const founded = await ctx.db
    .insertInto('organ')
    .values({
      areaId,
      id,
      kind,
      family: kindRules[kind].family,
      name,
      foundedOn: on,
      source: input.source,
      purpose: input.purpose ?? '',
      households: input.households ?? null,
      parentAreaId: input.parent?.areaId ?? null,
      parentId: input.parent?.organId ?? null,
      recordedAt: ctx.now,
    }) // prettier-ignore
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!founded) throw await twice(ctx, input)
  await insertPosts(ctx, { areaId, organId: id }, on, input.posts ?? [])
  await touch(ctx, areaId)
  await ctx.announce('organs.founded', { areaId, organId: id, kind, on })
  return { areaId, id, kind, name, version: 1 }
}

async function checkPlace(ctx: Ctx, { areaId, kind, name, on }: Founding): Promise<void> {
  const { level } = await ctx.db.selectFrom('area').select('level').where('id', '=', areaId).executeTakeFirstOrThrow()
  const { levels, single } = kindRules[kind]
  if (!levels.includes(level)) throw new AppError('organs.kindLevel', 422, { kind, level }, 'kind')
  const same = await ctx.db
    .selectFrom('organ as o')
    .select(['o.name', 'o.kind'])
    .where('o.areaId', '=', areaId)
    .where(standingOn(on, 'o'))
    .where((e) => e.or([e('o.name', '=', name), ...(single ? [e('o.kind', '=', kind)] : [])]))
    .executeTakeFirst()
  if (same) throw new AppError('organs.organTwice', 409, { name: same.name }, 'name')
}

/** Somebody else founded one at the same moment, or one stands from a later day on: the index lets in one alone. */
async function twice(ctx: Ctx, { areaId, kind, name }: Founding): Promise<AppError> {
  const other = await ctx.db.selectFrom('organ').select('name').where('areaId', '=', areaId).where('kind', '=', kind).where('endedOn', 'is', null).executeTakeFirst() // prettier-ignore
  return new AppError('organs.organTwice', 409, { name: other?.name ?? name }, 'name')
}

async function checkParent(ctx: Ctx, { areaId, parent, on }: Founding): Promise<void> {
  if (!parent) return
  const { rows } = {
    rows: await ctx.db
      .selectFrom('organ as o')
      .innerJoin('area as p', 'p.id', 'o.areaId')
      .innerJoin('area as a', (j) => j.on('a.id', '=', areaId))
      .select(['p.path as above', 'a.path as own'])
      .where('o.areaId', '=', parent.areaId)
      .where('o.id', '=', parent.organId)
      .where(standingOn(on, 'o'))
      .execute(),
  }
  if (!rows[0] || !rows[0].own.startsWith(rows[0].above)) throw new AppError('organs.noParent', 422, {}, 'parent')
}

function checkPosts(kind: OrganKind, posts: readonly PostSeats[]): void {
  for (const [i, p] of posts.entries()) {
    if (!kindRules[kind].posts.includes(p.kind)) throw new AppError('organs.postOfKind', 422, { kind, post: p.kind }, `posts.${i}`) // prettier-ignore
    if (posts.findIndex((q) => q.kind === p.kind) !== i) throw new AppError('organs.postTwice', 422, { post: p.kind }, `posts.${i}`) // prettier-ignore
  }
}

async function insertPosts(ctx: Ctx, key: OrganKey, on: Day, posts: readonly PostSeats[]): Promise<void> {
  if (posts.length === 0) return
  await ctx.db
    .insertInto('organPost')
    .values(posts.map((p) => ({ ...key, id: newId(ctx.now), kind: p.kind, seats: p.seats, fromOn: on, toOn: null })))
    .execute()
}

/** Says how many seats each post has from a day on. @throws AppError `organs.postOfKind`, `organs.postTwice`, `organs.ended` */
export async function setPosts(ctx: Ctx, organ: Organ, on: Day, posts: readonly PostSeats[]): Promise<OrganRef> {
  checkStanding(organ, on)
  checkPosts(organ.kind, posts)
  const own = { areaId: organ.areaId, organId: organ.id }
  await ctx.db
    .updateTable('organPost as p')
    .set({ toOn: on })
    .where('p.areaId', '=', own.areaId)
    .where('p.organId', '=', own.organId)
    .where((e) => e.or([e('p.toOn', 'is', null), e('p.toOn', '>', on)]))
    .execute()
  await insertPosts(ctx, own, on, posts)
  return bump(ctx, organ)
}

/** A body ends on a day; who still sits there leaves with it. @throws AppError `organs.endBeforeBegin`, `organs.ended` */
export async function endOrgan(
  ctx: Ctx,
  key: OrganKey,
  { on, reason, out = 'termEnd' }: { on: Day; reason: string; out?: OutReason },
): Promise<OrganRef> {
  const organ = await lockOrgan(ctx, key)
  if (organ.endedOn !== null) throw new AppError('organs.ended', 409, { name: organ.name, ended: organ.endedOn }, 'on')
  if (on < organ.foundedOn) throw new AppError('organs.endBeforeBegin', 422, { from: organ.foundedOn, to: on }, 'on')
  await ctx.db
    .updateTable('organMember as m')
    .set({ toOn: on, outReason: out, outSource: reason })
    .where('m.areaId', '=', key.areaId)
    .where('m.organId', '=', key.organId)
    .where('m.fromOn', '<=', on)
    .where((e) => e.or([e('m.toOn', 'is', null), e('m.toOn', '>', on)]))
    .execute()
  await ctx.db.updateTable('organPost as p').set({ toOn: on }).where('p.areaId', '=', key.areaId).where('p.organId', '=', key.organId).where(seatedOn(on, 'p')).execute() // prettier-ignore
  const done = await bump(ctx, organ, { endedOn: on, endedReason: reason })
  await ctx.announce('organs.ended', { ...key, kind: organ.kind, on, reason: out })
  return done
}
