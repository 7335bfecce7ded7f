import { fork } from 'node:child_process'
import { join } from 'node:path'
import { cpuOf } from '../measure.ts'
import { atMost, type Bed, type Row } from '../types.ts'
import { serveFor } from './http.ts'

const REQUESTS = 400

type Query = (text: string, params?: readonly unknown[]) => Promise<unknown>
interface Statement {
  text: string
  params: readonly unknown[]
}

/** Writes down every statement that passes through the pool while `work` runs. */
async function overheard(bed: Bed, work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  const pool = bed.house.opened.pool as unknown as { connect: () => Promise<{ query: Query }> }
  const connect = pool.connect
  pool.connect = async () => {
    const client = await connect.call(pool)
    const query = client.query
    client.query = (text, params = []) => {
      heard.push({ text, params })
      return query.call(client, text, params)
    }
    return client
  }
  await work()
  pool.connect = connect
  return heard
}

/** The transaction that reads the list: from its `begin` to its `commit`. */
function transactionOf(statements: readonly Statement[], table: RegExp): Statement[] {
  const at = statements.findLastIndex((s) => table.test(s.text))
  const begins = statements.slice(0, at).findLastIndex((s) => /^\s*(begin|start)/i.test(s.text))
  const ends = statements.findIndex((s, i) => i > at && /^\s*commit/i.test(s.text))
  return statements.slice(Math.max(begins, 0), ends + 1)
}

/** A client in a process of its own, so that its CPU is not counted. */
function askFromOutside(url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, '../client.ts'), [url, String(REQUESTS), JSON.stringify(headers)])
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the client ended with ${code}`))))
  })
}

/** The same statements, without Kysely, HTTP, contracts and serializing. */
async function bare(bed: Bed, statements: readonly Statement[]): Promise<void> {
  const pool = bed.house.opened.pool as unknown as { connect: () => Promise<{ query: Query; release: () => void }> }
  for (let n = 0; n < REQUESTS; n++) {
    const client = await pool.connect()
    for (const s of statements) await client.query(s.text, s.params)
    client.release()
  }
}

/** A page of 50 people of one community, as its worker sees it. */
export const listPage: Row = {
  id: 'list',
  work: 'list page of 50 rows, row-level security on',
  run: async (bed) => {
    const place = bed.communities[Math.floor(bed.communities.length / 2)]!
    const client = await serveFor(bed, 'communityWorker', place.id)
    try {
      const path = `/api/people?areaId=${place.id}&size=50`
      const heard = await overheard(bed, async () => {
        const reply = await client.get(path)
        const page = (await reply.json()) as { rows?: unknown[] }
        if (page.rows?.length !== 50) throw new Error(`list: ${reply.status} ${JSON.stringify(page).slice(0, 300)}`)
      })
      const list = transactionOf(heard, /from "?resident/i)
      await askFromOutside(client.address + path, client.headers)
      const http = await cpuOf(() => askFromOutside(client.address + path, client.headers))
      await bare(bed, list)
      const sql = await cpuOf(() => bare(bed, list))
      const each = `${(http / REQUESTS).toFixed(2)} ms against ${(sql / REQUESTS).toFixed(2)} ms, ${list.length} of ${heard.length} statements are the list's`
      return [atMost(`CPU of this process per request (${each})`, http / sql, 3, ' ×')]
    } finally {
      await client.close()
    }
  },
}
