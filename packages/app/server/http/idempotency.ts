import type { RouteContract } from '#shared/contract.ts'
import { AppError, type ErrorParams } from '#shared/errors.ts'
import { canonical } from '../audit.ts'
import type { Ctx } from '../context.ts'

/** Under this name a moment stands in a kept answer. */
const DATE = '$date'

/** Whose keys these are. Anybody's are kept apart by where they come from: no guessed key gives another's answer. */
function ownerOf(ctx: Ctx, contract: RouteContract, key: string): { owner: string; key: string } | undefined {
  if (ctx.actor.kind === 'account') return { owner: ctx.actor.accountId, key: key.slice(0, 100) }
  if (ctx.actor.kind === 'public' && contract.open?.writes === 'once')
    return { owner: 'public', key: ctx.keys.mac(`${ctx.client?.address}:${key}`) }
  return undefined
}

/**
 * Does a write once per key and caller. The same key with the same content gives the first answer again, a refusal that
 * was kept too; with other content it is refused. A second one that comes while the first runs waits for it. Answers may
 * name people: they are kept sealed. A file is made anew each time.
 * @throws AppError `kit.idempotencyReused`, `kit.repeatedSecret` (409)
 */
export async function once(
  ctx: Ctx,
  key: string | string[] | undefined,
  contract: RouteContract,
  input: object,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const mine = typeof key === 'string' && typeof contract.reply !== 'string' ? ownerOf(ctx, contract, key) : undefined
  if (!mine) return run()
  const request = ctx.keys.mac(`${contract.name}:${canonical(input)}`)
  const begun = await ctx.db
    .insertInto('idempotency')
    .values({ ...mine, request, status: 0, reply: null, at: ctx.now })
    .onConflict((c) => c.columns(['owner', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  const row = ctx.db.selectFrom('idempotency').selectAll().where('owner', '=', mine.owner).where('key', '=', mine.key)
  if (!begun) {
    const before = await row.executeTakeFirstOrThrow()
    if (before.request !== request) throw new AppError('kit.idempotencyReused', 409)
    if (before.reply === null) throw new AppError('kit.repeatedSecret', 409)
    return opened(ctx, before.reply as string)
  }
  const result = await run()
  const secret = contract.secretReply && !(result instanceof AppError)
  const keep = secret ? null : JSON.stringify(sealed(ctx, result))
  await ctx.db
    .updateTable('idempotency')
    .set({ status: 200, reply: keep })
    .where('owner', '=', mine.owner)
    .where('key', '=', mine.key)
    .execute()
  return result
}

/** A kept answer: days stay days, and a refusal that was returned stays a refusal. */
function sealed(ctx: Ctx, result: unknown): string {
  const kept =
    result instanceof AppError
      ? { refusal: { code: result.code, status: result.status, params: result.params, field: result.field } }
      : { reply: result ?? {} }
  const text = JSON.stringify(kept, function (this: Record<string, unknown>, name: string, value: unknown) {
    const given = this[name]
    return given instanceof Date ? { [DATE]: given.toISOString() } : value
  })
  return ctx.keys.seal(text)
}

function opened(ctx: Ctx, text: string): unknown {
  const kept = JSON.parse(ctx.keys.open(text), (_, value: unknown) =>
    value && typeof value === 'object' && DATE in value ? new Date(value[DATE] as string) : value,
  ) as { reply?: unknown; refusal?: { code: string; status: number; params: ErrorParams; field?: string } }
  if (!kept.refusal) return kept.reply
  return new AppError(kept.refusal.code, kept.refusal.status, kept.refusal.params, kept.refusal.field)
}
