import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { normaliseLogin } from '../rules/passwords.ts'

export interface AccountInShort {
  id: string
  login: string
  name: string
  state: 'active' | 'disabled'
  language: 'zh-CN' | 'en'
  lastLoginAt: Date | null
}

const columns = ['id', 'login', 'name', 'state', 'language', 'lastLoginAt'] as const

/** The account of a login name, or `undefined`. The caller has checked the right to ask. */
export async function accountOfLogin(ctx: Ctx, login: string): Promise<AccountInShort | undefined> {
  const row = await privileged(ctx, (db) =>
    db.selectFrom('account').select(columns).where('login', '=', normaliseLogin(login)).executeTakeFirst(),
  )
  return row as AccountInShort | undefined
}

/** Accounts by id, for lists and notices of modules that tie something to them. The caller has checked the right to ask. */
export async function accountsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, AccountInShort>> {
  if (ids.length === 0) return new Map()
  const rows = await privileged(ctx, (db) => db.selectFrom('account').select(columns).where('id', 'in', ids).execute())
  return new Map(rows.map((r) => [r.id, r as AccountInShort]))
}
