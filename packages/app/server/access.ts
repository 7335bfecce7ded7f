import { sql, type RawBuilder } from 'kysely'
import { AppError } from '#shared/errors.ts'
import type { Role } from '#shared/roles.ts'
import type { Actor, Ctx } from './context.ts'

let holders: ReadonlyMap<string, ReadonlySet<Role>> = new Map()

/** Tells the kit which roles hold which right; called once by `createApp` with all manifests. */
export function setPermissions(permissions: Record<string, readonly Role[]>): void {
  holders = new Map(Object.entries(permissions).map(([right, roles]) => [right, new Set(roles)]))
}

/** Whether the actor's role holds a right somewhere. The system holds all. */
export function holds(actor: Actor, right: string): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'account' && (holders.get(right)?.has(actor.role) ?? false)
}

/** All rights of a role. */
export const rightsOf = (role: Role): string[] =>
  [...holders].flatMap(([right, roles]) => (roles.has(role) ? [right] : []))

/** All rights that an actor holds: what the page is told instead of a role. */
export const abilitiesOf = (actor: Actor): string[] => (actor.kind === 'account' ? rightsOf(actor.role) : [])

/** Whether a path lies at or below the actor's area. Paths begin and end with `/`. */
export function reaches(actor: Actor, path: string): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'account' && path.startsWith(actor.path)
}

/**
 * The first line of a command or query: may this actor do this at this area?
 * @returns the area's path
 * @throws AppError `access.denied` (403) when the role lacks the right; `access.notFound` (404) when the area does not
 * exist or is out of reach, which sound alike
 */
export async function require(ctx: Ctx, right: string, areaId: string): Promise<string> {
  requireRight(ctx, right)
  const area = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirst()
  if (!area || !reaches(ctx.actor, area.path)) throw notFound()
  return area.path
}

/** The right alone, for what belongs to no area. @throws AppError `access.denied` (403) or `access.loginFirst` (401) */
export function requireRight(ctx: Ctx, right: string): void {
  if (holds(ctx.actor, right)) return
  if (ctx.actor.kind === 'public') throw new AppError('access.loginFirst', 401)
  throw new AppError('access.denied', 403, { right })
}

/** A second factor in this session. @throws AppError `access.secondFactor` (403) */
export function requireStrong(ctx: Ctx): void {
  if (ctx.actor.kind === 'account' && !ctx.actor.strong) throw new AppError('access.secondFactor', 403)
}

export const notFound = (): AppError => new AppError('access.notFound', 404)

/** SQL condition: the row's path lies at or below the actor's area. `column` such as `'area.path'`. */
export function visible(ctx: Ctx, column: string): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  if (ctx.actor.kind === 'public') return sql<boolean>`false`
  return under(column, ctx.actor.path)
}

/** SQL condition: the row's path lies at or below a path. */
export function under(column: string, path: string): RawBuilder<boolean> {
  const ref = sql.ref(column)
  return sql<boolean>`(${ref} >= ${path} and ${ref} < ${`${path}~`})`
}

/** SQL condition: the row's path lies at or above the actor's area (what is sent down to it). */
export function sentDown(ctx: Ctx, column: string): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  if (ctx.actor.kind === 'public') return sql<boolean>`false`
  const steps = ctx.actor.path.split('/').filter(Boolean)
  const above = steps.map((_, i) => `/${steps.slice(0, i + 1).join('/')}/`)
  return sql<boolean>`${sql.ref(column)} in (${sql.join(above)})`
}
