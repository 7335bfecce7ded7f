import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import { canonical } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { sm3 } from '#server/crypto.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/count.ts'
import { boxesOf } from '../queries/voting.ts'
import { checkVersion, keep, lockElection, notArchived, ownedBy, refuse, type Seen } from './support.ts'

/** Writes a minute (会议记录、差异说明、计票记录). It may change until it is signed. */
export async function writeMinute(ctx: Ctx, id: string, input: z.output<typeof contract.writeMinute.body>) {
  const of = await lockElection(ctx, 'elections.count', id)
  notArchived(of)
  if (input.boxId && !(await boxesOf(ctx, of)).some((b) => b.id === input.boxId)) throw notFound()
  const minuteId = newId(ctx.now)
  const { kind, title, text } = input
  await ctx.db
    .insertInto('electionMinute')
    .values({
      ...ownedBy(of),
      id: minuteId,
      kind,
      round: of.round,
      boxId: input.boxId ?? null,
      title,
      text,
      state: 'draft',
    })
    .execute()
  await keep(ctx, 'writeMinute', of, { title: [null, title] })
  return { id: minuteId, version: 1 }
}

async function lockMinute(ctx: Ctx, of: Seen, minuteId: string, version: number) {
  notArchived(of)
  const found = await ctx.db
    .selectFrom('electionMinute')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('id', '=', minuteId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  if (found.state === 'signed') throw refuse('minuteSigned', { title: found.title })
  checkVersion(found, version)
  return found
}

type Written = {
  title?: string
  text?: string
  state?: string
  signedBy?: string[]
  signedAt?: Date
  hash?: string
  version: number
}
const write = (ctx: Ctx, of: Seen, minuteId: string, set: Written) =>
  ctx.db.updateTable('electionMinute').set(set).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', minuteId).execute() // prettier-ignore

/** Changes a draft. @throws AppError `elections.minuteSigned` (409) */
export async function editMinute(
  ctx: Ctx,
  id: string,
  minuteId: string,
  input: z.output<typeof contract.editMinute.body>,
) {
  const of = await lockElection(ctx, 'elections.count', id)
  const found = await lockMinute(ctx, of, minuteId, input.version)
  const version = found.version + 1
  await write(ctx, of, minuteId, { title: input.title, text: input.text, version })
  await keep(ctx, 'editMinute', of, { title: [found.title, input.title] })
  return { id: minuteId, version }
}

/** Closes a minute with the names of those who signed the paper. */
export async function signMinute(
  ctx: Ctx,
  id: string,
  minuteId: string,
  input: z.output<typeof contract.signMinute.body>,
) {
  const of = await lockElection(ctx, 'elections.count', id)
  const found = await lockMinute(ctx, of, minuteId, input.version)
  const hash = hashOfMinute({ title: found.title, text: found.text, signedBy: input.signedBy })
  const version = found.version + 1
  await write(ctx, of, minuteId, { state: 'signed', signedBy: input.signedBy, signedAt: ctx.now, hash, version })
  await keep(ctx, 'signMinute', of, { title: [null, found.title], signedBy: [null, input.signedBy.length], hash: [null, hash] })
  return { id: minuteId, version, hash }
} // prettier-ignore

/** SM3 of a minute as it was signed. */
export const hashOfMinute = (m: { title: string; text: string; signedBy: readonly string[] }): string =>
  sm3(canonical({ title: m.title, text: m.text, signedBy: [...m.signedBy] }))
