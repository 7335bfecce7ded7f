import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { publicPerMinute, type RouteContract } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import type { Config } from '../config.ts'
import type { BoundRoute } from '../module.ts'

/** `LIREN_RATE` for which limits of single routes are written. */
const USUAL_RATE = 1200
const KIB = 1024
const PUBLIC_BODY = 256 * KIB
const PUBLIC_UPLOAD = 10 * KIB * KIB
const FORM = 'application/x-www-form-urlencoded'

/** Whether anybody may call it. */
export const isPublic = (contract: Pick<RouteContract, 'permission'>): boolean => contract.permission === 'public'

/** How much a file may have: who has not signed in sends pictures, not registers. */
export const mostBytes = (contract: RouteContract, config: Config): number =>
  isPublic(contract) ? Math.min(config.uploadBytes, PUBLIC_UPLOAD) : config.uploadBytes

/**
 * What fastify is told of a route that anybody may call: its own limit for one address, and a small body.
 * @throws Error for a contract that is open by mistake: a public command that does not say so, openness of another route
 */
export function optionsOf({ contract, refuse }: BoundRoute, rate: number): RouteShorthandOptions {
  const { name, open, kind } = contract
  if (!isPublic(contract)) {
    if (open) throw new Error(`${name}: only a public route is open`)
    return refuse ? { config: { refuse } } : {}
  }
  if (kind === 'command' && !open?.writes) throw new Error(`${name}: a public command says open.writes`)
  const perMinute = open?.perMinute ?? publicPerMinute[kind]
  const max = Math.max(1, Math.round((perMinute * rate) / USUAL_RATE))
  return {
    ...(contract.upload ? {} : { bodyLimit: PUBLIC_BODY }),
    config: {
      rateLimit: { max, timeWindow: '1 minute' },
      ...(refuse ? { refuse } : {}),
      ...(open?.foreign ? { foreign: true } : {}),
    },
  }
}

/** Lets programs of others in, at those routes that are open to them: their forms, and their pages. */
export function addForeign(app: FastifyInstance): void {
  app.addContentTypeParser(FORM, { parseAs: 'string' }, (request, body, done) => {
    if (!request.routeOptions.config.foreign) return done(new AppError('kit.badMediaType', 415))
    return done(null, formOf(body as string))
  })
  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.routeOptions.config.foreign) return
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
  })
}

/** A form as an object; a name that stands twice has a list. */
function formOf(body: string): Record<string, string | string[]> {
  const form = new URLSearchParams(body)
  return Object.fromEntries(
    [...new Set(form.keys())].map((key) => {
      const all = form.getAll(key)
      return [key, all.length > 1 ? all : all[0]!]
    }),
  )
}
