import { sql } from 'kysely'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { childrenOf, type Node } from './rules/index.ts'
import { knownAt } from './knowledge.ts'

/** A moment of the world, as known at some time. */
export interface Time {
  day: Day
  knownOn: Day | null
}
export interface ScopeNode extends Node {
  name: string
  kind: string
  path: string
  code: string | null
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
  children: ReturnType<typeof childrenOf>
}

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
  const planned = await ctx.db
    .selectFrom('planningArea')
    .select(['name', 'nameEn', 'ownerId'])
    .where('id', '=', scope.id)
    .executeTakeFirst()
  if (!planned) throw notFound()
  await require(ctx, right, planned.ownerId)
  const name = ctx.locale === 'en' ? (planned.nameEn ?? planned.name) : planned.name
  return { ...scope, name, level: 0, areaId: planned.ownerId }
}

const COLUMNS = ['v.areaId as id', 'v.parentId', 'v.level', 'v.name', 'v.kind', 'v.path', 'v.codeStat as code'] as const

function versions(ctx: Ctx, time: Time) {
  return ctx.db
    .selectFrom('areaVersion as v')
    .select(COLUMNS)
    .where('v.validFrom', '<=', time.day)
    .where((eb) => eb.or([eb('v.validTo', 'is', null), eb('v.validTo', '>', time.day)]))
    .where(knownAt('v', time.knownOn))
}

/** An area as it was on a day. */
export const areaOn = (ctx: Ctx, id: string, time: Time): Promise<ScopeNode | undefined> =>
  versions(ctx, time).where('v.areaId', '=', id).executeTakeFirst()

/**
 * An area by a code of either system, short or padded with zeros, on a day; without a code the top of the tree.
 * @throws AppError `access.notFound`
 */
export async function findArea(ctx: Ctx, code: string | undefined, time: Time): Promise<ScopeNode> {
  const short = code?.replace(/(00)+$/, '') ?? ''
  const found = await versions(ctx, time)
    .innerJoin('area as a', 'a.id', 'v.areaId')
    .$if(code !== undefined, (q) =>
      q.where((eb) =>
        eb.or([eb('v.codeStat', '=', code!.padEnd(12, '0')), eb('v.codeCivil', '=', code!), eb('a.slug', '=', short)]),
      ),
    )
    .orderBy('v.level')
    .orderBy('v.path')
    .executeTakeFirst()
  if (!found) throw notFound()
  return found
}

/** Areas by their slugs (the steps of a path), for the names above a scope. */
export async function areasByPath(ctx: Ctx, paths: readonly string[], time: Time): Promise<ScopeNode[]> {
  return paths.length === 0
    ? []
    : versions(ctx, time)
        .where('v.path', 'in', [...paths])
        .execute()
}

/** A token that differs after every change of the tree or of planning areas. */
export async function areasToken(ctx: Ctx): Promise<string> {
  const row = await ctx.db.selectFrom('areaRevision').select('n').executeTakeFirst()
  return String(row?.n ?? 0)
}

/** The areas of a scope on a day, down to a level. */
export async function treeOf(ctx: Ctx, scope: NamedScope, time: Time, maxLevel: number): Promise<Tree> {
  const tops = scope.kind === 'area' ? [(await areaOn(ctx, scope.id, time))!] : await membersOf(ctx, scope.id, time)
  const outer = tops.filter((a) => !tops.some((b) => b !== a && a.path.startsWith(b.path)))
  const ranges = outer.map((a) => sql<boolean>`(v.path >= ${a.path} and v.path < ${`${a.path}~`})`)
  const below =
    ranges.length === 0
      ? []
      : await versions(ctx, time)
          .where('v.level', '<=', maxLevel)
          .where(sql<boolean>`(${sql.join(ranges, sql` or `)})`)
          .execute()
  if (scope.kind === 'area') return { root: outer[0]!, nodes: below, children: childrenOf(below) }
  const root: ScopeNode = {
    id: scope.id,
    parentId: null,
    level: 0,
    name: scope.name,
    kind: 'planningArea',
    path: '',
    code: null,
  }
  const top = new Set(outer.map((a) => a.id))
  const nodes = [root, ...below.map((n) => (top.has(n.id) ? { ...n, parentId: root.id } : n))]
  return { root, nodes, children: childrenOf(nodes) }
}

async function membersOf(ctx: Ctx, planningAreaId: string, time: Time): Promise<ScopeNode[]> {
  const members = ctx.db
    .selectFrom('planningAreaMember as m')
    .select('m.areaId')
    .where('m.planningAreaId', '=', planningAreaId)
    .where('m.validFrom', '<=', time.day)
    .where((eb) => eb.or([eb('m.validTo', 'is', null), eb('m.validTo', '>', time.day)]))
    .where(knownAt('m', time.knownOn))
  return versions(ctx, time).where('v.areaId', 'in', members).execute()
}
