import type { House } from '../house.ts'
import { deliverDue } from './deliver.ts'
import { logTransport } from './transports/log.ts'
import { pushTransport, vapidKeys } from './transports/push.ts'
import { smtpTransport } from './transports/smtp.ts'
import type { Transports } from './types.ts'

const EVERY_MS = 5_000

/** What the settings allow: e-mail where a server is named, web push with the house's keys, SMS to the log only. */
export async function transportsOf(house: House): Promise<Transports> {
  const { smtpUrl, mailFrom, data, publicUrl } = house.config
  const log = logTransport(house.log)
  const contact = mailFrom ? `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}` : publicUrl
  return {
    email: smtpUrl && mailFrom ? smtpTransport(smtpUrl, mailFrom) : log,
    sms: log,
    push: pushTransport(await vapidKeys(data), contact),
  }
}

/** Sends what is due now and every five seconds. Returns what ends it, after the message in hand. */
export async function startNotify(house: House): Promise<() => Promise<void>> {
  const transports = await transportsOf(house)
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= deliverDue(house, transports)
      .catch((err: unknown) => house.log.error({ err }, 'notices'))
      .finally(() => (running = undefined))
  }
  run()
  const timer = setInterval(run, EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
