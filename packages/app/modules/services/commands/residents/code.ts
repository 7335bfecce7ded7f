import { randomInt } from 'node:crypto'
import { toString as qrOf } from 'qrcode'
import { giveOwnerPost, openOwnerAccount, type OwnerRole } from '#modules/accounts/index.ts'
import { notFound, requireRight, visible } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/residents/enrol.ts'
import { CODE_DAYS, newCode, readCode, shownCode, type Code } from '../../rules/residents/codes.ts'
import { codeState } from '../../queries/residents/codes.ts'
import { holdHome, refuseSecondAccount, subjectOf } from './subject.ts'
import { insertMember, refuseSecondSelf } from './tie.ts'

const macOf = (ctx: Ctx, { handle, secret }: Code): string => ctx.keys.mac(`service_code:${handle}:${secret}`)

/**
 * A one-time code for a person or a unit whose identity the worker has checked: shown once, kept as a digest, good for
 * seven days and five tries. Earlier ones of the same person that were not used hold no more.
 * @throws AppError `access.notFound` (404), `services.personTied` (409)
 */
export async function giveCode(
  ctx: Ctx,
  input: Input<typeof contract.giveCode>['body'],
): Promise<Reply<typeof contract.giveCode>> {
  const { communityId, path, personId, localUnitId, name } = await subjectOf(ctx, input)
  await refuseSecondAccount(ctx, personId)
  await withdrawEarlier(ctx, personId)
  const id = newId(ctx.now)
  const expiresAt = new Date(ctx.now.getTime() + CODE_DAYS * 86_400_000)
  const code = newCode(randomInt)
  await ctx.db
    .insertInto('serviceCode')
    .values({
      id,
      communityId,
      path,
      handle: code.handle,
      secretMac: macOf(ctx, code),
      personId,
      localUnitId,
      name,
      checked: input.checked,
      note: input.note,
      madeBy: ctx.actor.kind === 'public' ? '' : ctx.actor.name,
      madeById: ctx.actor.kind === 'account' ? ctx.actor.accountId : null,
      madeAt: ctx.now,
      expiresAt,
      usedAt: null,
      usedBy: null,
      withdrawnAt: null,
    }) // prettier-ignore
    .execute()
  const changes: Record<string, [unknown, unknown]> = { code: [null, '***'], checked: [null, input.checked] }
  await record(ctx, { command: 'services.giveCode', areaId: communityId, subject: { type: 'code', id }, changes, reason: input.note }) // prettier-ignore
  // Behind the number sign: the code is not sent to the server with the page, and stands in no log.
  const url = `${ctx.config.publicUrl}/my/join#${shownCode(code)}`
  return { id, code: shownCode(code), expiresAt, url, qr: await qrOf(url, { type: 'svg', margin: 1 }), name }
}

async function withdrawEarlier(ctx: Ctx, personId: string | null): Promise<void> {
  if (!personId) return
  await ctx.db
    .updateTable('serviceCode')
    .set({ withdrawnAt: ctx.now })
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
}

/** A slip was lost. @throws AppError `access.notFound` (404), `services.codeOver` (409) */
export async function withdrawCode(ctx: Ctx, id: string, reason: string): Promise<{ id: string }> {
  requireRight(ctx, 'services.enrol')
  const row = await ctx.db.selectFrom('serviceCode').selectAll().where('id', '=', id).where(visible(ctx, 'path')).forUpdate().executeTakeFirst() // prettier-ignore
  if (!row) throw notFound()
  if (codeState(row, ctx.now) !== 'open') throw new AppError('services.codeOver', 409)
  await ctx.db.updateTable('serviceCode').set({ withdrawnAt: ctx.now }).where('id', '=', id).execute()
  await record(ctx, { command: 'services.withdrawCode', areaId: row.communityId, subject: { type: 'code', id }, changes: { state: ['open', 'withdrawn'] }, reason }) // prettier-ignore
  return { id }
}

type CodeRow = NonNullable<Awaited<ReturnType<typeof find>>>
const find = (db: Tx, handle: string) =>
  db.selectFrom('serviceCode').selectAll().where('handle', '=', handle).forUpdate().executeTakeFirst()

/**
 * The row of a code, locked: two who use it come one after the other, as do two with codes of the same person. A wrong secret is counted.
 * @returns the refusal, which the command hands on instead of throwing it, so that the count stays: `services.codeWrong`
 * (422) for anything that is not a code of ours, `services.codeOver` (410) where it was right once
 */
async function takeCode(ctx: Ctx, typed: string): Promise<CodeRow | AppError> {
  const wrong = new AppError('services.codeWrong', 422, {}, 'code')
  const code = readCode(typed)
  if (!code) return wrong
  return privileged(ctx, async (db) => {
    const row = await find(db, code.handle)
    if (!row) return wrong
    const right = row.secretMac === macOf(ctx, code)
    if (codeState(row, ctx.now) !== 'open') return right ? new AppError('services.codeOver', 410, {}, 'code') : wrong
    if (right) return standing(ctx, row)
    await db
      .updateTable('serviceCode')
      .set({ tries: row.tries + 1 })
      .where('id', '=', row.id)
      .execute()
    await record(ctx, { command: 'services.codeTried', areaId: row.communityId, subject: { type: 'code', id: row.id }, changes: { tries: [row.tries, row.tries + 1] } }) // prettier-ignore
    return wrong
  })
}

/**
 * The code with the community of today, for who moved since it was given. Who is not in the city any more has no use for it.
 * @returns `services.codeOver` (410)
 */
async function standing(ctx: Ctx, row: CodeRow): Promise<CodeRow | AppError> {
  const home = await holdHome(ctx, row)
  return home ? { ...row, ...home } : new AppError('services.codeOver', 410, {}, 'code')
}

const roleOf = (row: CodeRow): OwnerRole => (row.localUnitId ? 'unitDelegate' : 'resident')

async function useCode(ctx: Ctx, row: CodeRow, accountId: string) {
  await privileged(ctx, (db) =>
    db.updateTable('serviceCode').set({ usedAt: ctx.now, usedBy: accountId }).where('id', '=', row.id).execute(),
  )
  const { communityId, personId, localUnitId, checked, note, madeBy, madeById } = row
  const kind = localUnitId ? 'delegate' : 'self'
  return insertMember(ctx, accountId, { communityId, kind, personId, localUnitId, checked, note, checkedBy: madeBy, checkedById: madeById }) // prettier-ignore
}

/**
 * Opens an account with the code from the counter and logs it in.
 * @returns `services.codeWrong` (422), `services.codeOver` (410) @throws AppError `services.personTied` (409), those of a new account
 */
export async function signUp(
  ctx: Ctx,
  input: Input<typeof contract.signUp>['body'],
): Promise<{ login: string } | AppError> {
  const row = await takeCode(ctx, input.code)
  if (row instanceof AppError) return row
  await refuseSecondAccount(ctx, row.personId)
  const { login, password, elderMode } = input
  const account = await openOwnerAccount(ctx, { login, password, elderMode, name: row.name, areaId: row.communityId, role: roleOf(row) }) // prettier-ignore
  const member = await useCode(ctx, row, account.id)
  await record(ctx, {
    command: 'services.signUp',
    areaId: row.communityId,
    subject: { type: 'member', id: member.id },
    changes: { login: [null, login.trim().toLowerCase()] },
  })
  return { login: login.trim().toLowerCase() }
}

/** The same for an account that exists and is logged in. @returns the refusals of {@link signUp} */
export async function bindCode(ctx: Ctx, typed: string): Promise<Reply<typeof contract.bindCode> | AppError> {
  if (ctx.actor.kind !== 'account') throw new AppError('access.loginFirst', 401)
  const { accountId } = ctx.actor
  const row = await takeCode(ctx, typed)
  if (row instanceof AppError) return row
  await refuseSecondAccount(ctx, row.personId)
  await refuseSecondSelf(ctx, accountId, row.localUnitId ? 'delegate' : 'self')
  await giveOwnerPost(ctx, accountId, roleOf(row), row.communityId)
  const done = await useCode(ctx, row, accountId)
  await record(ctx, { command: 'services.bindCode', areaId: row.communityId, subject: { type: 'member', id: done.id }, changes: {} }) // prettier-ignore
  return done
}
