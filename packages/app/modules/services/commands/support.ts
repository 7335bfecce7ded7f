import { canonical } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'

export const actorName = (ctx: Ctx): string => (ctx.actor.kind === 'public' ? 'public' : ctx.actor.name)
export const accountOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'account' ? ctx.actor.accountId : null)

/** Whoever holds a slip, a code or a pad acts as nobody: one who happens to be logged in leaves no account in the trail. */
export const unnamed = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'public' } })

/** The row was read at another version: somebody was quicker. @throws AppError `services.stale` (409) */
export function checkVersion(found: { version: number }, version: number): void {
  if (found.version !== version) throw new AppError('services.stale', 409, { version: found.version })
}

/** What changed, for the audit entry: only fields that differ. */
export function changesOf(old: object, now: object): Record<string, [unknown, unknown]> {
  const before = old as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(now)
      .filter(([key, value]) => value !== undefined && canonical(before[key] ?? null) !== canonical(value))
      .map(([key, value]) => [key, [before[key] ?? null, value]]),
  )
}
