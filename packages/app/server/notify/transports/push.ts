import { webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPushHTTPRequest } from '@pushforge/builder'
import type { PushSubscription } from '#shared/notices.ts'
import { NotDeliverable, type Transport } from '../types.ts'

const WAIT_MS = 20_000
const KEPT_SECONDS = 86_400

/** The push services of the browsers. A subscription that names another host is refused: the house calls no address of a stranger's choice. */
const SERVICES =
  /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|([\w-]+\.)?push\.apple\.com|([\w-]+\.)+notify\.windows\.com)$/
export const isPushService = (endpoint: string): boolean =>
  URL.canParse(endpoint) && new URL(endpoint).protocol === 'https:' && SERVICES.test(new URL(endpoint).host)

export interface VapidKeys {
  /** What browsers subscribe with: the uncompressed point in base64url. */
  publicKey: string
  privateKey: JsonWebKey
}

/** The house's own pair of keys for web push (RFC 8292), made once and kept in the data folder. */
export async function vapidKeys(data: string): Promise<VapidKeys> {
  const file = join(data, 'keys', 'vapid.json')
  if (!existsSync(file)) {
    const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const publicKey = Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url')
    const privateKey = await webcrypto.subtle.exportKey('jwk', pair.privateKey)
    mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify({ publicKey, privateKey }), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as VapidKeys
}

/**
 * Web push (RFC 8030, 8291): the text is encrypted for the browser, the push service reads none of it.
 * @param contact `mailto:` or `https:` address for the push service's people
 */
export function pushTransport(keys: VapidKeys, contact: string, post: typeof fetch = fetch): Transport {
  return {
    name: 'push',
    send: async ({ address, subject, text, link }) => {
      const subscription = JSON.parse(address) as PushSubscription
      if (!isPushService(subscription.endpoint)) throw new NotDeliverable()
      const { endpoint, headers, body } = await buildPushHTTPRequest({
        privateJWK: keys.privateKey,
        subscription,
        message: { payload: { title: subject, body: text, link: link ?? '' }, adminContact: contact, options: { ttl: KEPT_SECONDS } },
      }) // prettier-ignore
      const answer = await post(endpoint, { method: 'POST', headers, body, signal: AbortSignal.timeout(WAIT_MS) })
      if (answer.status === 404 || answer.status === 410) throw new NotDeliverable()
      if (!answer.ok) throw Object.assign(new Error('push service'), { responseCode: answer.status })
    },
  }
}
