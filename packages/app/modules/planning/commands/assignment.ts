import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { cellText, readSheets } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/schemes.ts'
import { keptProblem } from '../problem/cache.ts'
import { readAssignment, type AssignmentLine } from '../rules/assignment.ts'
import type { ListFile } from '../store/compound-list.ts'
import { findScheme } from '../store/schemes.ts'
import { LIST_BYTES } from '../contract/compounds.ts'
import { editScheme } from './edits.ts'

const UNIT = /^(unit|id|小区|小区名称|小区编号|名称)$/i
const COMMUNITY = /^(community|社区|社区名称|district|assignment)$/i
const LISTED = 500
const MOST = 100_000

/** A list held against the units and communities of a scheme. */
async function readFor(ctx: Ctx, id: string, file: ListFile) {
  const scheme = await findScheme(ctx, 'planning.draw', id)
  const lines = await linesOf(file)
  const { units } = await keptProblem(ctx, scheme.areaId, scheme.registerOn, scheme.params)
  return { scheme, lines, units, read: readAssignment(lines, units, scheme.communities) }
}

const shown = (list: readonly AssignmentLine[]) => list.slice(0, LISTED).map(({ row, unit }) => ({ row, unit: unit.slice(0, 100) })) // prettier-ignore

/** What an assignment would put where, and what of it cannot be read. Nothing is changed. */
export async function checkAssignment(
  ctx: Ctx,
  id: string,
  file: ListFile,
): Promise<z.output<typeof contract.readAssignment.reply>> {
  const { scheme, lines, units, read } = await readFor(ctx, id, file)
  const { unknown, ambiguous, contradicting, omitted, edit } = read
  const index = new Map(units.ids.map((u, i) => [u, i]))
  const names = new Map([...scheme.communities, ...edit.communities].map((c) => [c.key, c.name ?? '']))
  const standing = new Set(scheme.communities.map((c) => c.key))
  const moves = edit.moves.flatMap((m) => m.unitIds.map((unit) => ({ unit, to: m.to })))
  return {
    version: scheme.version,
    lines: lines.length,
    placed: units.ids.length - omitted.length,
    moved: moves.filter(({ unit, to }) => (scheme.assignment[unit] ?? null) !== to).length,
    unassigned: moves.filter(({ to }) => to === null).length,
    unknown: shown(unknown),
    ambiguous: shown(ambiguous),
    contradicting: shown(contradicting),
    omitted: omitted.slice(0, LISTED).map((unit) => ({ id: unit, name: units.names[index.get(unit)!]! })),
    counts: { unknown: unknown.length, ambiguous: ambiguous.length, contradicting: contradicting.length, omitted: omitted.length },
    communities: edit.moves.flatMap(({ to, unitIds }) => to === null ? [] : [{
      name: names.get(to) ?? '', units: unitIds.length, isNew: !standing.has(to), households: unitIds.reduce((n, u) => n + units.households[index.get(u)!]!, 0),
    }]),
  } // prettier-ignore
}

/**
 * Takes in a whole assignment from a sheet: a column of units (names or ids), a column of communities. What it cannot place is
 * listed; units that it omits become unassigned. One step, that can be undone.
 * @throws AppError `planning.assignmentColumns`, `planning.assignmentNothing`, `planning.compoundsLarge`, `planning.schemeStale`
 * and what the sheets kit refuses
 */
export async function importAssignment(ctx: Ctx, id: string, input: { version: number }, file: ListFile) {
  const { units, read } = await readFor(ctx, id, file)
  const { edit, unknown, ambiguous, contradicting, omitted } = read
  if (omitted.length === units.ids.length) throw new AppError('planning.assignmentNothing', 422, {}, 'file')
  const done = await editScheme(ctx, id, { ...edit, version: input.version })
  return {
    ...done,
    unknown: shown(unknown),
    ambiguous: shown(ambiguous),
    contradicting: shown(contradicting),
    omitted: omitted.slice(0, LISTED),
  }
}

async function linesOf(file: ListFile): Promise<AssignmentLine[]> {
  if (file.bytes > LIST_BYTES)
    throw new AppError('planning.compoundsLarge', 413, { megabytes: Math.ceil(file.bytes / 2 ** 20), most: LIST_BYTES / 2 ** 20 }, 'file') // prettier-ignore
  const [sheet] = (await readSheets(file.path, file.name)).sheets
  const [header = [], ...body] = (sheet?.rows ?? []).map((r) =>
    r.map((c) =>
      cellText(c)
        .replace(/\p{Cc}/gu, ' ')
        .trim(),
    ),
  )
  if (body.length > MOST) throw new AppError('planning.compoundsTooMany', 413, { rows: body.length, most: MOST }, 'file') // prettier-ignore
  const [unit, community] = [header.findIndex((h) => UNIT.test(h)), header.findIndex((h) => COMMUNITY.test(h))]
  if (unit < 0 || community < 0)
    throw new AppError('planning.assignmentColumns', 422, { columns: header.join('、').slice(0, 200) }, 'file')
  return body.flatMap((cells, i) => {
    const text = cells[unit] ?? ''
    return text === '' ? [] : [{ row: i + 2, unit: text, community: cells[community] ?? '' }]
  })
}
