import { sql } from 'kysely'
import type { Tx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'
import { diffRelease, type Diff } from '../rules/diff/diff.ts'
import type { AreaInForce, Verdict } from '../rules/diff/types.ts'
import type { Release } from '../rules/release.ts'
import { laterVersions, versionsUnder, type VersionRow } from './versions.ts'

/** A release held against the tree on its day. `olds` and `diff` count areas in force by the same places. */
export interface Comparison {
  olds: VersionRow[]
  diff: Diff
  /** For each top row of the release that is new: the area it stands below, if the tree has it. */
  above: Map<number, { areaId: string; path: string }>
  paths: string[]
}

interface Found {
  areaId: string
  path: string
  code: string
  level: number
}

/** Areas in force by their codes in a system; civil codes fall back to the statistical ones where none was given yet. */
async function findCodes(
  db: Tx,
  codes: readonly string[],
  level: number,
  system: Release['system'],
  day: Day,
): Promise<Found[]> {
  const code = system === 'nbs' ? sql`v.code_stat` : sql`coalesce(v.code_civil, v.code_stat)`
  const { rows } = await sql<Found>`
    select v.area_id, v.path, ${code} as code, v.level from area_version v
    where ${code} = any(${codes as string[]}::text[]) and v.level = ${level} and v.superseded_at is null
      and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`.execute(db)
  return rows
}

/**
 * Compares a release with the tree on its day, below the tops that it names.
 * @throws AppError `areas.laterHistory` when the tree already has versions after that day there
 */
export async function compareWithTree(
  db: Tx,
  release: Release,
  day: Day,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<Comparison> {
  const tops = release.rows.flatMap((_, i) => (release.parents[i]! < 0 ? [i] : []))
  const level = release.rows[tops[0]!]!.level
  const found = await findCodes(
    db,
    tops.map((i) => release.rows[i]!.code),
    level,
    release.system,
    day,
  )
  const paths = found.map((f) => f.path)
  const later = await laterVersions(db, paths, day)
  if (later.length > 0)
    throw new AppError('areas.laterHistory', 409, { day, first: later[0]!.validFrom, name: later[0]!.name })
  const olds = await versionsUnder(db, paths, day)
  const placed = new Map(olds.map((v, i) => [v.areaId, i]))
  const areas: AreaInForce[] = olds.map((v) => ({
    id: v.areaId,
    parent: v.parentId === null ? -1 : (placed.get(v.parentId) ?? -1),
    level: v.level,
    kind: v.kind,
    name: v.name,
    codeStat: v.codeStat,
    codeCivil: v.codeCivil,
  }))
  const diff = diffRelease(areas, release, verdicts)
  const newTops = tops.filter((i) => diff.oldOfRow[i]! < 0 && release.rows[i]!.parent)
  const aboves = await findCodes(
    db,
    newTops.map((i) => release.rows[i]!.parent),
    level - 1,
    release.system,
    day,
  )
  const above = new Map<number, Found>()
  for (const i of newTops) {
    const at = aboves.find((a) => a.code === release.rows[i]!.parent)
    if (at) above.set(i, at)
  }
  return { olds, diff, above, paths }
}
