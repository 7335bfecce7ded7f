import { sql } from 'kysely'
import type { NoticeChannel } from '#shared/notices.ts'
import { asSystem, type House } from '../house.ts'
import { translator, type Locale } from '../texts.ts'
import { NotDeliverable, type Message, type Transports } from './types.ts'

const SLICE = 20
/** A process that took a message and died with it is given up after so long; the message is then another's. */
const LEASE_MS = 5 * 60_000
const MINUTE = 60_000
const LONGEST_WAIT_MS = 60 * MINUTE
const GIVE_UP_MS = 7 * 24 * 60 * MINUTE

interface Row {
  id: string
  channel: NoticeChannel
  topic: string
  language: Locale
  paramsEnc: string
  addressEnc: string
  addressHash: string
  accountId: string
  link: string | null
  tries: number
  createdAt: Date
}

/** How long after the n-th failed try the next one comes: one minute, twice as long each time, an hour at most. */
export const waitAfter = (tries: number): number => Math.min(MINUTE * 2 ** (tries - 1), LONGEST_WAIT_MS)

/**
 * Sends all notices that are due. A message is taken in one transaction and marked in another, so that no two processes
 * send the same; while a server does not take it, it waits, up to seven days.
 * @returns how many were taken over by a transport
 */
export async function deliverDue(house: House, transports: Transports): Promise<number> {
  let sent = 0
  for (;;) {
    const rows = await take(house)
    for (const row of rows) if (await deliver(house, transports, row)) sent++
    if (rows.length < SLICE) return sent
  }
}

/** Takes a slice; two that ask at the same time get different rows, or one gets none. */
async function take(house: House): Promise<Row[]> {
  return asSystem(house, 'notify', async (ctx) => {
    const until = new Date(ctx.now.getTime() + LEASE_MS)
    const { rows } = await sql<Row>`
      update notification set state = 'sending', tries = tries + 1, next_at = ${until}
      where id in (select id from notification where state in ('queued', 'sending') and next_at <= ${ctx.now}
        order by next_at limit ${SLICE} for update skip locked)
      returning id, account_id, channel, topic, language, params_enc, address_enc, address_hash, link, tries, created_at`.execute(ctx.db)
    return rows
  }) // prettier-ignore
}

async function deliver(house: House, transports: Transports, row: Row): Promise<boolean> {
  const transport = transports[row.channel]
  try {
    await transport.send(messageOf(house, row))
  } catch (error) {
    await putBack(house, row, error)
    return false
  }
  await asSystem(house, 'notify', (ctx) =>
    ctx.db
      .updateTable('notification')
      .set({ state: 'sent', sentAt: ctx.now, via: transport.name, error: null })
      .where('id', '=', row.id)
      .execute(),
  )
  return true
}

/** The sentence in the person's language under a subject that is the same for everybody. */
export function messageOf(house: House, row: Row): Message {
  const say = translator(row.language)
  const params = JSON.parse(house.keys.open(row.paramsEnc)) as Record<string, string>
  return {
    id: row.id,
    channel: row.channel,
    address: house.keys.open(row.addressEnc),
    locale: row.language,
    subject: say('kit:notices.subject'),
    text: say(row.topic, params),
    link: row.link && house.config.publicUrl + row.link,
  }
}

async function putBack(house: House, row: Row, error: unknown): Promise<void> {
  const dead = error instanceof NotDeliverable
  await asSystem(house, 'notify', async (ctx) => {
    const late = ctx.now.getTime() - row.createdAt.getTime() > GIVE_UP_MS
    const nextAt = new Date(ctx.now.getTime() + waitAfter(row.tries))
    // What a server says may repeat the address; only its kind is kept.
    const set = { state: dead || late ? 'failed' : 'queued', nextAt, error: kindOf(error) }
    await ctx.db.updateTable('notification').set(set).where('id', '=', row.id).execute()
    if (dead && row.channel === 'push')
      await ctx.db
        .deleteFrom('notificationAddress')
        .where('accountId', '=', row.accountId)
        .where('addressHash', '=', row.addressHash)
        .execute()
  })
  house.log.warn({ notice: row.id, channel: row.channel, tries: row.tries, kind: kindOf(error) }, 'notice not sent')
}

function kindOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [error instanceof NotDeliverable ? 'address' : 'transport', code, responseCode].filter(Boolean).join(' ')
}
