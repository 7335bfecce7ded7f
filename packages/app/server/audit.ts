import { sm3 } from './crypto.ts'
import type { Ctx, Db, Tx } from './context.ts'
import type { Keys } from './crypto.ts'

/** What a command leaves behind. */
export interface Entry {
  command: string
  areaId: string
  subject: { type: string; id: string }
  /** Field → [before, after]. Personal numbers never stand here; say `'***'` where one changed. */
  changes?: Record<string, [unknown, unknown]>
  reason?: string
}
interface Link {
  areaId: string
  seq: number
  at: string
  actorId: string | null
  actorName: string
  actorRole: string
  command: string
  subjectType: string
  subjectId: string
  changes: unknown
  reason: string | null
  prev: string
}

export const GENESIS = '0'.repeat(64)

/** JSON with sorted keys: the same facts always give the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object' && !(value instanceof Date))
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

const hashOf = (link: Link): string => sm3(canonical(link))
const sealOf = (keys: Keys, areaId: string, seq: number, hash: string) => keys.mac(`${areaId}:${seq}:${hash}`)

/** Appends one entry to the area's chain, in the command's own transaction. The last line of every command. */
export async function record(ctx: Ctx, entry: Entry): Promise<void> {
  const last = await lockHead(ctx, entry.areaId)
  const link: Link = {
    areaId: entry.areaId,
    seq: last.seq + 1,
    at: ctx.now.toISOString(),
    actorId: ctx.actor.kind === 'account' ? ctx.actor.accountId : null,
    actorName: ctx.actor.kind === 'public' ? 'public' : ctx.actor.name,
    actorRole: ctx.actor.kind === 'account' ? ctx.actor.role : ctx.actor.kind,
    command: entry.command,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    changes: JSON.parse(canonical(entry.changes ?? {})),
    reason: entry.reason ?? null,
    prev: last.hash,
  }
  const hash = hashOf(link)
  const seal = sealOf(ctx.keys, entry.areaId, link.seq, hash)
  const head = ctx.db.updateTable('auditHead').set({ seq: link.seq, hash, seal }).where('areaId', '=', entry.areaId)
  await ctx.db
    .with('head', () => head)
    .insertInto('auditEntry')
    .values({ ...link, changes: JSON.stringify(link.changes), hash })
    .execute()
}

async function lockHead(ctx: Ctx, areaId: string): Promise<{ seq: number; hash: string }> {
  const find = () =>
    ctx.db.selectFrom('auditHead').select(['seq', 'hash']).where('areaId', '=', areaId).forUpdate().executeTakeFirst()
  const head = await find()
  if (head) return head
  await ctx.db
    .insertInto('auditHead')
    .values({ areaId, seq: 0, hash: GENESIS, seal: sealOf(ctx.keys, areaId, 0, GENESIS) })
    .onConflict((c) => c.column('areaId').doNothing())
    .execute()
  return (await find())!
}

/** What is wrong with a chain and where. */
export interface ChainFault {
  areaId: string
  seq: number
  fault: 'changed' | 'missing' | 'order' | 'seal' | 'noHead'
}

/** Recomputes every chain: a changed, removed or reordered entry is found, and a head that the key did not seal. */
export async function verifyAudit(
  db: Db | Tx,
  keys: Keys,
): Promise<{ entries: number; areas: number; faults: ChainFault[] }> {
  const heads = await db.selectFrom('auditHead').selectAll().orderBy('areaId').execute()
  const orphans = await db
    .selectFrom('auditEntry')
    .select('areaId')
    .distinct()
    .where('areaId', 'not in', db.selectFrom('auditHead').select('areaId'))
    .execute()
  const faults: ChainFault[] = orphans.map((o) => ({ areaId: o.areaId, seq: 0, fault: 'noHead' }))
  let entries = 0
  for (const head of heads) {
    const { count, faults: found, last } = await verifyChain(db, head.areaId)
    entries += count
    faults.push(...found)
    if (head.seal !== sealOf(keys, head.areaId, head.seq, head.hash))
      faults.push({ areaId: head.areaId, seq: head.seq, fault: 'seal' })
    if (count !== head.seq || last !== head.hash) faults.push({ areaId: head.areaId, seq: head.seq, fault: 'missing' })
  }
  return { entries, areas: heads.length, faults }
}

async function verifyChain(db: Db | Tx, areaId: string) {
  const faults: ChainFault[] = []
  let count = 0
  let last = GENESIS
  for (let after = 0; ;) {
    const page = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('areaId', '=', areaId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(2000)
      .execute()
    for (const { hash, ...row } of page) {
      if (row.seq !== after + 1) faults.push({ areaId, seq: row.seq, fault: 'missing' })
      if (row.prev !== last) faults.push({ areaId, seq: row.seq, fault: 'order' })
      if (hashOf({ ...row, at: new Date(row.at).toISOString() }) !== hash)
        faults.push({ areaId, seq: row.seq, fault: 'changed' })
      after = row.seq
      last = hash
      count++
    }
    if (page.length < 2000) return { count, faults, last }
  }
}
