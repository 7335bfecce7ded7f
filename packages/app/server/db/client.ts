import type { PostgresPoolClient } from 'kysely'

export interface RawResult {
  rows: unknown[]
  affectedRows?: number
  command?: string
  rowCount?: number
}
/** What an engine must offer: run one statement after some parameterless ones, and take rows in by COPY. */
export interface RawClient {
  run: (before: string, sql: string, params: unknown[]) => Promise<RawResult>
  copy: (before: string, sql: string, text: string) => Promise<RawResult>
}

const DEFERRED = /^\s*(begin|start transaction|set local)\b[^;]*;?\s*$/i
const SETTING = /^\s*set local\s+("?[a-z._]+"?)/i
const BEGIN = /^\s*(begin|start transaction)\b/i
const COPY = /^\s*copy\b/i

export const commandOf = (sql: string): string => /^\s*([a-z]+)/i.exec(sql)?.[1]?.toUpperCase() ?? ''

/**
 * A client for Kysely that saves round trips: `begin` and `set local …` wait and travel with the first statement that
 * reads or writes, the last one said of a setting alone, and none that says what holds; a transaction of nothing else never
 * reaches the engine. A `copy … from stdin` takes its rows as the only parameter. After a failed statement a `commit`
 * reports ROLLBACK, as PostgreSQL does.
 */
export function deferring(raw: RawClient, release: (destroy?: boolean) => void): PostgresPoolClient {
  let before: string[] = []
  let failed = false
  /** What was last set in this transaction, and holds. */
  const held = new Map<string, string>()
  function defer(sql: string): void {
    const setting = SETTING.exec(sql)?.[1]
    if (setting) before = before.filter((said) => SETTING.exec(said)?.[1] !== setting)
    if (!setting || held.get(setting) !== sql) before.push(sql)
  }
  function sending(): string {
    for (const said of before) {
      const setting = SETTING.exec(said)?.[1]
      if (setting) held.set(setting, said)
    }
    const prelude = before.join(';')
    before = []
    return prelude
  }
  async function run(sql: string, params: readonly unknown[] = []): Promise<RawResult> {
    if (params.length === 0 && DEFERRED.test(sql)) {
      defer(sql)
      return { rows: [], command: commandOf(sql), rowCount: 0 }
    }
    const command = commandOf(sql)
    const ends = command === 'COMMIT' || (command === 'ROLLBACK' && !/\bto\b/i.test(sql))
    if (ends) {
      const unsent = before.some((said) => BEGIN.test(said))
      before = []
      if (unsent) return { rows: [], command, rowCount: 0 }
    }
    // Going back to a savepoint takes back what was set since, said or not; the end takes back all.
    if (command === 'ROLLBACK') before = []
    const prelude = sending()
    if (ends || command === 'ROLLBACK') held.clear()
    try {
      const result = COPY.test(sql)
        ? await raw.copy(prelude, sql, params[0] as string)
        : await raw.run(prelude, sql, params as unknown[])
      const aborted = command === 'COMMIT' && failed
      if (ends || command === 'ROLLBACK') failed = false
      return aborted ? { ...result, command: 'ROLLBACK' } : result
    } catch (error) {
      failed = true
      held.clear()
      throw error
    }
  }
  return { query: run, release } as unknown as PostgresPoolClient
}
