import {
  ancestorsOf,
  areaAsOf,
  areasOfScope,
  areasUnder,
  findAreaByCode,
  childrenOf as areasBelow,
  getPlanningArea,
  haveLeft,
} from '#modules/areas/index.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { childrenOf, type Node } from './rules/index.ts'

/** A moment of the world, as known at some time. */
export interface Time {
  day: Day
  knownOn: Day | null
}
export interface ScopeNode extends Node {
  name: string
  kind: string
  path: string
}
/** A scope with its name and who may ask about it. */
export type NamedScope = Scope & {
  name: string
  level: number
  /** The area whose reach is needed: itself, or the owner of the planning area. */
  areaId: string
}
/** All areas of a scope on a day. For a planning area the root is the planning area itself, at level 0. */
export interface Tree {
  root: ScopeNode
  nodes: ScopeNode[]
  /** Some of it lies elsewhere today: not everyone who may ask about the scope sees what is known of all its areas. */
  torn: boolean
  children: ReturnType<typeof childrenOf>
  byId: ReadonlyMap<string, ScopeNode>
}

const at = (ctx: Ctx, time: Time): Ctx => ({ ...ctx, asOf: time.day, knownOn: time.knownOn })

/** The scope that a query names. @throws AppError `indicators.oneScope` unless exactly one of both is given */
export function scopeOf(query: { areaId?: string | undefined; planningAreaId?: string | undefined }): Scope {
  if ((query.areaId === undefined) === (query.planningAreaId === undefined))
    throw new AppError('indicators.oneScope', 422)
  return query.areaId ? { kind: 'area', id: query.areaId } : { kind: 'planningArea', id: query.planningAreaId! }
}

/**
 * Checks the right for a scope and names it as on the day.
 * @throws AppError `access.notFound` where it does not exist, is out of reach or does not exist on the day
 */
export async function enterScope(ctx: Ctx, right: string, scope: Scope, time: Time): Promise<NamedScope> {
  if (scope.kind === 'area') {
    await require(ctx, right, scope.id)
    const area = await areaOn(ctx, scope.id, time)
    if (!area) throw notFound()
    return { ...scope, name: area.name, level: area.level, areaId: scope.id }
  }
  const planned = await getPlanningArea(at(ctx, time), scope.id, time.day)
  await require(ctx, right, planned.ownerId)
  return {
    ...scope,
    name: ctx.locale === 'en' ? (planned.nameEn ?? planned.name) : planned.name,
    level: 0,
    areaId: planned.ownerId,
  }
}

/** An area as it was on a day. */
export const areaOn = (ctx: Ctx, id: string, time: Time): Promise<ScopeNode | undefined> =>
  areaAsOf(at(ctx, time), id, time.day)

/**
 * An area by a code of either system, cut or padded with zeros, on a day; without a code the first at the top of the tree.
 * @throws AppError `access.notFound`
 */
export async function findArea(ctx: Ctx, code: string | undefined, time: Time): Promise<ScopeNode> {
  const found =
    code === undefined
      ? (await areasBelow(at(ctx, time), null, time.day))[0]
      : await findAreaByCode(at(ctx, time), code, undefined, time.day)
  if (!found) throw notFound()
  return found
}

/** The areas above some others, each once. */
export async function areasAbove(ctx: Ctx, tops: readonly ScopeNode[], time: Time): Promise<ScopeNode[]> {
  const above = new Map<string, ScopeNode>()
  for (const [, [one]] of Map.groupBy(tops, (t) => t.path.split('/').slice(0, -2).join('/')))
    for (const area of await ancestorsOf(at(ctx, time), one!.id, time.day)) above.set(area.id, area)
  return [...above.values()]
}

/** The areas of a scope on a day, down to a level. */
export async function treeOf(ctx: Ctx, scope: NamedScope, time: Time, maxLevel: number): Promise<Tree> {
  const found: ScopeNode[] = await areasOfScope(ctx, scope, { ...time, maxLevel })
  if (scope.kind === 'area') {
    const torn = await haveLeft(ctx, scope.id, found.map((n) => n.id)) // prettier-ignore
    return plant(
      found.find((n) => n.id === scope.id)!,
      found,
      torn,
    )
  }
  const ids = new Set(found.map((n) => n.id))
  const root: ScopeNode = { id: scope.id, parentId: null, level: 0, name: scope.name, kind: 'planningArea', path: '' }
  const nodes = [
    root,
    ...found.map((n) => (n.parentId !== null && ids.has(n.parentId) ? n : { ...n, parentId: root.id })),
  ]
  return plant(root, nodes, true)
}

const plant = (root: ScopeNode, nodes: ScopeNode[], torn: boolean): Tree => ({
  root,
  nodes,
  torn,
  children: childrenOf(nodes),
  byId: new Map(nodes.map((n) => [n.id, n])),
})

/** Areas at or below a path on a day that figures are reported for. */
export const placesUnder = (ctx: Ctx, path: string) => areasUnder(ctx, path, { level: [1, 2, 3, 4, 5] })
