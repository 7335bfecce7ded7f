import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '#shared/errors.ts'

export const dist = join(import.meta.dirname, '../../dist')

/** The packed pages under `/`; any other address that is not the API's is answered by the page itself. */
export async function addWeb(app: FastifyInstance): Promise<void> {
  const packed = existsSync(join(dist, 'index.html'))
  if (packed)
    await app.register(fastifyStatic, {
      root: dist,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    if (!packed || request.method !== 'GET' || request.url.startsWith('/api/'))
      throw new AppError('access.notFound', 404)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
