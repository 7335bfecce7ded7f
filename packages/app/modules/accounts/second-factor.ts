import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'

const ISSUER = '里仁 Liren'
const PERIOD = 30

const totpOf = (login: string, secret: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label: login,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD,
    algorithm: 'SHA1',
  })

/** A new secret of 160 bits as base32 (RFC 4226, 4). */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator needs: the address to type or open, and its picture. */
export async function enrolment(login: string, secret: string): Promise<{ uri: string; svg: string }> {
  const uri = totpOf(login, secret).toString()
  return { uri, svg: await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}

/**
 * The time step of a right code, or why it is refused. One step of drift either way; a code of a step that was already
 * taken is a replay (RFC 6238, 5.2).
 */
export function stepOf(
  secret: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | 'codeWrong' | 'codeUsed' {
  const timestamp = now.getTime()
  const delta = TOTP.validate({ token: code, secret: Secret.fromBase32(secret), timestamp, period: PERIOD, window: 1 })
  if (delta === null) return 'codeWrong'
  const step = TOTP.counter({ period: PERIOD, timestamp }) + delta
  return lastStep !== null && step <= lastStep ? 'codeUsed' : step
}
