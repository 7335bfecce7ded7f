import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileReply, RawReply } from '../module.ts'
import type { Locale } from '../texts.ts'

/** The language asked for; Chinese unless English is. */
export const localeOf = (request: Pick<FastifyRequest, 'headers'>): Locale =>
  /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN'

/** Sends bytes as a download; the name may be Chinese (RFC 6266). */
export function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', 'no-store')
    .type(file.type)
    .send(Buffer.isBuffer(file.body) ? file.body : Readable.from(file.body))
}

/** Sends bytes or text under exactly the content type that is named. */
export function sendRaw(reply: FastifyReply, raw: RawReply): FastifyReply {
  const whole = typeof raw.body === 'string' || Buffer.isBuffer(raw.body)
  return reply
    .status(raw.status ?? 200)
    .header('cache-control', raw.cacheSeconds ? `public, max-age=${raw.cacheSeconds}` : 'no-store')
    .header('content-type', raw.type)
    .send(whole ? raw.body : Readable.from(raw.body))
}
