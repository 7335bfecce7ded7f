import type { Ctx } from '#server/context.ts'
import { cellText, readSheets } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import { keptProblem } from '../problem/cache.ts'
import { readAssignment, type AssignmentLine } from '../rules/assignment.ts'
import { findScheme } from '../store/schemes.ts'
import { editScheme } from './edits.ts'

const UNIT = /^(unit|id|小区|小区名称|小区编号|名称)$/i
const COMMUNITY = /^(community|社区|社区名称|district|assignment)$/i
const LISTED = 500

/**
 * Takes in a whole assignment from a sheet: a column of units (names or ids), a column of communities. What it cannot place is
 * listed; units that it omits become unassigned. One step, that can be undone.
 * @throws AppError `planning.assignmentColumns`, `planning.schemeStale` and what the sheets kit refuses
 */
export async function importAssignment(
  ctx: Ctx,
  id: string,
  input: { version: number },
  file: { path: string; name: string },
) {
  const scheme = await findScheme(ctx, 'planning.draw', id)
  const lines = await linesOf(file)
  const { units } = await keptProblem(ctx, scheme.areaId, scheme.registerOn, scheme.params)
  const { edit, unknown, ambiguous, contradicting, omitted } = readAssignment(lines, units, scheme.communities)
  const done = await editScheme(ctx, id, { ...edit, version: input.version })
  const rows = (list: readonly AssignmentLine[]) => list.slice(0, LISTED).map(({ row, unit }) => ({ row, unit }))
  return {
    ...done,
    unknown: rows(unknown),
    ambiguous: rows(ambiguous),
    contradicting: rows(contradicting),
    omitted: omitted.slice(0, LISTED),
  }
}

async function linesOf(file: { path: string; name: string }): Promise<AssignmentLine[]> {
  const [sheet] = (await readSheets(file.path, file.name)).sheets
  const [header = [], ...body] = (sheet?.rows ?? []).map((r) => r.map((c) => cellText(c).trim()))
  const [unit, community] = [header.findIndex((h) => UNIT.test(h)), header.findIndex((h) => COMMUNITY.test(h))]
  if (unit < 0 || community < 0)
    throw new AppError('planning.assignmentColumns', 422, { columns: header.join('、').slice(0, 200) }, 'file')
  return body.flatMap((cells, i) => {
    const text = cells[unit] ?? ''
    return text === '' ? [] : [{ row: i + 2, unit: text, community: cells[community] ?? '' }]
  })
}
