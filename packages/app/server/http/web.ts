import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { AppError } from '#shared/errors.ts'
import type { Module } from '../module.ts'

export const dist = join(import.meta.dirname, '../../dist')

/** The first part of every route's address: what programs ask, and pages never are. */
const roots = (modules: readonly Module[]): ReadonlySet<string> =>
  new Set(['api', ...modules.flatMap((m) => m.routes.map((r) => r.contract.path.split('/')[1]!))])

/** Each of the three entries has its own first part of the address. */
function pageOf(url: string): string {
  const first = url.split(/[/?]/)[1]
  return first === 'public' ? 'public.html' : first === 'my' ? 'my.html' : 'index.html'
}

/** The packed pages under `/`; any other address that is not a route's is answered by the page itself. */
export async function addWeb(app: FastifyInstance, modules: readonly Module[]): Promise<void> {
  const asked = roots(modules)
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
    if (!packed || request.method !== 'GET' || asked.has(request.url.split(/[/?]/)[1] ?? ''))
      throw new AppError('access.notFound', 404)
    return reply.header('cache-control', 'no-cache').sendFile(pageOf(request.url))
  })
}
