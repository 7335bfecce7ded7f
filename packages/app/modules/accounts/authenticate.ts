import { sql } from 'kysely'
import { dayOf } from '#shared/dates.ts'
import type { Role } from '#shared/roles.ts'
import type { Actor, Db, Tx } from '#server/context.ts'
import { isLive, SEEN_EVERY_MS } from './rules/logins.ts'
import { tokenHash } from './secrets.ts'

/** A log-in that stands: who acts, and in which language they read. */
export interface Session {
  actor: Extract<Actor, { kind: 'account' }>
  sessionId: string
  locale: 'zh-CN' | 'en'
}

interface Row {
  id: string
  accountId: string
  name: string
  language: 'zh-CN' | 'en'
  grantId: string
  role: Role
  areaId: string
  path: string
  startedAt: Date
  lastSeenAt: Date
  strongAt: Date | null
}

/**
 * Who the token belongs to, or `undefined`: unknown, ended, idle for 30 minutes, older than 12 hours, of a disabled
 * account, or under a post that is over. One statement by primary key; `last_seen_at` is written once a minute at most.
 * `watching` only looks: an idle session goes on being idle.
 * @param db outside an actor's role (the connection's own)
 */
export async function authenticate(
  db: Db | Tx,
  token: string,
  now: Date,
  options = { watching: false },
): Promise<Session | undefined> {
  const hash = tokenHash(token)
  const row = await find(db, hash, now)
  if (!row || !isLive(row.startedAt, row.lastSeenAt, now)) return undefined
  if (!options.watching && now.getTime() - row.lastSeenAt.getTime() >= SEEN_EVERY_MS)
    await db.updateTable('accountSession').set({ lastSeenAt: now }).where('tokenHash', '=', hash).execute()
  const { accountId, name, grantId, role, areaId, path, strongAt } = row
  const actor = { kind: 'account', accountId, name, grantId, role, areaId, path, strong: strongAt !== null } as const
  return { actor, sessionId: row.id, locale: row.language }
}

async function find(db: Db | Tx, hash: string, now: Date): Promise<Row | undefined> {
  const day = dayOf(now)
  const row = await db
    .selectFrom('accountSession as s')
    .innerJoin('account as c', 'c.id', 's.accountId')
    .innerJoin('accountGrant as g', 'g.id', 's.grantId')
    .innerJoin('area as a', 'a.id', 'g.areaId')
    .select(['s.id', 's.accountId', 'c.name', 'c.language', 's.grantId', 'g.role', 'g.areaId', 'a.path'])
    .select(['s.startedAt', 's.lastSeenAt', 's.strongAt'])
    .where('s.tokenHash', '=', hash)
    .where('s.endedAt', 'is', null)
    .where('c.state', '=', 'active')
    .where('g.validFrom', '<=', day)
    .where(sql<boolean>`(g.valid_to is null or g.valid_to > ${day})`)
    .executeTakeFirst()
  return row as Row | undefined
}
