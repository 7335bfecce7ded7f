import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '#shared/errors.ts'
import { notFound } from '../access.ts'
import type { Actor } from '../context.ts'
import { transact, type House } from '../house.ts'
import type { Topic } from '../live.ts'
import { COOKIE, type Authenticate } from './bind.ts'
import { localeOf } from './reply.ts'

/** So often the line is kept warm, and the session and its rights are looked at again. */
const BEAT_MS = 15_000
const MOST_TOPICS = 20
const NOBODY: Actor = { kind: 'public' }
/** A browser that takes nothing in is let go at so many characters. */
const MOST_WAITING = 1_000_000

/**
 * `GET /api/live?topic=job:<id>&topic=…`: server-sent events, each `{ topic, data }`, first how every topic stands, then
 * what is told. Only for a session that may see all of them; it ends with the session or a right, at the next beat. The
 * look at the session does not count as use of it. Public topics alone need no session, and the line knows nobody. A page
 * that gets no line asks again by itself.
 */
export function addLive(app: FastifyInstance, house: House, authenticate: Authenticate): void {
  const open: Record<string, Topic> = Object.assign({}, ...house.modules.map((m) => m.publicTopics))
  const topics: Record<string, Topic> = Object.assign({}, ...house.modules.map((m) => m.topics), open)
  const lines = new Set<PassThrough>()
  app.addHook('preClose', async () => lines.forEach((line) => line.end()))

  async function actorOf(request: FastifyRequest): Promise<Extract<Actor, { kind: 'account' }>> {
    const token = request.cookies[COOKIE]
    const found = token ? await authenticate(house.opened.db, token, house.clock(), { watching: true }) : undefined
    if (found?.actor.kind !== 'account') throw new AppError('access.loginFirst', 401)
    if (found.refusal) throw new AppError(found.refusal, 403)
    return found.actor
  }
  /** How all stands now, for this person. @throws AppError where they may not see one of them */
  const look = (request: FastifyRequest, actor: Actor, asked: readonly string[]) =>
    transact(house, { actor, locale: localeOf(request), readOnly: true }, async (ctx) => {
      const now: [string, object][] = []
      for (const topic of asked) now.push([topic, await check(topics, topic)(ctx, topic.slice(topic.indexOf(':') + 1))])
      return now
    })

  app.get('/api/live', { schema: { hide: true } }, async (request, reply) => {
    const asked = askedOf(request.query)
    const actor = asked.every((topic) => Object.hasOwn(open, kindOf(topic))) ? NOBODY : await actorOf(request)
    const line = new PassThrough()
    let held: string[] | undefined = []
    const send = (topic: string, data: object) => {
      const text = `data: ${JSON.stringify({ topic, data })}\n\n`
      if (held) held.push(text)
      else if (line.writableLength > MOST_WAITING) line.end()
      else if (!line.writableEnded) line.write(text)
    }
    const ends = asked.map((topic) => house.live.listen(topic, (data) => send(topic, data)))
    line.once('close', () => ends.forEach((end) => end()))
    try {
      const present = await look(request, actor, asked)
      const meanwhile = held
      held = undefined
      for (const [topic, data] of present) send(topic, data)
      for (const text of meanwhile) line.write(text)
    } catch (error) {
      line.destroy()
      throw error
    }
    lines.add(line)
    const beat = setInterval(() => {
      if (!line.writableEnded) line.write(': beat\n\n')
      void again()
    }, BEAT_MS)
    let looking = false
    async function again(): Promise<void> {
      if (looking || actor.kind !== 'account') return
      looking = true
      try {
        const now = await actorOf(request)
        if (now.grantId !== actor.grantId) throw new AppError('access.denied', 403)
        await look(request, now, asked)
      } catch {
        line.end()
      }
      looking = false
    }
    line.once('close', () => {
      clearInterval(beat)
      lines.delete(line)
    })
    return reply
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .type('text/event-stream; charset=utf-8')
      .send(line)
  })
}

const kindOf = (topic: string): string => topic.split(':', 1)[0]!

function askedOf(query: unknown): string[] {
  const { topic } = query as { topic?: string | string[] }
  const asked = [...new Set([topic ?? []].flat())]
  if (asked.length === 0 || asked.length > MOST_TOPICS) throw new AppError('kit.badRequest', 400)
  return asked
}

function check(topics: Record<string, Topic>, topic: string): Topic {
  const kind = kindOf(topic)
  if (!Object.hasOwn(topics, kind)) throw notFound()
  return topics[kind]!
}
