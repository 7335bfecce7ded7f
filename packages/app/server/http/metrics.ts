import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { House } from '../house.ts'

/** Prometheus metrics at `/metrics`: requests by route and status, their time, the process. No personal data. */
export function addMetrics(app: FastifyInstance, house: House): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'liren_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [register],
  })
  const seconds = new Histogram({
    name: 'liren_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route'],
    registers: [register],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.inc({ method: request.method, route, status: reply.statusCode })
    seconds.observe({ method: request.method, route }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const { rows } = {
      rows: await house.opened.db
        .selectFrom('jobRun')
        .select(['phase', (e) => e.fn.countAll<number>().as('n')])
        .groupBy('phase')
        .execute(),
    }
    const jobs = rows.map((r) => `liren_jobs{phase="${r.phase}"} ${r.n}`).join('\n')
    return reply.type(register.contentType).send(`${await register.metrics()}# TYPE liren_jobs gauge\n${jobs}\n`)
  })
}
