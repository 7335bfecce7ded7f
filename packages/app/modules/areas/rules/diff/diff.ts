import { conversionOf, kindOf, type Conversion } from '../kinds.ts'
import { stemOf } from '../names.ts'
import type { Release, ReleaseRow } from '../release.ts'
import {
  byChildren,
  byCode,
  byCodeAndName,
  byNameElsewhere,
  byNameUnderParent,
  byNeighbours,
  codeOfOld,
  newMatch,
  pair,
  parentOfOld,
  parentOfRow,
  type Match,
} from './match.ts'
import { statisticalOnly } from '../codes.ts'
import type { AreaInForce, Change, ChangeKind, Verdict } from './types.ts'

export interface Diff {
  changes: Change[]
  /** Place of the area in force that each row continues, -1 for a new one. */
  oldOfRow: Int32Array
  unchanged: number
}

const oldKey = (area: AreaInForce): string => `old:${area.id}`
export const rowKey = (release: Release, row: number): string =>
  `row:${release.rows[row]!.level}:${release.rows[row]!.code}`

function childrenOf(count: number, parentAt: (i: number) => number): number[][] {
  const children: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < count; i++) {
    const above = parentAt(i)
    if (above >= 0) children[above]!.push(i)
  }
  return children
}

/** Applies what persons said about identity before any rule looks. */
function decide(m: Match, verdicts: ReadonlyMap<string, Verdict>): void {
  const oldAt = new Map(m.olds.map((area, i) => [oldKey(area), i]))
  const rowAt = new Map(m.release.rows.map((_, i) => [rowKey(m.release, i), i]))
  for (const [key, said] of verdicts) {
    const [left, right] = key.split('=')
    if (said.verdict === 'separate' && right) m.refused.add(`${oldAt.get(left!)}:${rowAt.get(right)}`)
    if (said.verdict !== 'same') continue
    const old = oldAt.get(key) ?? oldAt.get(said.other)
    const row = rowAt.get(key) ?? rowAt.get(said.other)
    if (old !== undefined && row !== undefined) pair(m, old, row, 'certain', 'decided')
  }
}

function matchLevels(m: Match): { oldChildren: number[][]; rowChildren: number[][] } {
  const oldChildren = childrenOf(m.olds.length, (i) => m.olds[i]!.parent)
  const rowChildren = childrenOf(m.release.rows.length, (i) => m.release.parents[i]!)
  for (let level = 1; level <= 7; level++) {
    const olds = m.olds.flatMap((area, i) => (area.level === level ? [i] : []))
    const rows = m.release.rows.flatMap((row, i) => (row.level === level ? [i] : []))
    if (olds.length === 0 || rows.length === 0) continue
    byCodeAndName(m, olds, rows)
    byNameUnderParent(m, olds, rows)
    if (level < 5) {
      byNameElsewhere(m, olds, rows)
      byChildren(m, olds, rows, oldChildren, rowChildren)
    } else byNeighbours(m, olds, rows)
    byCode(m, olds, rows)
  }
  return { oldChildren, rowChildren }
}

/**
 * The conversion that two releases state. What an act made of an area meanwhile (a committee whose community was built)
 * is not undone by a release that says what the last one said.
 */
function conversionSaid(area: AreaInForce, next: ReleaseRow): Conversion | undefined {
  const said = kindOf(next.level, next.name, next.code)
  const before = kindOf(area.level, area.name, area.codeStat ?? next.code)
  return before === said ? undefined : conversionOf(area.kind, said)
}

function aspectsOf(m: Match, old: number, row: number): Pick<Change, 'aspects' | 'conversion'> {
  const area = m.olds[old]!
  const next = m.release.rows[row]!
  const conversion = m.system === 'mca' ? undefined : conversionSaid(area, next)
  const aspects: ChangeKind[] = []
  if (conversion) aspects.push('converted')
  if (m.release.parents[row]! >= 0 && parentOfOld(m, old) !== parentOfRow(m, row)) aspects.push('moved')
  if (m.oldCore[old] !== m.rowCore[row]) aspects.push('renamed')
  else if (area.name !== next.name && m.system === 'nbs' && !conversion) aspects.push('respelled')
  if (codeOfOld(m, old) !== next.code) aspects.push('recoded')
  return { aspects, conversion: conversion ?? null }
}

/** Weightiest first: what a person wants to be told before the rest. */
const WEIGHT: ChangeKind[] = ['converted', 'moved', 'renamed', 'recoded', 'respelled']

function pairedChanges(m: Match): { changes: Change[]; unchanged: number } {
  const changes: Change[] = []
  let unchanged = 0
  for (const made of m.pairOfRow) {
    if (!made) continue
    const { aspects, conversion } = aspectsOf(m, made.old, made.row)
    if (aspects.length === 0) unchanged++
    else {
      const kind = WEIGHT.find((k) => aspects.includes(k))!
      const key = `${oldKey(m.olds[made.old]!)}=${rowKey(m.release, made.row)}`
      // Civil affairs and statistics put some towns below different counties: that is for a person to judge.
      const apart = m.system === 'mca' && aspects.includes('moved')
      const doubt = apart ? ({ confidence: 'open', reason: 'parentDiffers' } as const) : {}
      changes.push({ key, kind, aspects, conversion, ...made, ...doubt, candidates: [] })
    }
  }
  return { changes, unchanged }
}

function namesakes(places: number[], name: (place: number) => string): (own: string) => number[] {
  const by = Map.groupBy(places, name)
  return (own) => (by.get(own) ?? []).slice(0, 8)
}

/** The community whose name an area that vanished seems to live on in, or the other way round: same stem, one parent. */
function kin(m: Match, old: number, rowsHere: number[]): number[] {
  const core = m.oldCore[old]!
  const stem = stemOf(core)
  return rowsHere.filter((row) => {
    const other = m.rowCore[row]!
    return (
      other !== core &&
      (stemOf(other) === stem ||
        (other.length > 1 && core.includes(other)) ||
        (core.length > 1 && other.includes(core)))
    )
  })
}

function removedChanges(m: Match, rowChildren: number[][]): Change[] {
  const loose = m.olds.flatMap((_, i) => (m.pairOfOld[i] ? [] : [i]))
  const elsewhere = namesakes(
    m.release.rows.flatMap((_, i) => (m.pairOfRow[i] ? [] : [i])),
    (r) => `${m.release.rows[r]!.level}${m.rowCore[r]}`,
  )
  return loose.flatMap((old): Change[] => {
    const area = m.olds[old]!
    const base = { key: oldKey(area), conversion: null, old, row: null }
    if (m.system === 'mca' && (area.level >= 5 || statisticalOnly(area.codeStat ?? '', area.level))) return []
    const above = area.parent < 0 ? undefined : m.pairOfOld[area.parent]
    if (area.parent >= 0 && !above) {
      const candidates = elsewhere(`${area.level}${m.oldCore[old]}`)
      return [
        {
          ...base,
          kind: 'removed',
          aspects: ['removed'],
          confidence: 'open',
          reason: 'vanishedWithParent',
          candidates,
        },
      ]
    }
    const near = above
      ? kin(
          m,
          old,
          rowChildren[above.row]!.filter((r) => m.release.rows[r]!.level === area.level),
        )
      : []
    if (near.length > 0) {
      return [
        {
          ...base,
          kind: 'merged',
          aspects: ['removed', 'merged'],
          confidence: 'open',
          reason: 'stemOfNew',
          candidates: near.slice(0, 8),
        },
      ]
    }
    const candidates = elsewhere(`${area.level}${m.oldCore[old]}`)
    return [{ ...base, kind: 'removed', aspects: ['removed'], confidence: 'open', reason: 'vanished', candidates }]
  })
}

function addedChanges(m: Match, removed: Change[]): Change[] {
  const lost = new Map<number, number[]>()
  for (const change of removed) {
    const above = m.olds[change.old!]!.parent
    lost.set(above, [...(lost.get(above) ?? []), change.old!])
  }
  const elsewhere = namesakes(
    removed.map((c) => c.old!),
    (o) => `${m.olds[o]!.level}${m.oldCore[o]}`,
  )
  return m.release.rows.flatMap((row, i): Change[] => {
    if (m.pairOfRow[i]) return []
    const above = m.release.parents[i]! < 0 ? undefined : m.pairOfRow[m.release.parents[i]!]
    const gone = (above && lost.get(above.old)?.filter((o) => m.olds[o]!.level === row.level)) ?? []
    const stem = stemOf(m.rowCore[i]!)
    const from = gone.filter((o) => stemOf(m.oldCore[o]!) === stem)
    const base = { key: rowKey(m.release, i), conversion: null, old: null, row: i }
    const far = elsewhere(`${row.level}${m.rowCore[i]}`)
    if (from.length > 0) {
      return [
        {
          ...base,
          kind: 'added',
          aspects: ['added', 'merged'],
          confidence: 'open',
          reason: 'stemOfOld',
          candidates: from.slice(0, 8),
        },
      ]
    }
    const open = gone.length > 0 || far.length > 0
    return [
      {
        ...base,
        kind: 'added',
        aspects: ['added'],
        confidence: open ? 'open' : 'likely',
        reason: open ? 'appearedWhereOthersVanished' : 'appeared',
        candidates: far,
      },
    ]
  })
}

/** One old name whose stem two or more new areas carry under the same parent: it was split. */
function markSplits(changes: Change[]): void {
  const byOld = new Map<number, Change[]>()
  for (const change of changes) {
    if (change.reason !== 'stemOfOld' || change.candidates.length !== 1) continue
    const old = change.candidates[0]!
    byOld.set(old, [...(byOld.get(old) ?? []), change])
  }
  for (const parts of byOld.values()) {
    if (parts.length < 2) continue
    for (const part of parts) Object.assign(part, { kind: 'split', aspects: ['added', 'split'] })
  }
}

/**
 * Compares a release with the areas in force below its top. Identity goes by code and name together, then by a name that
 * is alone under its parent, by the names of the children, by neighbours that moved along, and last by the code alone.
 * What the file cannot tell stays `open`: above all, into which community a village that vanished went. Verdicts of
 * persons come before every rule. A civil-affairs release never removes what only the statistical system counts.
 * Where nothing is in force yet, every row is simply new and no findings are made.
 */
export function diffRelease(
  olds: AreaInForce[],
  release: Release,
  verdicts: ReadonlyMap<string, Verdict> = new Map(),
): Diff {
  if (olds.length === 0) return { changes: [], oldOfRow: new Int32Array(release.rows.length).fill(-1), unchanged: 0 }
  const m = newMatch(olds, release)
  decide(m, verdicts)
  const { rowChildren } = matchLevels(m)
  const { changes, unchanged } = pairedChanges(m)
  const removed = removedChanges(m, rowChildren)
  const added = addedChanges(m, removed)
  markSplits(added)
  const oldOfRow = Int32Array.from(m.pairOfRow, (made) => made?.old ?? -1)
  return { changes: [...changes, ...removed, ...added], oldOfRow, unchanged }
}

/** How many findings of each kind and confidence: for the head of the page and for the command line. */
export function countChanges({ changes, oldOfRow, unchanged }: Diff): Record<string, number> {
  if (changes.length === 0 && unchanged === 0) return { 'added.certain': oldOfRow.length }
  const counts: Record<string, number> = {}
  for (const change of changes)
    for (const aspect of change.aspects) {
      const key = `${aspect}.${change.confidence}`
      counts[key] = (counts[key] ?? 0) + 1
    }
  return counts
}
