import type { Ctx, Tx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { trimCode } from '../rules/codes.ts'
import type { Change, Verdict } from '../rules/diff/types.ts'
import { kindOf } from '../rules/kinds.ts'
import type { Release } from '../rules/release.ts'
import type { Comparison } from './compare.ts'
import { idSource } from './ids.ts'
import { withoutIndexes } from './indexes.ts'
import { insertLinks, type NewLink } from './links.ts'
import { counting, type Share } from './stages.ts'
import {
  endVersions,
  freeSlugs,
  insertAreas,
  insertVersions,
  movePaths,
  type NewVersion,
  type VersionRow,
} from './versions.ts'

export interface Taking {
  release: Release
  comparison: Comparison
  verdicts: ReadonlyMap<string, Verdict>
  day: Day
  source: string
  releaseId: string
  by: string
  /** Hears how much of it is written. */
  told?: Share | undefined
}
export interface Taken {
  added: number
  changed: number
  ended: number
  links: number
}

/** Where each row of the release stands once it is taken over. */
interface Place {
  areaId: string
  slug: string
  path: string
}

const EVENTS = ['converted', 'moved', 'renamed', 'recoded', 'respelled'] as const

/** A civil-affairs release says codes; what it says otherwise counts only where a person confirmed it. */
const believed = (taking: Taking, change: Change | undefined): boolean =>
  taking.release.system === 'nbs' ||
  taking.comparison.olds.length === 0 ||
  (change !== undefined && taking.verdicts.get(change.key)?.verdict === 'confirmed')

async function places(
  db: Tx,
  taking: Taking,
  changeOfRow: Map<number, Change>,
  now: Date,
): Promise<(Place | undefined)[]> {
  const { release, comparison } = taking
  const { oldOfRow } = comparison.diff
  const isNew = (row: number) => oldOfRow[row]! < 0
  const fresh = release.rows.flatMap((_, i) => (isNew(i) && believed(taking, changeOfRow.get(i)) ? [i] : []))
  const slugs = await freeSlugs(
    db,
    fresh.map((i) => trimCode(release.rows[i]!.code, release.rows[i]!.level)),
  )
  const slugOf = new Map(fresh.map((row, i) => [row, slugs[i]!]))
  const id = idSource(now)
  const made: (Place | undefined)[] = []
  for (let i = 0; i < release.rows.length; i++) {
    const old = isNew(i) ? undefined : comparison.olds[oldOfRow[i]!]
    const above = release.parents[i]! < 0 ? undefined : made[release.parents[i]!]
    const slug = old?.slug ?? slugOf.get(i)
    if (slug === undefined || (release.parents[i]! >= 0 && !above)) {
      made.push(undefined)
      continue
    }
    const change = changeOfRow.get(i)
    const stays = old && release.system === 'mca' && !(believed(taking, change) && change?.aspects.includes('moved'))
    const base = above?.path ?? comparison.above.get(i)?.path ?? (old ? old.path.slice(0, -(old.slug.length + 1)) : '/')
    made.push({ areaId: old?.areaId ?? id(), slug, path: stays ? old.path : `${base}${slug}/` })
  }
  return made
}

function parentOf(taking: Taking, made: (Place | undefined)[], row: number): string | null {
  const above = taking.release.parents[row]!
  if (above >= 0) return made[above]!.areaId
  const old = taking.comparison.diff.oldOfRow[row]!
  return old >= 0 ? taking.comparison.olds[old]!.parentId : (taking.comparison.above.get(row)?.areaId ?? null)
}

function newVersion(taking: Taking, row: number, place: Place, parentId: string | null): NewVersion {
  const r = taking.release.rows[row]!
  const nbs = taking.release.system === 'nbs'
  return {
    areaId: place.areaId, slug: place.slug, validFrom: taking.day, validTo: null, parentId, level: r.level,
    kind: kindOf(r.level, r.name, r.code), name: r.name, codeStat: nbs ? r.code : null, codeCivil: nbs ? null : r.code,
    urbanRural: r.urbanRural ?? null, path: place.path, events: ['added'], source: taking.source, actId: null, releaseId: taking.releaseId,
  } // prettier-ignore
}

function nextVersion(
  taking: Taking,
  row: number,
  old: VersionRow,
  place: Place,
  parentId: string | null,
  change: Change | undefined,
): NewVersion | undefined {
  const r = taking.release.rows[row]!
  const base = {
    ...old,
    validFrom: taking.day,
    validTo: null,
    source: taking.source,
    actId: null,
    releaseId: taking.releaseId,
  }
  if (taking.release.system === 'mca') {
    if (!change) return undefined
    const told = believed(taking, change)
    const renamed = told && change.aspects.includes('renamed')
    const moved = told && change.aspects.includes('moved')
    if (old.codeCivil === r.code && !renamed && !moved) return undefined
    const events = [
      ...(old.codeCivil === r.code ? [] : ['civilCode']),
      ...(renamed ? ['renamed'] : []),
      ...(moved ? ['moved'] : []),
    ]
    return {
      ...base,
      codeCivil: r.code,
      ...(renamed ? { name: r.name } : {}),
      ...(moved ? { parentId, path: place.path } : {}),
      events,
    }
  }
  const moved = old.path !== place.path
  const urbanRural = r.urbanRural ?? old.urbanRural
  const classed = urbanRural !== old.urbanRural
  if (!change && !moved && !classed) return undefined
  const events: string[] = EVENTS.filter((e) => change?.aspects.includes(e))
  if (classed) events.push('classed')
  if (moved && !events.includes('moved')) events.push('pathChanged')
  const kind = change?.conversion ? kindOf(r.level, r.name, r.code) : old.kind
  return { ...base, name: r.name, codeStat: r.code, parentId, path: place.path, kind, urbanRural, events }
}

/**
 * Writes what a release changes, from its day on: new areas, new versions of those that go on (and of all that stands
 * below what moved), ends of those that vanished, and links where a person said who came from whom. Areas that the
 * release leaves as they are get no row.
 */
export async function applyRelease(ctx: Ctx, db: Tx, taking: Taking): Promise<Taken> {
  const { release, comparison } = taking
  const { changes, oldOfRow } = comparison.diff
  const changeOfRow = new Map(changes.flatMap((c) => (c.row === null ? [] : [[c.row, c] as const])))
  const made = await places(db, taking, changeOfRow, ctx.now)
  const fresh: NewVersion[] = []
  const next: NewVersion[] = []
  const ended: VersionRow[] = changes.flatMap((c) => (c.row === null ? [comparison.olds[c.old!]!] : []))
  const gone = ended.length
  for (let i = 0; i < release.rows.length; i++) {
    const place = made[i]
    if (!place) continue
    const parentId = parentOf(taking, made, i)
    const old = oldOfRow[i]! < 0 ? undefined : comparison.olds[oldOfRow[i]!]!
    const version = old
      ? nextVersion(taking, i, old, place, parentId, changeOfRow.get(i))
      : newVersion(taking, i, place, parentId)
    if (!version) continue
    if (old) ended.push(old)
    ;(old ? next : fresh).push(version)
  }
  const written = counting(ended.length + 2 * fresh.length + next.length, taking.told)
  await endVersions(ctx, db, ended, taking.day, written)
  await withoutIndexes(db, fresh.length, async () => {
    await insertAreas(db, fresh, written)
    await insertVersions(ctx, db, fresh, written)
  })
  await insertVersions(ctx, db, next, written)
  const pathBefore = new Map(ended.map((v) => [v.areaId, v.path]))
  await movePaths(
    db,
    next.filter((v) => pathBefore.get(v.areaId) !== v.path),
  )
  const links = linksOf(taking, made)
  await insertLinks(ctx, db, links)
  return { added: fresh.length, changed: next.length, ended: gone, links: links.length }
}

/** Links that persons confirmed: what vanished went into …, what is new was split from …. */
function linksOf(taking: Taking, made: (Place | undefined)[]): NewLink[] {
  const { comparison, release } = taking
  const rowAt = new Map(release.rows.map((r, i) => [`row:${r.level}:${r.code}`, i]))
  const areaOf = (key: string) => (key.startsWith('old:') ? key.slice(4) : made[rowAt.get(key) ?? -1]?.areaId)
  const base = {
    onDay: taking.day,
    source: taking.source,
    actId: null,
    releaseId: taking.releaseId,
    confirmedBy: taking.by,
  }
  return comparison.diff.changes.flatMap((change) => {
    const said = taking.verdicts.get(change.key)
    if (!said || (change.old === null) === (change.row === null)) return []
    const others =
      said.verdict === 'succeeded'
        ? said.others
        : said.verdict === 'confirmed' && change.candidates.length === 1
          ? [candidateKey(taking, change)]
          : []
    const own = areaOf(change.key)
    return others.flatMap((key): NewLink[] => {
      const other = areaOf(key)
      if (!own || !other || own === other) return []
      return change.row === null
        ? [
            {
              ...base,
              fromId: own,
              toId: other,
              kind: change.kind === 'merged' || others.length === 1 ? 'merged' : 'split',
            },
          ]
        : [{ ...base, fromId: other, toId: own, kind: change.kind === 'split' ? 'split' : 'merged' }]
    })
  })
}

function candidateKey(taking: Taking, change: Change): string {
  const place = change.candidates[0]!
  const row = taking.release.rows[place]
  return change.row === null ? `row:${row!.level}:${row!.code}` : `old:${taking.comparison.olds[place]!.areaId}`
}
