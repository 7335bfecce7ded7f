import { sql, type SqlBool } from 'kysely'
import { visible, require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { translator } from '#server/texts.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { ErrorParams } from '#shared/errors.ts'
import type { z } from 'zod'
import { communitiesWithin } from '../communities.ts'
import type { Ledger, ledgerHead, LedgerState } from '../contract.ts'
import { seenFrom, standingEstates } from '../estates.ts'
import type { Found } from '../recognise.ts'
import { unitFor } from '../rules/index.ts'
import { getImport, standingNow, type Import } from '../store.ts'
import { summaryOf } from '../summary.ts'

type Head = z.output<typeof ledgerHead>

const countOf = (state: string) =>
  sql<number>`(select count(*)::int from ledger_row r where r.community_id = i.community_id and r.import_id = i.id and r.state = ${state})`

const heads = (ctx: Ctx) =>
  ctx.db
    .selectFrom('ledgerImport as i')
    .innerJoin('area as a', 'a.id', 'i.communityId')
    .select([
      'i.id',
      'i.communityId as areaId',
      'i.fileName',
      'i.createdAt',
      'i.createdBy',
      standingNow.as('state'),
      sql<string>`coalesce((select v.name from area_version v where v.area_id = a.id and v.superseded_at is null order by v.valid_from desc limit 1), '')`.as(
        'areaName',
      ),
      countOf('right').as('right'),
      countOf('waiting').as('waiting'),
      countOf('taken').as('taken'),
    ])

/** Ledgers within the actor's area, newest first; searched by the file's name. */
export async function listLedgers(ctx: Ctx, ask: ListQuery & { state?: LedgerState | undefined }): Promise<Page<Head>> {
  requireRight(ctx, 'registers.import')
  let query = heads(ctx).where(visible(ctx, 'a.path') as never as ReturnType<typeof sql<SqlBool>>)
  if (ask.state) query = query.where(sql<SqlBool>`${standingNow} = ${ask.state}`)
  if (ask.search) query = query.where('i.fileName', 'like', containing(ask.search))
  return pageFrom(
    query,
    { ...ask, sort: ask.sort ?? '-createdAt' },
    { createdAt: 'i.createdAt', fileName: 'i.fileName', state: 'i.state' },
    'i.id',
  )
}

/** One ledger, with all that its wizard shows. */
export async function ledgerOf(ctx: Ctx, id: string): Promise<Ledger> {
  const of = await getImport(ctx, id)
  await require(ctx, 'registers.import', of.communityId)
  const t = translator(ctx.locale)
  const found = of.found as Found
  const head = await heads(ctx).where('i.id', '=', id).executeTakeFirstOrThrow()
  const { estates: _kept, ...summary } = await summaryOf(ctx, of)
  const communities = await communitiesWithin(ctx, of.communityId)
  return {
    ...head,
    state: of.state,
    fileKind: of.fileKind,
    encoding: of.encoding,
    version: of.version,
    jobId: of.jobId,
    warnings: found.warnings.map((w) => ({
      code: w.code,
      severity: w.severity,
      field: null,
      message: t(w.code, w.params),
    })),
    sheets: found.sheets,
    settings: of.settings,
    stopped: await stoppedAt(ctx, of),
    summary: {
      ...summary,
      problems: summary.problems.map((p) => ({
        ...p,
        title: t(`registers:ledger.problems.${p.code.replace('registers.', '')}`),
      })),
    },
    estates: await estatesShown(ctx, of, communities),
    communities,
  }
}

const MOST_OFFERED = 60

/** Places with their unit, and those they may be: alike ones first, then the others of the community. */
async function estatesShown(ctx: Ctx, of: Import, communities: Ledger['communities']): Promise<Ledger['estates']> {
  const { estates, units } = await standingEstates(ctx, of)
  const names = new Map(communities.map((c) => [c.id, c.name]))
  const towns = await townsOf(ctx, [...new Set(estates.map((estate) => estate.targetId))])
  return estates.map(({ targetId, unitId, ...estate }) => {
    const seen = seenFrom(units, targetId)
    const unit = seen.find((u) => u.id === unitId)
    const { alike } = unitFor(estate.said, seen)
    const others = seen.filter((u) => u.here && !alike.includes(u))
    return {
      ...estate,
      communityId: targetId,
      community: names.get(targetId) ?? '',
      townId: towns.get(targetId) ?? null,
      unit: unit ? { id: unit.id, name: unit.name } : null,
      alike: [...alike, ...others].slice(0, MOST_OFFERED).map((u) => ({ ...u, near: alike.includes(u) })),
    }
  })
}

/** The subdistrict or town of each community now. */
async function townsOf(ctx: Ctx, communityIds: readonly string[]): Promise<Map<string, string | null>> {
  if (communityIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('areaVersion')
    .select(['areaId', 'parentId'])
    .where('areaId', 'in', communityIds)
    .where('level', '=', 5)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute()
  return new Map(rows.map((row) => [row.areaId, row.parentId]))
}

/** What became of the last job of a ledger that may still go on, where it did not come to its end. */
async function stoppedAt(ctx: Ctx, of: Import): Promise<Ledger['stopped']> {
  if (!of.jobId || (of.state !== 'uploaded' && of.state !== 'checked')) return null
  const run = await ctx.db.selectFrom('jobRun').selectAll().where('id', '=', of.jobId).executeTakeFirst()
  if (!run?.endedAt || run.phase === 'done') return null
  const error = run.error as { code: string; params: ErrorParams } | null
  return {
    of: run.name === 'registers.checkLedger' ? 'check' : 'take',
    why: error ? translator(ctx.locale)(error.code, error.params) : '',
    done: run.done,
    total: run.total,
  }
}
