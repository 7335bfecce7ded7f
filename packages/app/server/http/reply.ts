import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileReply } from '../module.ts'
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
