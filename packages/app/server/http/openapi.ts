import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** OpenAPI 3.1 of all routes at `/api/openapi.json`. The docs page at `/api/docs` draws it without foreign code. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Liren 里仁',
        version: '0.1.0',
        description: 'Every write carries `x-liren-request: 1` and may carry an `idempotency-key`.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'liren_session' } } },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(app.swagger() as unknown as Doc)),
  )
}

interface Doc {
  paths: Record<
    string,
    Record<
      string,
      {
        summary?: string
        tags?: string[]
        operationId?: string
        parameters?: { name: string; in: string; required?: boolean }[]
      }
    >
  >
}
const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`)

function docsPage(doc: Doc): string {
  const rows = Object.entries(doc.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, o]) => ({ path, verb, ...o })),
  )
  const groups = Map.groupBy(rows, (r) => r.tags?.[0] ?? '')
  const section = ([tag, list]: [string, typeof rows]) =>
    `<section><h2 id="${escape(tag)}">${escape(tag)}</h2><table><thead><tr><th scope="col">Verb</th><th scope="col">Address</th><th scope="col">What it does</th><th scope="col">Parameters</th></tr></thead><tbody>${list.map((r) => `<tr><td><code>${r.verb.toUpperCase()}</code></td><td><code>${escape(r.path)}</code></td><td>${escape(r.summary ?? '')}</td><td>${(r.parameters ?? []).map((p) => `<code>${escape(p.name)}</code>`).join(' ')}</td></tr>`).join('')}</tbody></table></section>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Liren API</title><style>body{font:15px/1.6 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#1f2329;background:#faf8f5}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #ddd6cb;vertical-align:top}a{color:#8a2b1f}</style></head><body><main><h1>Liren API</h1><p>Machine-readable: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>${[...groups].map(section).join('')}</main></body></html>`
}
