import { sql, type SelectQueryBuilder } from 'kysely'
import type { Database } from './db/schema.gen.ts'
import type { ListQuery, Page } from '#shared/listing.ts'

/**
 * One page of a query. `sorts` maps each sortable column of the list to a column of the query; the first is the default
 * order, and the last tie-breaker is always `tie`: together unique, so that pages never overlap.
 */
export async function pageFrom<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  ask: ListQuery,
  sorts: Record<string, string>,
  tie: string | readonly string[],
): Promise<Page<O>> {
  const counted = await (
    query.clearSelect().clearOrderBy() as unknown as SelectQueryBuilder<Database, 'setting', object>
  )
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow()
  const descending = ask.sort?.startsWith('-') ?? false
  const column = sorts[ask.sort?.replace(/^-/, '') ?? ''] ?? Object.values(sorts)[0]!
  const ordered = [tie]
    .flat()
    .reduce(
      (q, unique) => q.orderBy(sql.ref(unique), 'asc'),
      query.orderBy(sql.ref(column), descending ? 'desc' : 'asc'),
    )
  const rows = await ordered
    .limit(ask.size)
    .offset((ask.page - 1) * ask.size)
    .execute()
  return { rows, total: counted.total, page: ask.page, size: ask.size }
}

/** A `like` pattern that finds the text anywhere; its own wildcards are taken literally. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
