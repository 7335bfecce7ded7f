import type { RouteContract } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { canonical } from '../audit.ts'
import type { Ctx } from '../context.ts'

/**
 * Does a write once per key and caller. The same key with the same content gives the first answer again; with other
 * content it is refused. A second one that comes while the first runs waits for it.
 * @throws AppError `kit.idempotencyReused`, `kit.repeatedSecret` (409)
 */
export async function once(
  ctx: Ctx,
  key: string | string[] | undefined,
  contract: RouteContract,
  input: object,
  run: () => Promise<unknown>,
): Promise<unknown> {
  if (typeof key !== 'string' || ctx.actor.kind !== 'account') return run()
  const owner = ctx.actor.accountId
  const request = ctx.keys.mac(`${contract.name}:${canonical(input)}`)
  const begun = await ctx.db
    .insertInto('idempotency')
    .values({ owner, key: key.slice(0, 100), request, status: 0, reply: null, at: ctx.now })
    .onConflict((c) => c.columns(['owner', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  const row = ctx.db
    .selectFrom('idempotency')
    .selectAll()
    .where('owner', '=', owner)
    .where('key', '=', key.slice(0, 100))
  if (!begun) {
    const before = await row.executeTakeFirstOrThrow()
    if (before.request !== request) throw new AppError('kit.idempotencyReused', 409)
    if (contract.secretReply) throw new AppError('kit.repeatedSecret', 409)
    return before.reply
  }
  const result = await run()
  const keep =
    contract.secretReply || result instanceof AppError || contract.reply === 'file'
      ? null
      : JSON.stringify(result ?? {})
  await ctx.db
    .updateTable('idempotency')
    .set({ status: 200, reply: keep })
    .where('owner', '=', owner)
    .where('key', '=', key.slice(0, 100))
    .execute()
  return result
}
