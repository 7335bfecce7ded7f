import { createHash, randomInt } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Input } from '#shared/contract.ts'
import type { addNoticeAddress, confirmNoticeAddress, noticeAddress } from '#shared/notices.ts'
import type { z } from 'zod'
import { notFound } from '../access.ts'
import { record } from '../audit.ts'
import type { Actor, Ctx } from '../context.ts'
import { privileged } from '../house.ts'
import { isPushService } from './transports/push.ts'
import { queue } from './write.ts'

const MOST_ADDRESSES = 8
const CODE_MINUTES = 30
const CODE_TRIES = 5
/** Codes that one account may have sent in a day: nobody fills a stranger's letter-box through us. */
const MOST_CODES = 10
const DAY_MS = 86_400_000
const CODE_TOPIC = 'kit:notices.code'

type Account = Extract<Actor, { kind: 'account' }>
type Shown = z.output<typeof noticeAddress>

/** The account that acts. @throws AppError `access.loginFirst` (401) */
export function me(ctx: Ctx): Account {
  if (ctx.actor.kind !== 'account') throw new AppError('access.loginFirst', 401)
  return ctx.actor
}

const hashed = (code: string, id: string): string => createHash('sha256').update(`${id}:${code}`).digest('hex')

/** `zhang@example.cn` → `z***@example.cn`; a browser by its push service. */
function shownOf(body: Input<typeof addNoticeAddress>['body']): string {
  if (body.channel === 'email') return body.address.replace(/^(.).*@/, '$1***@')
  if (body.channel === 'sms') return `*******${body.address.slice(-4)}`
  return new URL(body.subscription.endpoint).host
}

/**
 * Adds an address. A browser counts at once; e-mail and mobile once the code that goes there has come back.
 * @throws AppError `kit.pushUnknown` (422) a push service no browser uses; `kit.noticeTooMany` (409);
 * `kit.tooMany` (429) for the eleventh code of a day
 */
export async function addAddress(ctx: Ctx, body: Input<typeof addNoticeAddress>['body']): Promise<Shown> {
  const { accountId } = me(ctx)
  const address = body.channel === 'push' ? JSON.stringify(body.subscription) : body.address
  if (body.channel === 'push' && !isPushService(body.subscription.endpoint)) throw new AppError('kit.pushUnknown', 422)
  const own = await ctx.db.selectFrom('notificationAddress').select(['id', 'channel', 'addressHash']).execute()
  const addressHash = ctx.keys.blind(address)
  const before = own.find((a) => a.channel === body.channel && a.addressHash === addressHash)
  if (before) await ctx.db.deleteFrom('notificationAddress').where('id', '=', before.id).execute()
  else if (own.length >= MOST_ADDRESSES) throw new AppError('kit.noticeTooMany', 409, { most: MOST_ADDRESSES })
  const id = newId(ctx.now)
  const confirmed = body.channel === 'push'
  if (!confirmed) await refuseManyCodes(ctx, accountId)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await ctx.db
    .insertInto('notificationAddress')
    .values({
      accountId,
      id,
      channel: body.channel,
      addressEnc: ctx.keys.seal(address),
      addressHash,
      shown: shownOf(body),
      confirmedAt: confirmed ? ctx.now : null,
      codeHash: confirmed ? null : hashed(code, id),
      codeUntil: confirmed ? null : new Date(ctx.now.getTime() + CODE_MINUTES * 60_000),
      codeTries: 0,
      createdAt: ctx.now,
    })
    .execute()
  if (!confirmed) await sendCode(ctx, { accountId, channel: body.channel, address, addressHash, code })
  await recordAddress(ctx, 'notices.addAddress', { channel: [null, body.channel] })
  return { id, channel: body.channel, shown: shownOf(body), confirmed }
}

async function refuseManyCodes(ctx: Ctx, accountId: string): Promise<void> {
  const sent = await privileged(ctx, (db) =>
    db
      .selectFrom('notification')
      .select('id')
      .where('accountId', '=', accountId)
      .where('topic', '=', CODE_TOPIC)
      .where('createdAt', '>', new Date(ctx.now.getTime() - DAY_MS))
      .limit(MOST_CODES)
      .execute(),
  )
  if (sent.length >= MOST_CODES) throw new AppError('kit.tooMany', 429)
}

interface Sending {
  accountId: string
  channel: 'email' | 'sms' | 'push'
  address: string
  addressHash: string
  code: string
}

const sendCode = (ctx: Ctx, { accountId, channel, address, addressHash, code }: Sending): Promise<void> =>
  privileged(ctx, (db) =>
    queue(
      ctx,
      db,
      { accountId, language: ctx.locale, topic: CODE_TOPIC, params: { code, minutes: CODE_MINUTES } },
      { channel, addressEnc: ctx.keys.seal(address), addressHash },
    ),
  )

/**
 * Takes the code back. A wrong one is counted and *returned* as a refusal, so that the count stays.
 * @returns `kit.noticeCodeWrong` (422); after five tries or half an hour `kit.noticeCodeOver` (410)
 */
export async function confirmAddress(
  ctx: Ctx,
  id: string,
  { code }: Input<typeof confirmNoticeAddress>['body'],
): Promise<Shown | AppError> {
  me(ctx)
  const row = await ctx.db
    .selectFrom('notificationAddress')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  const shown = { id, channel: row.channel as Shown['channel'], shown: row.shown, confirmed: true }
  if (row.confirmedAt) {
    await recordAddress(ctx, 'notices.confirmAddress', {})
    return shown
  }
  const over = row.codeTries >= CODE_TRIES || !row.codeUntil || row.codeUntil < ctx.now
  const right = !over && row.codeHash === hashed(code, id)
  await ctx.db
    .updateTable('notificationAddress')
    .set(right ? { confirmedAt: ctx.now, codeHash: null, codeUntil: null } : { codeTries: row.codeTries + 1 })
    .where('id', '=', id)
    .execute()
  await recordAddress(ctx, 'notices.confirmAddress', { confirmed: [false, right] })
  if (over) return new AppError('kit.noticeCodeOver', 410)
  return right ? shown : new AppError('kit.noticeCodeWrong', 422, {}, 'code')
}

/** Takes an address out; nothing goes there any more. @throws AppError `access.notFound` (404) */
export async function removeAddress(ctx: Ctx, id: string): Promise<Record<string, never>> {
  me(ctx)
  const gone = await ctx.db.deleteFrom('notificationAddress').where('id', '=', id).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw notFound()
  await recordAddress(ctx, 'notices.removeAddress', {})
  return {}
}

/** All addresses of the account that acts. */
export async function ownAddresses(ctx: Ctx): Promise<Shown[]> {
  me(ctx)
  const rows = await ctx.db.selectFrom('notificationAddress').selectAll().orderBy('createdAt').execute()
  return rows.map((r) => ({
    id: r.id,
    channel: r.channel as Shown['channel'],
    shown: r.shown,
    confirmed: r.confirmedAt !== null,
  }))
}

const recordAddress = (ctx: Ctx, command: string, changes: Record<string, [unknown, unknown]>): Promise<void> =>
  record(ctx, {
    command,
    areaId: me(ctx).areaId,
    subject: { type: 'account', id: me(ctx).accountId },
    changes,
  })
