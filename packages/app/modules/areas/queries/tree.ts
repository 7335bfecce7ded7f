import { sql, type RawBuilder } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing } from '#server/listing.ts'
import type { Day } from '#shared/dates.ts'
import type { ListQuery, Page } from '#shared/listing.ts'
import type { AreaRow } from '../contract/tree.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { asAsked, holdsOn, known, within } from './time.ts'

/** An area as it stands on a day. */
export type Area = AreaRow

const columns = sql`
  v.area_id as id, a.slug, v.level, v.kind, v.name, v.parent_id, p.name as parent_name, v.code_stat, v.code_civil,
  v.urban_rural, v.path, v.valid_from, v.valid_to`

async function select(
  ctx: Ctx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
  day?: Day,
  knownOn?: Day | null,
): Promise<Area[]> {
  const at = (row: string) => (day === undefined ? asAsked(ctx, row) : holdsOn(day, knownOn ?? null, row))
  const { rows } = await sql<Area>`
    select ${columns} from area_version v join area a on a.id = v.area_id
    left join lateral (select above.name from area_version above where above.area_id = v.parent_id and ${at('above')} limit 1) p on true
    where ${at('v')} and ${where} ${tail}`.execute(ctx.db)
  return rows
}

/** The area on the day asked about, or `undefined` where it is not in force then. */
export async function areaAsOf(ctx: Ctx, id: string, day?: Day): Promise<Area | undefined> {
  return (await select(ctx, sql`v.area_id = ${id}`, sql`limit 1`, day, ctx.knownOn))[0]
}

/**
 * The area on a day (the day asked about unless told).
 * @throws AppError `access.notFound` where it is not in force then
 */
export async function getArea(ctx: Ctx, id: string, day?: Day): Promise<Area> {
  const area = await areaAsOf(ctx, id, day)
  if (!area) throw notFound()
  return area
}

/** The area that bears a code (of either system; 12 digits or cut to the level) on a day. */
export async function findAreaByCode(ctx: Ctx, code: string, level?: number, day?: Day): Promise<Area | undefined> {
  const full = code.padEnd(12, '0')
  const atLevel = level === undefined ? sql`` : sql`and v.level = ${level}`
  const found = await select(
    ctx,
    sql`(v.code_stat = ${full} or v.code_civil = ${full}) ${atLevel}`,
    sql`order by v.level, (v.code_stat = ${full}) desc limit 1`,
    day,
    ctx.knownOn,
  )
  return found[0]
}

/** The areas directly below one, by code. `null`: the tops of the tree. */
export async function childrenOf(ctx: Ctx, parentId: string | null, day?: Day): Promise<Area[]> {
  const where = parentId === null ? sql`v.parent_id is null` : sql`v.parent_id = ${parentId}`
  return select(ctx, where, sql`order by v.code_stat, v.name`, day, ctx.knownOn)
}

/** The areas above one, from the top down; the area itself is not among them. */
export async function ancestorsOf(ctx: Ctx, id: string, day?: Day): Promise<Area[]> {
  const area = await areaAsOf(ctx, id, day)
  if (!area) return []
  const steps = area.path.split('/').filter(Boolean).slice(0, -1)
  if (steps.length === 0) return []
  return select(ctx, sql`a.slug in (${sql.join(steps)})`, sql`order by v.level`, day, ctx.knownOn)
}

export interface UnderOptions {
  /** Only this level, or these. */
  level?: number | readonly number[]
  kinds?: readonly AreaKind[]
  /** The day asked about unless told. */
  asOf?: Day
}
const levelsOf = (level: UnderOptions['level']): readonly number[] | undefined =>
  level === undefined ? undefined : typeof level === 'number' ? [level] : level

/** Areas at or below an area (by id or by path) on a day, by path. */
export async function areasUnder(ctx: Ctx, at: string, options: UnderOptions = {}): Promise<Area[]> {
  const path = at.startsWith('/') ? at : (await getArea(ctx, at, options.asOf)).path
  const levels = levelsOf(options.level)
  const conditions = [
    within('v.path', [path]),
    ...(levels ? [sql`v.level = any(${levels as number[]}::int[])`] : []),
    ...(options.kinds ? [sql`v.kind = any(${options.kinds as string[]}::text[])`] : []),
  ]
  return select(ctx, sql.join(conditions, sql` and `), sql`order by v.path`, options.asOf, ctx.knownOn)
}

/** How many areas of each kind stand at or below an area (or in the whole tree) on a day. */
export async function countByKind(
  ctx: Ctx,
  areaId?: string,
  day?: Day,
): Promise<{ kind: AreaKind; level: number; count: number }[]> {
  const under = areaId ? within('v.path', [(await getArea(ctx, areaId, day)).path]) : sql`true`
  const at = day === undefined ? asAsked(ctx) : holdsOn(day, ctx.knownOn)
  const { rows } = await sql<{ kind: AreaKind; level: number; count: number }>`
    select v.kind, v.level, count(*)::int as count from area_version v where ${at} and ${under}
    group by v.kind, v.level order by v.level, v.kind`.execute(ctx.db)
  return rows
}

/** What a person typed, as a condition: digits are the beginning of a code, anything else a part of a name. */
export function named(text: string): RawBuilder<unknown> {
  if (/^\d+$/.test(text)) return sql`(v.code_stat like ${`${text}%`} or v.code_civil like ${`${text}%`})`
  return sql`v.name like ${containing(text)}`
}

/** Areas by a part of the name or the beginning of a code; upper levels first. */
export async function searchAreas(ctx: Ctx, text: string, limit = 20, day?: Day): Promise<Area[]> {
  return select(ctx, named(text), sql`order by v.level, v.path limit ${limit}`, day, ctx.knownOn)
}

const SORTS: Record<string, RawBuilder<unknown>> = {
  code: sql`v.code_stat`, codeStat: sql`v.code_stat`, codeCivil: sql`v.code_civil`, name: sql`v.name`, kind: sql`v.kind`,
  level: sql`v.level`, validFrom: sql`v.valid_from`, path: sql`v.path`,
} // prettier-ignore

/** One page of areas. */
export async function listAreaPage(
  ctx: Ctx,
  ask: ListQuery & {
    under?: string | undefined
    parent?: string | undefined
    level?: number[] | undefined
    kind?: AreaKind[] | undefined
  },
): Promise<Page<Area>> {
  const conditions = [
    sql`true`,
    ...(ask.under ? [within('v.path', [(await getArea(ctx, ask.under)).path]), sql`v.area_id <> ${ask.under}`] : []),
    ...(ask.parent ? [sql`v.parent_id = ${ask.parent}`] : []),
    ...(ask.level?.length ? [sql`v.level = any(${ask.level}::int[])`] : []),
    ...(ask.kind?.length ? [sql`v.kind = any(${ask.kind}::text[])`] : []),
    ...(ask.search ? [named(ask.search)] : []),
  ]
  const where = sql.join(conditions, sql` and `)
  const column = SORTS[ask.sort?.replace(/^-/, '') ?? 'path'] ?? SORTS.path!
  const direction = ask.sort?.startsWith('-') ? sql`desc` : sql`asc`
  const rows = await select(
    ctx,
    where,
    sql`order by ${column} ${direction}, v.path limit ${ask.size} offset ${(ask.page - 1) * ask.size}`,
  )
  const { rows: counted } = await sql<{
    n: number
  }>`select count(*)::int as n from area_version v where ${asAsked(ctx)} and ${where}`.execute(ctx.db)
  return { rows, total: counted[0]!.n, page: ask.page, size: ask.size }
}

/** The children of an area with how many stand directly below each. */
export async function childrenWithCounts(
  ctx: Ctx,
  parent: string | undefined,
): Promise<(Area & { children: number })[]> {
  const rows = await childrenOf(ctx, parent ?? null)
  const ids = rows.map((r) => r.id)
  const { rows: counts } = await sql<{ id: string; n: number }>`
    select v.parent_id as id, count(*)::int as n from area_version v
    where v.parent_id = any(${ids}::uuid[]) and ${asAsked(ctx)} group by v.parent_id`.execute(ctx.db)
  const by = new Map(counts.map((c) => [c.id, c.n]))
  return rows.map((r) => ({ ...r, children: by.get(r.id) ?? 0 }))
}

/** The area with what its page shows; where it is not in force on the day asked about, its nearest version. */
export async function areaPage(ctx: Ctx, id: string) {
  const now = await areaAsOf(ctx, id)
  const area = now ?? (await nearest(ctx, id))
  if (!area) throw notFound()
  const { rows } = await sql<{ version: number; outlined: boolean }>`
    select a.version, exists(select 1 from area_boundary v where v.area_id = a.id and ${asAsked(ctx)}) as outlined
    from area a where a.id = ${id}`.execute(ctx.db)
  const ancestors = now ? await ancestorsOf(ctx, id) : await ancestorsOf(ctx, id, area.validFrom)
  const steps = ancestors.map(({ id: step, name, level, kind }) => ({ id: step, name, level, kind }))
  return {
    ...area,
    inForce: now !== undefined,
    ancestors: steps,
    hasBoundary: rows[0]!.outlined,
    version: rows[0]!.version,
  }
}

async function nearest(ctx: Ctx, id: string): Promise<Area | undefined> {
  const { rows } = await sql<Area>`
    select ${columns} from area_version v join area a on a.id = v.area_id left join (select null::uuid as area_id, null::text as name) p on false
    where v.area_id = ${id} and ${known(ctx.knownOn)}
    order by (v.valid_from <= ${ctx.asOf}) desc, case when v.valid_from <= ${ctx.asOf} then v.valid_from end desc, v.valid_from limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}
