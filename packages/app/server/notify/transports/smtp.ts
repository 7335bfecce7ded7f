import { createTransport } from 'nodemailer'
import { NotDeliverable, type Transport } from '../types.ts'

const WAIT_MS = 20_000

/**
 * Hands e-mail to a server (`smtp://user:password@host:587`, `smtps://` for TLS from the first byte). The number of the
 * notice is the Message-ID: should a process die between the server's yes and our note of it, the second copy is the same
 * message to every mail program.
 */
export function smtpTransport(url: string, from: string): Transport {
  const mailer = createTransport({
    url,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
  })
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    name: 'smtp',
    send: async ({ id, address, subject, text, link }) => {
      const mail = { from, to: { name: '', address }, subject, messageId: `<${id}@${host}>`, text: link ? `${text}\n\n${link}\n` : `${text}\n` } // prettier-ignore
      await mailer.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } }).catch((error: unknown) => {
        throw refusedAddress(error) ? new NotDeliverable() : error
      })
    },
  }
}

/** RFC 5321: 5xx to the recipient is for good; 4xx and a server that does not answer are not. */
function refusedAddress(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  return command === 'RCPT TO' && (responseCode ?? 0) >= 500
}
