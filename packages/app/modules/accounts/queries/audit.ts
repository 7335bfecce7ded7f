import { sql } from 'kysely'
import { addDays, dayOf } from '#shared/dates.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { require, requireRight, under, visible } from '#server/access.ts'
import { verifyAudit } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type * as contract from '../contract/audit.ts'
import { accountsDb } from '../tables.ts'
import { areaNameOn } from './posts.ts'

type Query = Input<typeof contract.listAudit>['query']
type Row = Reply<typeof contract.listAudit>['rows'][number]

const SORTS = { at: 'e.at', actor: 'e.actor_name', command: 'e.command' }
/** Name and login of the account that an entry is about. */
const accountName = sql<string | null>`(select c.name || ' ' || c.login from account c
  where e.subject_type = 'account' and c.id::text = e.subject_id)`
/** The first instant of a day in China. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** The audit trail of the areas within reach, the newest first. */
export async function listAudit(ctx: Ctx, query: Query): Promise<Reply<typeof contract.listAudit>> {
  requireRight(ctx, 'accounts.readAudit')
  const path = query.areaId ? await require(ctx, 'accounts.readAudit', query.areaId) : undefined
  const matching = matches(ctx, query, path)
  const entries = matching
    .select(['e.at', 'e.areaId', 'e.seq', 'e.actorName', 'e.actorRole', 'e.command'])
    .select(['e.subjectType', 'e.subjectId', 'e.reason', 'e.changes'])
    .select(areaNameOn('e.area_id', dayOf(ctx.now)).as('areaName'))
    .select(accountName.as('subject'))
  await accountsDb(ctx)
  const page = await pageFrom(entries, { sort: '-at', ...query }, SORTS, ['e.area_id', 'e.seq'])
  return { ...page, rows: page.rows.map(rowOf) }
}

type Found = {
  at: Date
  areaId: string
  seq: number
  actorName: string
  actorRole: string
  changes: unknown
  areaName: string
} & Pick<Row, 'command' | 'subject' | 'subjectType' | 'subjectId' | 'reason'>
const rowOf = ({ at, actorName, actorRole, changes, ...entry }: Found): Row => ({
  ...entry,
  seq: Number(entry.seq),
  id: `${entry.areaId}:${entry.seq}`,
  at: new Date(at).toISOString(),
  actor: actorName,
  role: actorRole,
  changes: changes as Row['changes'],
})

function matches(ctx: Ctx, query: Query, path: string | undefined) {
  let found = ctx.db
    .selectFrom('auditEntry as e')
    .innerJoin('area as a', 'a.id', 'e.areaId')
    .where(visible(ctx, 'a.path'))
  if (path) found = found.where(under('a.path', path))
  if (query.from) found = found.where('e.at', '>=', startOf(query.from))
  if (query.to) found = found.where('e.at', '<', startOf(addDays(query.to, 1)))
  if (query.actor) found = found.where('e.actorName', 'like', containing(query.actor))
  if (query.command) found = found.where('e.command', 'like', containing(query.command))
  if (query.search) {
    const like = containing(query.search)
    found = found.where(
      sql<boolean>`(e.actor_name like ${like} or e.command like ${like} or e.reason like ${like} or e.subject_id = ${query.search})`,
    )
  }
  return found
}

/** Recomputes the chains; faults of areas out of reach are not told. */
export async function verifyTrail(ctx: Ctx): Promise<Reply<typeof contract.verifyTrail>> {
  requireRight(ctx, 'accounts.readAudit')
  const { entries, areas, faults } = await verifyAudit(ctx.db, ctx.keys)
  const ids = [...new Set(faults.map((f) => f.areaId))]
  const names = new Map<string, string>()
  if (ids.length > 0) {
    const known = ctx.db
      .selectFrom('area')
      .select(['id', areaNameOn('area.id', dayOf(ctx.now)).as('name')])
      .where('id', 'in', ids)
    for (const area of await known.where(visible(ctx, 'area.path')).execute()) names.set(area.id, area.name)
  }
  const told = faults.filter((f) => names.has(f.areaId)).map((f) => ({ ...f, areaName: names.get(f.areaId)! }))
  return { at: ctx.now.toISOString(), entries, areas, faults: told }
}
