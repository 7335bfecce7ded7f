import type { Problem } from '#shared/errors.ts'
import type { AreaInForce } from './diff/types.ts'
import { coreName } from './names.ts'
import type { Release } from './release.ts'

/** So many towns whose codes speak of other towns, and the file is of the other system. */
const SWAPPED = 3

/**
 * Whether a release that says it is statistical carries civil-affairs codes, or the other way round. The two systems
 * give one nine-digit code to different towns of one county (in Linyi 15 times): where a code's own name stands under
 * another code of the same county before, and the code bore another name, and that often, the system is wrong.
 */
export function wrongSystem(olds: readonly AreaInForce[], release: Release): Problem | undefined {
  const codeOf = (area: AreaInForce) => (release.system === 'nbs' ? area.codeStat : area.codeCivil)
  const towns = olds.filter((area) => area.level === 4 && codeOf(area))
  const nameOfCode = new Map(towns.map((area) => [codeOf(area)!, coreName(area.name, 4)]))
  const codeOfName = new Map(
    towns.map((area) => [`${codeOf(area)!.slice(0, 6)}${coreName(area.name, 4)}`, codeOf(area)!]),
  )
  const now = new Set(release.rows.filter((r) => r.level === 4).map((r) => r.code))
  const swapped = release.rows.filter((row) => {
    if (row.level !== 4) return false
    const core = coreName(row.name, 4)
    const before = nameOfCode.get(row.code)
    const own = codeOfName.get(`${row.code.slice(0, 6)}${core}`)
    return before !== undefined && before !== core && own !== undefined && own !== row.code && now.has(own)
  })
  if (swapped.length < SWAPPED) return undefined
  const first = swapped[0]!
  return {
    code: 'areas.wrongSystem',
    severity: 'error',
    params: {
      system: release.system,
      count: swapped.length,
      code: first.code,
      name: first.name,
      before: nameOfCode.get(first.code)!,
    },
    where: { row: first.line, field: 'code' },
  }
}
