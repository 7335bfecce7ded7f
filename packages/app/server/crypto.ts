import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'

/** What protects personal data. Made once from the master key; derived keys differ by purpose (HKDF-SHA-256). */
export interface Keys {
  /** Encrypts a text: profile letter, then base64 of nonce, tag and bytes. */
  seal: (text: string) => string
  /** @throws Error when the text was changed or the key is another one */
  open: (sealed: string) => string
  /** Blind index: the same text gives the same 32 hexadecimal digits, which say nothing without the key. */
  blind: (text: string) => string
  /** A keyed digest for seals over stored facts (HMAC-SM3, hexadecimal). */
  mac: (text: string) => string
}

/** SM3 digest (GB/T 32905-2016), hexadecimal. */
export const sm3 = (what: string | Uint8Array): string => createHash('sm3').update(what).digest('hex')

/**
 * @param profile `gcm`: AES-256-GCM with HMAC-SHA-256 index; `sm`: SM4-CTR, encrypt-then-MAC by HMAC-SM3, HMAC-SM3 index.
 * Texts sealed under either profile open under both.
 */
export function openKeys(master: Buffer, profile: 'gcm' | 'sm'): Keys {
  // Key objects, not buffers: each use of a buffer makes one anew, which costs more than the cipher itself.
  const derive = (purpose: string, bytes: number) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, 'liren', purpose, bytes)))
  const gcm = derive('seal.gcm', 32)
  const sm4 = derive('seal.sm4', 16)
  const sm4Mac = derive('seal.sm4.mac', 32)
  const index = derive(`index.${profile}`, 32)
  const stored = derive('stored', 32)
  const hash = profile === 'gcm' ? 'sha256' : 'sm3'
  return {
    seal: (text) => (profile === 'gcm' ? sealGcm(gcm, text) : sealSm(sm4, sm4Mac, text)),
    open: (sealed) => (sealed[0] === 's' ? openSm(sm4, sm4Mac, sealed) : openGcm(gcm, sealed)),
    blind: (text) => createHmac(hash, index).update(text).digest('hex').slice(0, 32),
    mac: (text) => createHmac('sm3', stored).update(text).digest('hex'),
  }
}

const pool = Buffer.allocUnsafe(16_384)
let used = pool.length
/** Random bytes from a pool: one system call for many nonces. */
function nonce(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const out = Buffer.from(pool.subarray(used, used + bytes))
  used += bytes
  return out
}

function sealGcm(key: KeyObject, text: string): string {
  const iv = nonce(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = cipher.update(text, 'utf8')
  cipher.final()
  return 'g' + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

function openGcm(key: KeyObject, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(1), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

const macOf = (key: KeyObject, bytes: Buffer) => createHmac('sm3', key).update(bytes).digest().subarray(0, 16)

function sealSm(key: KeyObject, macKey: KeyObject, text: string): string {
  const iv = nonce(16)
  const cipher = createCipheriv('sm4-ctr', key, iv)
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
  return 's' + Buffer.concat([macOf(macKey, body), body]).toString('base64')
}

function openSm(key: KeyObject, macKey: KeyObject, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(1), 'base64')
  const body = bytes.subarray(16)
  if (!timingSafeEqual(bytes.subarray(0, 16), macOf(macKey, body))) throw new Error('sealed text was changed')
  const decipher = createDecipheriv('sm4-ctr', key, body.subarray(0, 16))
  return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]).toString('utf8')
}
