import { sql } from 'kysely'
import type { z } from 'zod'
import { require, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { translator } from '#server/texts.ts'
import { AppError, type Problem } from '#shared/errors.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { ChangeRow, ReleaseListRow, listChanges, problem } from '../contract/releases.ts'

/** A finding in words of the language asked for. */
export function told(ctx: Ctx, problems: readonly Problem[]): z.output<typeof problem>[] {
  const t = translator(ctx.locale)
  return problems.map((p) => ({ ...p, message: t(p.code, p.params) }))
}

const row = [
  'r.id', 'r.fileName', 'r.system', 'r.releasedOn', 'r.state', 'r.rows', 'r.unchanged', 'r.createdBy', 'r.createdAt', 'r.takenBy', 'r.takenAt', 'r.version',
] as const // prettier-ignore

const areaName = sql<
  string | null
>`(select v.name from area_version v where v.area_id = r.area_id and v.superseded_at is null order by v.valid_from desc limit 1)`

/** Release files within one's reach. */
export async function releasePage(
  ctx: Ctx,
  ask: ListQuery & { state?: string | undefined; system?: string | undefined },
): Promise<Page<ReleaseListRow>> {
  let query = ctx.db.selectFrom('areaRelease as r').where(visible(ctx, 'r.path'))
  if (ask.state) query = query.where('r.state', '=', ask.state)
  if (ask.system) query = query.where('r.system', '=', ask.system)
  if (ask.search) query = query.where('r.fileName', 'like', containing(ask.search))
  const sorts = {
    createdAt: 'r.createdAt',
    releasedOn: 'r.releasedOn',
    fileName: 'r.fileName',
    state: 'r.state',
    system: 'r.system',
  }
  const selected = query.select([...row]).select(areaName.as('areaName'))
  return (await pageFrom(
    selected as never,
    { ...ask, sort: ask.sort ?? '-createdAt' },
    sorts,
    'r.id',
  )) as unknown as Page<ReleaseListRow>
}

/** @throws AppError `access.notFound` where there is none or it is of another's area */
async function mayRead(ctx: Ctx, id: string): Promise<void> {
  const found = await ctx.db.selectFrom('areaRelease').select('areaId').where('id', '=', id).executeTakeFirst()
  if (!found?.areaId) throw new AppError('access.notFound', 404)
  await require(ctx, 'areas.import', found.areaId)
}

/** One release file with what was found in it. */
export async function releaseOf(ctx: Ctx, id: string) {
  await mayRead(ctx, id)
  const found = await ctx.db
    .selectFrom('areaRelease as r')
    .select([...row])
    .select(['r.counts', 'r.warnings', areaName.as('areaName')])
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow()
  const open = await ctx.db
    .selectFrom('areaReleaseChange')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('releaseId', '=', id)
    .where('confidence', '=', 'open')
    .where('verdict', 'is', null)
    .executeTakeFirstOrThrow()
  const { warnings, ...rest } = found
  return {
    ...(rest as unknown as ReleaseListRow),
    counts: found.counts as Record<string, number>,
    problems: told(ctx, warnings as Problem[]),
    unanswered: Number(open.n),
  }
}

/** The findings of a release. Search looks at the names and codes of both sides. */
export async function changePage(
  ctx: Ctx,
  id: string,
  ask: z.output<NonNullable<(typeof listChanges)['query']>>,
): Promise<Page<ChangeRow>> {
  await mayRead(ctx, id)
  let query = ctx.db.selectFrom('areaReleaseChange as c').selectAll().where('c.releaseId', '=', id)
  if (ask.aspect) query = query.where(sql<boolean>`${ask.aspect} = any(c.aspects)`)
  if (ask.conversion) query = query.where('c.conversion', '=', ask.conversion)
  if (ask.confidence) query = query.where('c.confidence', '=', ask.confidence)
  if (ask.level) query = query.where('c.level', '=', ask.level)
  if (ask.answered) query = query.where('c.verdict', ask.answered === 'yes' ? 'is not' : 'is', null)
  if (ask.search) {
    const like = containing(ask.search)
    query = query.where(
      sql<boolean>`(c.before->>'name' like ${like} or c.after->>'name' like ${like} or c.before->>'code' like ${like} or c.after->>'code' like ${like})`,
    )
  }
  const sorts = { seq: 'c.seq', kind: 'c.kind', confidence: 'c.confidence', level: 'c.level' }
  return (await pageFrom(query as never, ask, sorts, 'c.seq')) as unknown as Page<ChangeRow>
}
