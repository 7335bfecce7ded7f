import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../app.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const rules = new Map(
  modules.flatMap((m) => Object.entries(m.tables).map(([name, rule]) => [snake(name), rule] as const)),
)

async function query<T>(text: string): Promise<T[]> {
  return (await world.system((ctx) => sql<T>`${sql.raw(text)}`.execute(ctx.db))).rows
}
const tables = async () =>
  (
    await query<{ name: string }>(`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%' and table_name <> '_durable'`)
  ).map((r) => r.name)

describe('every table', () => {
  it('is named with its rule by the manifest of one module', async () => {
    expect((await tables()).filter((t) => !rules.has(t))).toEqual([])
    const all = await tables()
    expect([...rules.keys()].filter((t) => !all.includes(t))).toEqual([])
  })

  it('has row-level security on', async () => {
    const off = await query<{
      name: string
    }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity and c.relname not like 'kysely%' and c.relname <> '_durable'`)
    expect(off).toEqual([])
  })

  it('that is limited by area says so in its policy, and a missing path means no rows', async () => {
    const policies = await query<{ tablename: string; qual: string | null }>(
      `select tablename, string_agg(coalesce(qual, '') || ' ' || coalesce(with_check, ''), ' ') as qual from pg_policies where schemaname = 'public' group by tablename`,
    )
    const wrong: string[] = []
    for (const { tablename, qual } of policies) {
      const settings = qual?.match(/current_setting\(/g)?.length ?? 0
      const guarded = qual?.match(/NULLIF\(current_setting\(/gi)?.length ?? 0
      if (settings !== guarded) wrong.push(`${tablename}: a setting without nullif`)
      if (rules.get(tablename)?.rows === 'area' && settings === 0) wrong.push(`${tablename}: no limit in its policy`)
      if (rules.get(tablename)?.rows === 'closed') wrong.push(`${tablename}: closed, yet it has a policy`)
    }
    expect(wrong).toEqual([])
  })

  it('that anybody reads without sign-in says so, has a policy for it, and no personal data', async () => {
    const read = await query<{ name: string }>(
      `select tablename as name from pg_policies where schemaname = 'public' and 'liren_public' = any(roles)
        and cmd in ('SELECT', 'ALL') and tablename not in ('audit_head', 'idempotency')`,
    )
    const granted = await query<{ name: string; view: boolean }>(
      `select g.table_name as name, t.table_type = 'VIEW' as view from information_schema.role_table_grants g
        join information_schema.tables t on t.table_schema = g.table_schema and t.table_name = g.table_name
        where grantee = 'liren_public' and privilege_type = 'SELECT' and g.table_name not in ('audit_head', 'idempotency')`,
    )
    const said = [...rules].filter(([, rule]) => rule.public).map(([name]) => name)
    const names = (rows: { name: string }[]) => [...new Set(rows.map((r) => r.name))].toSorted()
    expect(names(read)).toEqual(said.toSorted())
    expect(names(granted.filter((g) => !g.view))).toEqual(said.toSorted())
    const personal = await query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
        and table_name in ('${granted.map((g) => g.name).join("','")}') and column_name ~ '(_enc|_last4|^(id|phone|contact)_hash|person_id|resident_id)$'`,
    )
    expect(personal).toEqual([])
  })

  it('that is distributed has its column first in the primary key and in every unique constraint', async () => {
    const keys = await query<{ name: string; first: string; columns: string }>(`
      select t.relname as name, string_agg(a.attname, ',' order by array_position(i.indkey::int[], a.attnum::int)) as columns,
             (array_agg(a.attname order by array_position(i.indkey::int[], a.attnum::int)))[1] as first
      from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
      where n.nspname = 'public' and i.indisunique group by t.relname, i.indexrelid`)
    const column = { community: 'community_id', area: 'area_id' } as const
    const wrong = keys.filter(({ name, first }) => {
      const spread = rules.get(name)?.spread
      return (spread === 'community' || spread === 'area') && first !== column[spread]
    })
    expect(wrong).toEqual([])
  })

  it('has no trigger, no exclusion constraint and no sequence', async () => {
    const triggers = await query(
      `select 1 from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and not t.tgisinternal`,
    )
    const exclusions = await query(
      `select 1 from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'public' and (c.contype = 'x' or c.condeferrable)`,
    )
    const sequences = await query(`select 1 from information_schema.sequences where sequence_schema = 'public'`)
    expect([triggers, exclusions, sequences]).toEqual([[], [], []])
  })
})
