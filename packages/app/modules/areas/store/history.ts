import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { padCode, pathBelow } from '../rules/codes.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { bumpRevision, insertAreas, insertVersions, type NewVersion } from './versions.ts'

/** How an area stood from a day up to, not on, another. Codes are cut to their level (371302, 371302001001). */
export interface PastArea {
  code: string
  /** The code of the area above; `null` at the top. */
  parent: string | null
  level: number
  kind: AreaKind
  name: string
  from: Day
  to: Day | null
  source: string
}

/** What began a spell of an area, held against the one before it. */
function eventsOf(before: PastArea | undefined, row: PastArea): string[] {
  if (!before) return ['added']
  const events = [before.name === row.name ? '' : 'renamed', before.kind === row.kind ? '' : 'converted']
  return events.filter(Boolean)
}

/**
 * Writes a tree with its past into a city that has none: rows of one code are one area over time, in order of their
 * days, upper levels first. Each row counts as recorded on its first day. For the system only; one audit entry at the
 * first area. A release imported afterwards goes on from here.
 * @returns ids by code
 * @throws AppError `access.denied` (403) for anyone else
 */
export async function writeAreaHistory(ctx: Ctx, rows: readonly PastArea[]): Promise<Map<string, string>> {
  if (ctx.actor.kind !== 'system') throw new AppError('access.denied', 403, { right: 'system' })
  const ids = new Map<string, string>()
  const paths = new Map<string, string>()
  const versions: NewVersion[] = []
  for (const [code, spells] of Map.groupBy(rows, (r) => r.code)) {
    const [first] = spells as [PastArea]
    ids.set(code, newId(ctx.now))
    paths.set(code, pathBelow(first.parent === null ? '/' : paths.get(first.parent)!, code))
    versions.push(...spells.map((row, i) => versionOf(row, eventsOf(spells[i - 1], row), ids, paths.get(code)!)))
  }
  await insertAreas(
    ctx.db,
    versions.filter((v) => v.events[0] === 'added'),
  )
  for (const [day, some] of Map.groupBy(versions, (v) => v.validFrom))
    await insertVersions({ ...ctx, now: new Date(`${day}T04:00:00Z`) }, ctx.db, some)
  await bumpRevision(ctx.db)
  const top = ids.get(rows[0]!.code)!
  const changes: Record<string, [unknown, unknown]> = { added: [0, ids.size] }
  await record(ctx, { command: 'areas.writeHistory', areaId: top, subject: { type: 'area', id: top }, changes })
  return ids
}

function versionOf(row: PastArea, events: string[], ids: ReadonlyMap<string, string>, path: string): NewVersion {
  return {
    areaId: ids.get(row.code)!, slug: row.code, validFrom: row.from, validTo: row.to,
    parentId: row.parent === null ? null : ids.get(row.parent)!, level: row.level, kind: row.kind, name: row.name,
    codeStat: padCode(row.code, row.level), codeCivil: null, urbanRural: null, path, events, source: row.source, actId: null,
    releaseId: null,
  } // prettier-ignore
}
