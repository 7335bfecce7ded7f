import type { Problem } from '#shared/errors.ts'
import { codeAbove, fitsLevel, levels, padCode, statisticalOnly, trimCode, type CodeSystem } from './codes.ts'
import { kindUnclear } from './kinds.ts'

/** One line of a release file. `line` counts from 1 with the header, as an editor shows it. */
export interface ReleaseRow {
  code: string
  level: number
  name: string
  parent: string
  line: number
  /** 城乡分类代码, where the file has that column and the row fills it in. */
  urbanRural?: string
}

/** A release read and found sound: rows by level, each with the index of its parent row (-1 at the top). */
export interface Release {
  system: CodeSystem
  rows: ReleaseRow[]
  parents: Int32Array
}

const keyOf = (level: number, code: string): string => `${level}:${code}`
const problem = (
  code: string,
  row: ReleaseRow,
  field: string,
  params: Problem['params'] = {},
  severity: Problem['severity'] = 'error',
): Problem => ({
  code: `areas.${code}`,
  severity,
  params: { line: row.line, code: row.code, name: row.name, level: row.level, ...params },
  where: { row: row.line, field },
})

function shapeProblems(row: ReleaseRow, system: CodeSystem, doubled: boolean): Problem[] {
  const found: Problem[] = []
  if (!row.name) found.push(problem('emptyName', row, 'name'))
  else if (row.name.includes('\uFFFD')) found.push(problem('badEncoding', row, 'name'))
  if (!/^\d+$/.test(row.code)) return [...found, problem('badCode', row, 'code')]
  if (!doubled && !fitsLevel(row.code, row.level)) found.push(problem('codeLevelMismatch', row, 'code'))
  if (system === 'mca' && statisticalOnly(row.code, row.level))
    found.push(problem('statisticalCodeInCivil', row, 'code'))
  return found
}

function parentProblem(row: ReleaseRow, rowAt: Map<string, number>, top: number): Problem | undefined {
  if (row.level === top) return undefined
  if (!rowAt.has(keyOf(row.level - 1, row.parent)))
    return problem('orphanParent', row, 'parent', { parent: row.parent })
  if (row.parent === row.code || codeAbove(row.code, row.level) === row.parent) return undefined
  return problem('codeParentMismatch', row, 'code', { parent: row.parent })
}

/** Rows whose chain of parents comes back to themselves. A code at two levels stands below itself and is no cycle. */
function cycles(rows: ReleaseRow[], rowAt: Map<string, number>): Set<number> {
  const byCode = new Map<string, number[]>()
  const suspects = new Set<number>()
  rows.forEach((row, i) => {
    if (rowAt.has(keyOf(row.level - 1, row.parent))) return
    suspects.add(i)
    byCode.set(row.code, [...(byCode.get(row.code) ?? []), i])
  })
  const found = new Set<number>()
  for (const start of suspects) {
    const seen = new Set<number>()
    let at: number | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      at = byCode.get(rows[at]!.parent)?.[0]
    }
    if (at === start) found.add(start)
  }
  return found
}

function doubles(rows: ReleaseRow[], rowAt: Map<string, number>, found: Problem[]): void {
  rows.forEach((row, i) => {
    const first = rowAt.get(keyOf(row.level, row.code))
    if (first === undefined) rowAt.set(keyOf(row.level, row.code), i)
    else found.push(problem('codeTwice', row, 'code', { first: rows[first]!.line }))
  })
}

function sameNames(rows: ReleaseRow[], found: Problem[]): void {
  const seen = new Map<string, number>()
  for (const row of rows) {
    const key = `${row.level}:${row.parent}:${row.name}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.line)
    else found.push(problem('nameTwice', row, 'name', { first }, 'warning'))
  }
}

/**
 * Codes in one length: every code in 12 digits, or every code cut to the digits of its level (37, 3713, 371302,
 * 371302001). A file that mixes the two comes from two sources and is refused.
 */
function oneLength(rows: ReleaseRow[]): { rows: ReleaseRow[]; problem?: Problem } {
  const short = rows.filter((row) => row.level < 5 && row.code.length !== 12)
  if (short.length === 0) return { rows }
  const long = rows.find((row) => row.level < 5 && row.code.length === 12)
  if (long)
    return { rows, problem: problem('mixedCodeLengths', short[0]!, 'code', { other: long.code, otherLine: long.line }) }
  const wrong = short.find((row) => trimCode(row.code, row.level) !== row.code)
  if (wrong) return { rows, problem: problem('codeLevelMismatch', wrong, 'code') }
  return {
    rows: rows.map((row) => ({
      ...row,
      code: padCode(row.code, row.level),
      parent: row.parent && padCode(row.parent, row.level - 1),
    })),
  }
}

/**
 * Checks a release by itself: shape and level of codes, one system, orphans, cycles, one code twice at one level (a code
 * at two levels is real: 东莞, 中山, 儋州, 金门), names. Returns the release when no error stands among the problems.
 */
export function checkRelease(read: ReleaseRow[], system: CodeSystem): { release?: Release; problems: Problem[] } {
  const { rows, problem: mixed } = oneLength(read)
  const problems: Problem[] = mixed ? [mixed] : []
  const known = rows.filter((row) => (levels as readonly number[]).includes(row.level))
  const rowAt = new Map<string, number>()
  doubles(known, rowAt, problems)
  const top = known.reduce((least, row) => Math.min(least, row.level), 7)
  const looped = cycles(known, rowAt)
  known.forEach((row, i) => {
    const twin = known[rowAt.get(keyOf(row.level - 1, row.code)) ?? -1]
    const doubled = twin !== undefined && twin.name === row.name && row.parent === row.code
    problems.push(...shapeProblems(row, system, doubled))
    if (looped.has(i)) problems.push(problem('cycle', row, 'parent', { parent: row.parent }))
    else problems.push(...[parentProblem(row, rowAt, top)].filter((p) => p !== undefined))
    if (row.level === 5 && kindUnclear(row.name, row.code))
      problems.push(problem('kindUnclear', row, 'name', {}, 'warning'))
  })
  sameNames(known, problems)
  if (known.length === 0) problems.push({ code: 'areas.emptyRelease', severity: 'error', params: {}, where: {} })
  if (problems.some((p) => p.severity === 'error')) return { problems }
  return { release: { system, ...ordered(known, rowAt) }, problems }
}

function ordered(rows: ReleaseRow[], rowAt: Map<string, number>): Omit<Release, 'system'> {
  const order = rows.map((_, i) => i).sort((a, b) => rows[a]!.level - rows[b]!.level || a - b)
  const place = new Int32Array(rows.length)
  order.forEach((from, to) => (place[from] = to))
  const parents = new Int32Array(rows.length).fill(-1)
  order.forEach((from, to) => {
    const above = rowAt.get(keyOf(rows[from]!.level - 1, rows[from]!.parent))
    if (above !== undefined) parents[to] = place[above]!
  })
  return { rows: order.map((i) => rows[i]!), parents }
}
