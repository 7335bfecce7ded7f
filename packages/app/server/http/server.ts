import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { AppError } from '#shared/errors.ts'
import type { House } from '../house.ts'
import { translator } from '../texts.ts'
import { bindRoutes, type Authenticate } from './bind.ts'
import { localeOf, sendRaw } from './reply.ts'
import { addLive } from './live.ts'
import { addMetrics } from './metrics.ts'
import { addForeign } from './open.ts'
import { addOpenApi } from './openapi.ts'
import { refusalOf } from './refusal.ts'
import { addWeb } from './web.ts'

/** The HTTP server with every module's routes, OpenAPI, health, metrics and the packed web pages. */
export async function createServer(house: House, authenticate: Authenticate): Promise<FastifyInstance> {
  const { config } = house
  const app = fastify({
    logger:
      config.log === 'silent'
        ? false
        : { level: config.log, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: 8 * 1024 * 1024,
    genReqId: () => randomUUID(),
    trustProxy: config.secure,
    routerOptions: { maxParamLength: 200 },
    logController: new LogController({ disableRequestLogging: config.log !== 'debug' }),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => {
    const { status, reply: body } = refusalOf(error, translator(localeOf(request)))
    const own = request.routeOptions.config.refuse
    if (status >= 500) request.log.error({ err: error, url: request.routeOptions.url }, 'request failed')
    if (own) return sendRaw(reply, { status, ...own(body.error, status, request.url) })
    return reply.status(status).type('application/json; charset=utf-8').send(body)
  })
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: policyOf(config.tiles), strictTransportSecurity: config.secure })
  await app.register(rateLimit, { max: config.rate, timeWindow: '1 minute' })
  await app.register(multipart, { limits: { fileSize: config.uploadBytes, files: 1, fields: 30, fieldSize: 100_000 } })
  app.addHook('onRequest', refuseForged(new URL(config.publicUrl).host))
  addForeign(app)
  await addOpenApi(app)
  addMetrics(app, house)
  app.get('/healthz', { schema: { hide: true } }, () => health(house))
  bindRoutes(app, house, authenticate)
  addLive(app, house, authenticate)
  await addWeb(app, house.modules)
  return app
}

/**
 * A write must carry a header that no form and no foreign page can send without asking first, and an `Origin`, where
 * there is one, must be this host, or the one people reach it by where a proxy stands in front.
 */
const refuseForged =
  (publicHost: string) =>
  async (request: FastifyRequest): Promise<void> => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    // Nobody's session is used there, so nobody's can be misused.
    if (request.routeOptions.config.foreign) return
    const { origin, host } = request.headers
    if (
      request.headers['x-liren-request'] !== '1' ||
      (origin !== undefined && !(URL.canParse(origin) && [host, publicHost].includes(new URL(origin).host)))
    )
      throw new AppError('kit.noHeader', 403)
  }

async function health(house: House) {
  const began = performance.now()
  await house.opened.db.selectFrom('setting').select('key').limit(1).execute()
  return { status: 'ok', engine: house.opened.engine, databaseMs: Math.round(performance.now() - began) }
}

const policyOf = (tiles: string) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    // antd writes its styles while it runs.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:', ...(tiles ? [new URL(tiles.replace(/\{[a-z]\}/g, 'x')).origin] : [])],
    connectSrc: ["'self'"],
    fontSrc: ["'self'", 'data:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
  },
})
