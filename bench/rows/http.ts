import { createServer } from '../../packages/app/server/http/server.ts'
import { authenticate, demonstrationPassword, seedAccounts } from '../../packages/app/modules/accounts/index.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import type { Bed } from '../types.ts'

/** A server on a free port with somebody logged in. */
export interface Client {
  address: string
  headers: Record<string, string>
  get: (path: string) => Promise<Response>
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  close: () => Promise<void>
}

let logins = 0

/** Serves the bed's city over HTTP in this process and logs a worker of an area in. */
export async function serveFor(bed: Bed, role: Who, areaId: string): Promise<Client> {
  const server = await createServer(bed.house, authenticate)
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const client = await logIn(bed, address, role, areaId)
  return { ...client, close: () => server.close() }
}

type Who = 'communityWorker' | 'subdistrictOfficer' | 'countyOfficer' | 'cityOfficer'

/** Somebody of an area, logged in at a server of the bed's city. */
export async function logIn(bed: Bed, address: string, role: Who, areaId: string): Promise<Omit<Client, 'close'>> {
  const login = `bench${++logins}`
  await asSystem(bed.house, 'bench', (ctx) => seedAccounts(ctx, [{ login, name: login, role, areaId }]))
  const headers: Record<string, string> = { 'x-liren-request': '1', 'accept-language': 'zh-CN' }
  const send =
    (method: string) =>
    (path: string, body?: unknown, more: Record<string, string> = {}) =>
      fetch(address + path, {
        method,
        headers: { ...headers, ...more, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  const post = send('POST')
  const reply = await post('/api/accounts/sign-in', { login, password: demonstrationPassword })
  const cookie = reply.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  if (!reply.ok || !cookie) throw new Error(`could not log in: ${reply.status} ${await reply.text()}`)
  headers.cookie = cookie
  return { address, headers, get: send('GET'), post }
}
