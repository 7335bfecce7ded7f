import type { NoticeChannel } from '#shared/notices.ts'
import type { Locale } from '../texts.ts'

/** A notice as a transport takes it: a subject that names nobody, a text in the person's language. */
export interface Message {
  id: string
  channel: NoticeChannel
  /** E-mail address, mobile number, or a push subscription as JSON. */
  address: string
  locale: Locale
  subject: string
  text: string
  /** Where it leads, a whole address. */
  link: string | null
}

/**
 * Takes one message over for good when it returns.
 * @throws NotDeliverable where the address itself is at fault; anything else is tried again later
 */
export interface Transport {
  name: string
  send: (message: Message) => Promise<void>
}
export type Transports = Record<NoticeChannel, Transport>

/** The address takes nothing, now or later. */
export class NotDeliverable extends Error {}
