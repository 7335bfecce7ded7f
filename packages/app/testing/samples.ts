import type { RouteContract } from '#shared/contract.ts'
import type { Actor } from '#server/context.ts'
import type { World } from './world.ts'

/** A valid call of a route: who, with what. Modules give one for each of their routes in `tests/samples.ts`. */
export interface Sample {
  role: Parameters<World['actor']>[0]
  /** Key of the small city's area that the caller stands at. */
  at: keyof World['city']
  /** A caller with an account of its own, where the route needs one; else one is made of `role` and `at`. */
  actor?: Actor
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** For uploads: file name and content. */
  file?: { name: string; content: string | Buffer }
}
/** Samples by route name; made against the world, in order, so that one may use what an earlier one made. */
export type Samples = Record<string, (world: World) => Sample | Promise<Sample>>

/** The request that a sample stands for. */
export function requestOf(contract: RouteContract, sample: Sample) {
  const url = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(sample.params?.[name] ?? ''))
  const search = new URLSearchParams(sample.query).toString()
  const base = { method: contract.method, url: search && !sample.file ? `${url}?${search}` : url }
  if (!sample.file) return { ...base, ...(sample.body === undefined ? {} : { payload: sample.body as object }) }
  const boundary = 'liren-boundary'
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(body as string), Buffer.from('\r\n')])
  const payload = Buffer.concat([
    ...Object.entries(sample.query ?? {}).map(([k, v]) => part(`content-disposition: form-data; name="${k}"`, v)),
    part(
      `content-disposition: form-data; name="file"; filename="${sample.file.name}"\r\ncontent-type: application/octet-stream`,
      sample.file.content,
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return { ...base, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

/** Who calls. */
export const callerOf = (world: World, sample: Sample): Actor =>
  sample.actor ?? world.actor(sample.role, world.city[sample.at].id)
