import { trimCode, type CodeSystem } from '../codes.ts'
import { kindOf } from '../kinds.ts'
import { coreName, likeness, properName } from '../names.ts'
import type { Release } from '../release.ts'
import type { AreaInForce, Confidence, Pair, Reason } from './types.ts'

/** The state of a comparison: what is paired already, on both sides, by place. */
export interface Match {
  system: CodeSystem
  olds: AreaInForce[]
  release: Release
  pairOfOld: (Pair | undefined)[]
  pairOfRow: (Pair | undefined)[]
  oldCore: string[]
  rowCore: string[]
  /** Pairs that a person refused (`old:row`): not taken again by any step. */
  refused: Set<string>
}

export const codeOfOld = (m: Match, old: number): string | null =>
  m.system === 'nbs' ? m.olds[old]!.codeStat : m.olds[old]!.codeCivil

export function newMatch(olds: AreaInForce[], release: Release): Match {
  return {
    system: release.system,
    olds,
    release,
    pairOfOld: Array.from({ length: olds.length }),
    pairOfRow: Array.from({ length: release.rows.length }),
    oldCore: olds.map((area) => coreName(area.name, area.level)),
    rowCore: release.rows.map((row) => coreName(row.name, row.level)),
    refused: new Set(),
  }
}

export function pair(m: Match, old: number, row: number, confidence: Confidence, reason: Reason): void {
  if (m.pairOfOld[old] || m.pairOfRow[row] || m.refused.has(`${old}:${row}`)) return
  const made = { old, row, confidence, reason }
  m.pairOfOld[old] = made
  m.pairOfRow[row] = made
}

/** The parent of a row as the area in force it continues; `new…` where its parent is new, `` at the top. */
export function parentOfRow(m: Match, row: number): string {
  const above = m.release.parents[row]!
  if (above < 0) return ''
  const paired = m.pairOfRow[above]
  return paired ? String(paired.old) : `new${above}`
}
export const parentOfOld = (m: Match, old: number): string =>
  m.olds[old]!.parent < 0 ? '' : String(m.olds[old]!.parent)

function indexOne(places: number[], key: (place: number) => string): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const place of places) {
    const k = key(place)
    const list = index.get(k)
    if (list) list.push(place)
    else index.set(k, [place])
  }
  return index
}

/** Pairs what is alone under its key on both sides. */
function pairUnique(
  m: Match,
  olds: number[],
  rows: number[],
  oldKey: (old: number) => string,
  rowKey: (row: number) => string,
  take: (old: number, row: number) => void,
): void {
  const left = indexOne(
    olds.filter((o) => !m.pairOfOld[o]),
    oldKey,
  )
  const right = indexOne(
    rows.filter((r) => !m.pairOfRow[r]),
    rowKey,
  )
  for (const [key, some] of left) {
    const other = right.get(key)
    if (some.length === 1 && other?.length === 1) take(some[0]!, other[0]!)
  }
}

/** One code, one core of the name: the file says it is the same area. */
export function byCodeAndName(m: Match, olds: number[], rows: number[]): void {
  const rowAt = new Map(rows.map((row) => [m.release.rows[row]!.code, row]))
  for (const old of olds) {
    const code = codeOfOld(m, old)
    const row = code === null ? undefined : rowAt.get(code)
    if (row !== undefined && m.oldCore[old] === m.rowCore[row]) pair(m, old, row, 'certain', 'codeAndName')
  }
}

/** One name, alone under one parent before and after: recoded. With a change of kind it is only likely. */
export function byNameUnderParent(m: Match, olds: number[], rows: number[]): void {
  const take = (old: number, row: number) => {
    const r = m.release.rows[row]!
    const area = m.olds[old]!
    const sameKind = area.kind === kindOf(r.level, r.name, r.code) || area.level < 5
    pair(m, old, row, sameKind ? 'certain' : 'likely', 'nameUnderParent')
  }
  const proper = (name: string, level: number) => properName(name, level)
  pairUnique(
    m,
    olds,
    rows,
    (o) => `${parentOfOld(m, o)}|${proper(m.olds[o]!.name, m.olds[o]!.level)}`,
    (r) => `${parentOfRow(m, r)}|${proper(m.release.rows[r]!.name, m.release.rows[r]!.level)}`,
    take,
  )
  pairUnique(
    m,
    olds,
    rows,
    (o) => `${parentOfOld(m, o)}|${m.oldCore[o]}`,
    (r) => `${parentOfRow(m, r)}|${m.rowCore[r]}`,
    take,
  )
}

/** Towns and counties gone and come whose children bear the same names: the better half at least, three at least. */
export function byChildren(
  m: Match,
  olds: number[],
  rows: number[],
  oldChildren: number[][],
  rowChildren: number[][],
): void {
  const goneBy = new Map<string, Set<number>>()
  const free = olds.filter((o) => !m.pairOfOld[o])
  for (const o of free)
    for (const c of oldChildren[o]!) goneBy.set(m.oldCore[c]!, (goneBy.get(m.oldCore[c]!) ?? new Set<number>()).add(o))
  const scores: { old: number; row: number; shared: number }[] = []
  for (const row of rows) {
    if (m.pairOfRow[row]) continue
    const shared = new Map<number, number>()
    for (const core of new Set(rowChildren[row]!.map((c) => m.rowCore[c]!)))
      for (const o of goneBy.get(core) ?? []) shared.set(o, (shared.get(o) ?? 0) + 1)
    for (const [old, n] of shared) {
      const least = Math.min(oldChildren[old]!.length, rowChildren[row]!.length)
      if (n >= 3 && 2 * n >= least) scores.push({ old, row, shared: n })
    }
  }
  scores.sort((a, b) => b.shared - a.shared)
  for (const s of scores) pair(m, s.old, s.row, 'likely', 'sameChildren')
}

/** Alone of its name in the whole level, gone here and come there: a town moved to another county. */
export function byNameElsewhere(m: Match, olds: number[], rows: number[]): void {
  const whole = (name: string) => name.replace(/街道办事处$/, '街道')
  pairUnique(
    m,
    olds,
    rows,
    (o) => whole(m.olds[o]!.name),
    (r) => whole(m.release.rows[r]!.name),
    (o, r) => pair(m, o, r, 'likely', 'nameElsewhere'),
  )
}

/** Villages of one name gone from one town and come to another, three pairs or more between the two: moved together. */
export function byNeighbours(m: Match, olds: number[], rows: number[]): void {
  const county = (code: string | null, core: string) => `${trimCode(code ?? '', 3)}|${core}`
  const found: { old: number; row: number; way: string }[] = []
  pairUnique(
    m,
    olds,
    rows,
    (o) => county(codeOfOld(m, o), m.oldCore[o]!),
    (r) => county(m.release.rows[r]!.code, m.rowCore[r]!),
    (old, row) => found.push({ old, row, way: `${parentOfOld(m, old)}>${parentOfRow(m, row)}` }),
  )
  const together = indexOne(
    found.map((_, i) => i),
    (i) => found[i]!.way,
  )
  for (const f of found)
    if (together.get(f.way)!.length >= 3) pair(m, f.old, f.row, 'likely', 'nameElsewhereWithNeighbours')
}

/** One code under one parent with another name: renamed. How sure depends on how alike the names are. */
export function byCode(m: Match, olds: number[], rows: number[]): void {
  const rowAt = new Map(rows.map((row) => [m.release.rows[row]!.code, row]))
  for (const old of olds) {
    const code = codeOfOld(m, old)
    const row = code === null ? undefined : rowAt.get(code)
    if (row === undefined || m.pairOfOld[old] || m.pairOfRow[row]) continue
    const like = likeness(m.oldCore[old]!, m.rowCore[row]!) >= 0.5
    pair(m, old, row, like ? 'likely' : 'open', like ? 'likeNameSameCode' : 'otherNameSameCode')
  }
}
