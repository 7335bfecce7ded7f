import { sql } from 'kysely'
import type { Ctx, Tx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { copyRows } from './copy.ts'
import { idSource } from './ids.ts'

/** What an area is from one day to another. `slug` is the area's own, for the path of what stands below it. */
export interface VersionRow {
  id: string
  areaId: string
  slug: string
  validFrom: Day
  validTo: Day | null
  parentId: string | null
  level: number
  kind: AreaKind
  name: string
  codeStat: string | null
  codeCivil: string | null
  urbanRural: string | null
  path: string
  events: string[]
  source: string
  actId: string | null
  releaseId: string | null
}
export type NewVersion = Omit<VersionRow, 'id'>

const COLUMNS = [
  'area_id', 'id', 'valid_from', 'valid_to', 'recorded_at', 'parent_id', 'level', 'kind', 'name', 'code_stat', 'code_civil',
  'urban_rural', 'path', 'events', 'source', 'act_id', 'release_id',
] // prettier-ignore

function* cells(rows: Iterable<NewVersion>, now: Date) {
  const at = now.toISOString()
  const id = idSource(now)
  for (const r of rows) {
    yield [
      r.areaId, id(), r.validFrom, r.validTo, at, r.parentId, r.level, r.kind, r.name, r.codeStat, r.codeCivil,
      r.urbanRural, r.path, r.events, r.source, r.actId, r.releaseId,
    ] as const // prettier-ignore
  }
}

/** Hears how many rows more are written. */
type Written = (rows: number) => void

/** Writes versions as they are. */
export async function insertVersions(ctx: Ctx, db: Tx, rows: Iterable<NewVersion>, written?: Written): Promise<void> {
  await copyRows(db, 'area_version', COLUMNS, cells(rows, ctx.now), written)
}

/** Writes new areas; their versions are written besides. */
export async function insertAreas(
  db: Tx,
  rows: Iterable<Pick<VersionRow, 'areaId' | 'slug' | 'path' | 'level'>>,
  written?: Written,
): Promise<void> {
  const lines = (function* () {
    for (const r of rows) yield [r.areaId, r.slug, r.path, r.level] as const
  })()
  await copyRows(db, 'area', ['id', 'slug', 'path', 'level'], lines, written)
}

/**
 * Ends versions on a day: what was recorded is superseded, and the same with its end is recorded now. One that began on
 * that very day leaves no trace in valid time.
 */
export async function endVersions(
  ctx: Ctx,
  db: Tx,
  rows: readonly VersionRow[],
  day: Day,
  written?: Written,
): Promise<void> {
  await supersede(ctx, db, rows)
  const closed = rows.filter((r) => r.validFrom < day).map((r) => ({ ...r, validTo: day }))
  await insertVersions(ctx, db, closed, written)
}

/** Marks versions as no longer what is known. */
export async function supersede(ctx: Ctx, db: Tx, rows: readonly VersionRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 5000) {
    const ids = rows.slice(i, i + 5000)
    await sql`
      update area_version v set superseded_at = ${ctx.now}
      from unnest(${ids.map((r) => r.areaId)}::uuid[], ${ids.map((r) => r.id)}::uuid[]) as u(area_id, id)
      where v.area_id = u.area_id and v.id = u.id`.execute(db)
  }
}

/** Moves the paths that access is measured by. */
export async function movePaths(db: Tx, rows: readonly Pick<VersionRow, 'areaId' | 'path'>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 5000) {
    const some = rows.slice(i, i + 5000)
    await sql`
      update area a set path = u.path, version = a.version + 1
      from unnest(${some.map((r) => r.areaId)}::uuid[], ${some.map((r) => r.path)}::text[]) as u(id, path)
      where a.id = u.id`.execute(db)
  }
}

/** Adds one to the counter that tells others that something here is no longer as it was. */
export async function bumpRevision(db: Tx): Promise<void> {
  await sql`update area_revision set n = n + 1 where id = 1`.execute(db)
}

const selectVersion = sql`
  select v.id, v.area_id, a.slug, v.valid_from, v.valid_to, v.parent_id, v.level, v.kind, v.name, v.code_stat, v.code_civil,
         v.urban_rural, v.path, v.events, v.source, v.act_id, v.release_id
  from area_version v join area a on a.id = v.area_id`

/** Versions in force on a day, at or below the given paths, as known now; upper levels first. */
export async function versionsUnder(db: Tx, paths: readonly string[], day: Day): Promise<VersionRow[]> {
  if (paths.length === 0) return []
  const ranges = paths.map((path) => sql`(v.path >= ${path} and v.path < ${`${path}~`})`)
  const { rows } = await sql<VersionRow>`${selectVersion}
    where (${sql.join(ranges, sql` or `)}) and v.superseded_at is null
      and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
    order by v.level, v.path`.execute(db)
  return rows
}

/** The version of one area that is in force on a day, as known now. */
export async function versionOn(db: Tx, areaId: string, day: Day): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`${selectVersion}
    where v.area_id = ${areaId} and v.superseded_at is null and v.valid_from <= ${day}
      and (v.valid_to is null or v.valid_to > ${day})`.execute(db)
  return rows[0]
}

/** Versions that begin after a day: a tree that is already planned further. */
export async function laterVersions(db: Tx, paths: readonly string[], day: Day): Promise<VersionRow[]> {
  if (paths.length === 0) return []
  const ranges = paths.map((path) => sql`(v.path >= ${path} and v.path < ${`${path}~`})`)
  const { rows } = await sql<VersionRow>`${selectVersion}
    where (${sql.join(ranges, sql` or `)}) and v.superseded_at is null and v.valid_from > ${day}
    order by v.valid_from limit 1000`.execute(db)
  return rows
}

/** Slugs that are free for new areas: the code itself, or with -2, -3 … where it was given before. */
export async function freeSlugs(db: Tx, wanted: readonly string[]): Promise<string[]> {
  const taken = new Set<string>()
  const { rows: some } = await sql<{ any: boolean }>`select exists(select 1 from area) as any`.execute(db)
  for (let i = 0; some[0]!.any && i < wanted.length; i += 5000) {
    const part = wanted.slice(i, i + 5000)
    const { rows } = await sql<{ slug: string }>`
      select a.slug from unnest(${part}::text[]) w(slug) join area a on a.slug in (w.slug, w.slug || '-2', w.slug || '-3', w.slug || '-4', w.slug || '-5')`.execute(
      db,
    )
    for (const r of rows) taken.add(r.slug)
  }
  return wanted.map((slug) => {
    let free = slug
    for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
    taken.add(free)
    return free
  })
}
