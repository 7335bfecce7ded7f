import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouteContract } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { holds } from '../access.ts'
import type { Actor, Ctx, Db } from '../context.ts'
import { transact, type House } from '../house.ts'
import type { BoundRoute, FileReply, RawReply, Refuse } from '../module.ts'
import { rowOfPage, sendExport, wantsExport } from './export.ts'
import { once } from './idempotency.ts'
import { isPublic, mostBytes, optionsOf } from './open.ts'
import { localeOf, sendFile, sendRaw } from './reply.ts'
import { digestOf, takeUpload } from './upload.ts'

/** Who a session's token belongs to; `refusal` is a code that stands in the way of all but `openNames` routes. */
export type Authenticate = (
  db: Db,
  token: string,
  now: Date,
  /** `watching`: only looked at, not used: an idle session goes on being idle. */
  options?: { watching: boolean },
) => Promise<{ actor: Actor; sessionId: string; refusal?: string; openNames?: readonly string[] } | undefined>

export const COOKIE = 'liren_session'

/** Registers every route of every module. */
export function bindRoutes(app: FastifyInstance, house: House, authenticate: Authenticate): void {
  for (const module of house.modules)
    for (const bound of module.routes) bindOne(app, house, authenticate, module.name, bound)
}

function bindOne(app: FastifyInstance, house: House, authenticate: Authenticate, tag: string, bound: BoundRoute): void {
  const { contract } = bound
  const bytes = typeof contract.reply === 'string'
  app.route({
    ...optionsOf(bound, house.config.rate),
    method: contract.method,
    url: contract.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: {
      operationId: contract.name,
      summary: contract.summary,
      tags: [tag],
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query && !contract.upload ? { querystring: contract.query } : {}),
      ...(contract.body && !contract.upload ? { body: contract.body } : {}),
      ...(contract.upload ? { consumes: ['multipart/form-data'] } : {}),
      ...(contract.produces ? { produces: [...contract.produces] } : {}),
      ...(isPublic(contract) ? { security: [] } : {}),
      ...(bytes ? {} : { response: { 200: contract.reply } }),
    },
    preValidation: async (request) => {
      // An export is the same query without its page: the format is the kit's, the contract does not see it.
      const query = request.query as Record<string, unknown>
      if (rowOfPage(contract) && query.format) {
        request.exportAs = { format: String(query.format), columns: String(query.columns ?? '') }
        for (const key of ['format', 'columns', 'page', 'size']) delete query[key]
      }
    },
    handler: (request, reply) => answer(house, authenticate, bound, request, reply),
  })
}

async function answer(
  house: House,
  authenticate: Authenticate,
  bound: BoundRoute,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { contract } = bound
  const who = await actorOf(house, authenticate, contract, request)
  const upload = contract.upload ? await takeUpload(request, contract, mostBytes(contract, house.config)) : undefined
  try {
    const query = (upload?.fields ?? request.query) as { asOf?: string; knownOn?: string }
    const input = { params: request.params, query, body: request.body }
    const asker = {
      actor: who.actor,
      asOf: query?.asOf,
      knownOn: query?.knownOn,
      locale: localeOf(request),
      requestId: request.id,
      setSession: (token: string | null) => setCookie(reply, token, house.config.secure),
      client: { address: request.ip, agent: request.headers['user-agent'] ?? '', sessionId: who.sessionId },
      readOnly: isPublic(contract) && contract.kind === 'query',
    }
    const told = upload ? { ...input, file: await digestOf(upload.file.path) } : input
    const run = (ctx: Ctx) => bound.handle(ctx, input as never, upload?.file)
    if (wantsExport(request)) return await sendExport(house, asker, contract, input, bound, request.exportAs!, reply)
    const result = await transact(house, asker, (ctx) =>
      contract.kind === 'command'
        ? once(ctx, request.headers['idempotency-key'], contract, told, () => run(ctx))
        : run(ctx),
    )
    // A refusal that is returned, not thrown, keeps what the transaction wrote (a failed log-in counts).
    if (result instanceof AppError) throw result
    if (contract.reply === 'raw') return sendRaw(reply, result as RawReply)
    return contract.reply === 'file' ? sendFile(reply, result as FileReply) : reply.send(result ?? {})
  } finally {
    await upload?.dispose()
  }
}

async function actorOf(house: House, authenticate: Authenticate, contract: RouteContract, request: FastifyRequest) {
  // The same answer for everybody: nothing that is open depends on who happens to be signed in here.
  if (isPublic(contract)) return { actor: { kind: 'public' } as const, sessionId: undefined }
  const token = request.cookies[COOKIE]
  const found = token ? await authenticate(house.opened.db, token, house.clock()) : undefined
  if (!found) throw new AppError('access.loginFirst', 401)
  if (found.refusal && !found.openNames?.includes(contract.name)) throw new AppError(found.refusal, 403)
  if (contract.permission !== 'session' && !holds(found.actor, contract.permission))
    throw new AppError('access.denied', 403, { right: contract.permission })
  return { actor: found.actor, sessionId: found.sessionId }
}

function setCookie(reply: FastifyReply, token: string | null, secure: boolean): void {
  if (token === null) void reply.clearCookie(COOKIE, { path: '/' })
  else void reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

declare module 'fastify' {
  interface FastifyRequest {
    exportAs?: { format: string; columns: string }
  }
  interface FastifyContextConfig {
    foreign?: boolean
    refuse?: Refuse
  }
}
