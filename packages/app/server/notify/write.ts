import { newId } from '#shared/ids.ts'
import type { NoticeChannel } from '#shared/notices.ts'
import type { ErrorParams } from '#shared/errors.ts'
import type { Ctx, Tx } from '../context.ts'
import { privileged } from '../house.ts'
import type { Locale } from '../texts.ts'

export interface Notice {
  accountId: string
  /** The language in which the person reads. */
  language: Locale
  /** Key of the sentence, `services:residents.notices.moved`. */
  topic: string
  params?: ErrorParams
  /** Path of the page it leads to. */
  link?: string
  /** The same happening is told once, however often this is called with it. */
  once?: string
}

/**
 * Tells a person of something: on their page, and by every address they confirmed. It is queued in this transaction and
 * goes out after it; nothing goes out of a transaction that failed. The caller knows whose business it is.
 */
export async function notify(ctx: Ctx, notice: Notice): Promise<void> {
  await privileged(ctx, async (db) => {
    await queue(ctx, db, notice, { channel: 'inApp' })
    const addresses = await db
      .selectFrom('notificationAddress')
      .select(['id', 'channel', 'addressEnc', 'addressHash'])
      .where('accountId', '=', notice.accountId)
      .where('confirmedAt', 'is not', null)
      .execute()
    for (const { channel, addressEnc, addressHash } of addresses)
      await queue(ctx, db, notice, { channel: channel as NoticeChannel, addressEnc, addressHash })
  })
  ctx.tell(`notices:${notice.accountId}`, {})
}

interface Way {
  channel: NoticeChannel | 'inApp'
  addressEnc?: string
  addressHash?: string
}

/** Puts one notice on one way into the queue; on the page it stands at once. */
export async function queue(ctx: Ctx, db: Tx, notice: Notice, way: Way): Promise<void> {
  const here = way.channel === 'inApp'
  const { accountId, topic, language, params = {}, link = null, once } = notice
  await db
    .insertInto('notification')
    .values({
      id: newId(ctx.now),
      accountId,
      channel: way.channel,
      topic,
      language,
      paramsEnc: ctx.keys.seal(JSON.stringify(params)),
      addressEnc: way.addressEnc ?? null,
      addressHash: way.addressHash ?? null,
      link,
      state: here ? 'sent' : 'queued',
      via: here ? 'page' : null,
      tries: 0,
      nextAt: ctx.now,
      createdAt: ctx.now,
      sentAt: here ? ctx.now : null,
      readAt: null,
      error: null,
      once: once ? `${once}:${accountId}:${way.channel}:${way.addressHash ?? ''}` : null,
    })
    .onConflict((c) => c.column('once').doNothing())
    .execute()
}
