import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const AREA = '0190a1b2-0000-7000-8000-0000000000aa'
const post = { grantId: AREA, role: 'cityOfficer', areaId: AREA, areaName: '临沂市', level: 2, path: '/3713/' }
const me = {
  accountId: AREA, login: 'city', name: '王主任', post, abilities: ['areas.read', 'planning.draw'], strong: true, secondFactor: 'enrolled',
  posts: [post, { ...post, grantId: '0190a1b2-0000-7000-8000-0000000000ab', areaName: '兰山区', role: 'countyOfficer' }],
  secondFactorDue: false, language: 'zh-CN', elderMode: false, demonstration: true, today: '2026-11-22', mapTiles: null,
} // prettier-ignore
const area = (id: string, name: string) => ({
  id, name, slug: '3713', level: 3, kind: 'district', parentId: null, parentName: '临沂市', codeStat: '371302000000', codeCivil: null,
  urbanRural: null, path: '/3713/371302/', validFrom: '1994-12-17', validTo: null, inForce: true, ancestors: [], hasBoundary: false, version: 1, children: 4,
}) // prettier-ignore
const things = Array.from({ length: 137 }, (_, i) => ({
  id: String(i),
  name: `${['金泰', '银雀', '沂蒙', '兰亭'][i % 4]}${i + 1}号院`,
  kind: ['小区', '楼院', '宿舍区'][i % 3],
  people: 120 + ((i * 37) % 900),
  since: `19${80 + (i % 20)}-06-30`,
  note: '—',
}))
const demonstration = {
  password: 'demonstration',
  rows: [
    { login: 'city', name: '王主任', role: 'cityOfficer', areaName: '临沂市' },
    { login: 'worker', name: '李芳', role: 'communityWorker', areaName: '金雀山社区' },
  ],
}
const job = {
  id: AREA, name: 'gallery.import', areaId: AREA, phase: 'running', done: 2400, total: 6828, result: null, error: null, cancelAsked: false,
  createdAt: '2026-11-22T01:00:00Z', startedAt: '2026-11-22T01:00:01Z', endedAt: null,
} // prettier-ignore

/** What the gallery's switches say: whether a session is open, and what a command is refused with. */
export const state = freshState()

function freshState() {
  return {
    signedIn: true,
    refuse: undefined as undefined | { status: number; error: object },
    commands: [] as string[],
  }
}

function answerOf(path: string, query: URLSearchParams): unknown {
  if (path === '/api/me') return me
  if (path === '/api/jobs') return { rows: [job], total: 1, page: 1, size: 8 }
  if (path.startsWith('/api/jobs/')) return job
  if (path === '/api/areas/children')
    return { rows: ['兰山区', '罗庄区', '河东区'].map((n, i) => area(`${AREA.slice(0, -1)}${i}`, n)) }
  if (path === '/api/areas') return { rows: [area(AREA, '兰山区')], total: 1, page: 1, size: 12 }
  if (path.startsWith('/api/areas/')) return area(AREA, '临沂市')
  if (path === '/api/saved-views') return { rows: [{ id: AREA, name: '只看楼院', query: 'kind=楼院' }] }
  if (path === '/api/gallery/things') return listOf(query)
  if (path.endsWith('/reveal')) return { value: '371399199001010017' }
  return {}
}

function listOf(query: URLSearchParams) {
  const search = query.get('search') ?? ''
  const kind = query.get('kind')
  const rows = things.filter((t) => t.name.includes(search) && (!kind || t.kind === kind))
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('size') ?? 50)]
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, page, size }
}

function answer(root: string, request: IncomingMessage, reply: ServerResponse) {
  const url = new URL(request.url!, 'http://gallery')
  const send = (status: number, body: unknown) =>
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (url.pathname === '/healthz') return send(200, {})
  if (!url.pathname.startsWith('/api/')) return file(root, url.pathname, reply)
  if (url.pathname === '/api/accounts/demonstration') return send(200, demonstration)
  if (url.pathname === '/api/accounts/sign-in') {
    state.signedIn = true
    return send(200, { state: 'in' })
  }
  if (!state.signedIn) return send(401, { error: { code: 'access.loginFirst', message: '请先登录', params: {} } })
  if (request.method === 'GET') return send(200, answerOf(url.pathname, url.searchParams))
  state.commands.push(String(request.headers['idempotency-key']))
  if (state.refuse) return send(state.refuse.status, { error: state.refuse.error })
  return send(200, url.pathname.endsWith('/things') ? { id: '138' } : answerOf(url.pathname, url.searchParams))
}

function file(root: string, path: string, reply: ServerResponse) {
  const wanted = join(root, path)
  const found = path !== '/' && existsSync(wanted) ? wanted : join(root, 'index.html')
  reply.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' })
  createReadStream(found).pipe(reply)
}

/** A small server that answers as the real one would, with the gallery packed in `root`, on a free port. */
export function serveGallery(root: string): Promise<{ address: string; close: () => Promise<void> }> {
  Object.assign(state, freshState())
  const server = createServer((request, reply) => void answer(root, request, reply))
  const close = () =>
    new Promise<void>((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    })
  return new Promise((ready) =>
    server.listen(0, '127.0.0.1', () =>
      ready({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }),
    ),
  )
}
