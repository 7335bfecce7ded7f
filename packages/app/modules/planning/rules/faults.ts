import type { UnitColumns } from '../contract/problems.ts'
import type { Community, Params, SchemeFault } from '../contract/schemes.ts'
import type { Totals } from './totals.ts'

export interface Judged {
  units: UnitColumns
  communities: readonly Community[]
  assignment: ArrayLike<number>
  totals: Totals
  params: Pick<Params, 'lower' | 'upper'>
  /** Ids that the scheme names and the register of its day does not have. */
  unknown: readonly string[]
  /** Label of a border that must hold, by unit. */
  hard?: ArrayLike<number> | undefined
}

/**
 * What keeps a scheme from being filed (error) or should be known (warning). Every unit has a community (no blind spot,
 * 避免存在社区盲点), every community is whole and named, and one outside the band says why (因地制宜).
 */
export function faultsOf(at: Judged): SchemeFault[] {
  return [...ofUnits(at), ...at.communities.flatMap((_, c) => ofCommunity(at, c)), ...doubled(at)]
}

const fault = (
  code: SchemeFault['code'],
  key: string | null,
  units: string[],
  params: SchemeFault['params'] = {},
  severity: SchemeFault['severity'] = 'error',
): SchemeFault => ({ code, severity, key, units, params: { count: units.length, ...params } })

function ofUnits({ units, assignment, unknown }: Judged): SchemeFault[] {
  const open = units.ids.filter((_, u) => assignment[u]! < 0)
  const nowhere = units.ids.filter((_, u) => units.x[u] === null && assignment[u]! >= 0)
  return [
    ...(open.length > 0 ? [fault('unassigned', null, open)] : []),
    ...(unknown.length > 0 ? [fault('unknownUnit', null, [...unknown])] : []),
    ...(nowhere.length > 0 ? [fault('noPlace', null, nowhere, {}, 'warning')] : []),
  ]
}

function ofCommunity({ communities, totals, params, units, assignment, hard }: Judged, c: number): SchemeFault[] {
  const { key, name, breachReason } = communities[c]!
  const out: SchemeFault[] = []
  const households = totals.households[c]!
  if (totals.units[c] === 0) return [fault('empty', key, [], { name }, 'warning')]
  if (totals.pieces[c]! > 1) out.push(fault('torn', key, [], { name, pieces: totals.pieces[c]! }))
  if (households < params.lower || households > params.upper)
    out.push(fault('outOfBand', key, [], { name, households, lower: params.lower, upper: params.upper }, breachReason ? 'warning' : 'error')) // prettier-ignore
  if (name === '') out.push(fault('noName', key, []))
  const sides = hard && new Set(units.ids.flatMap((_, u) => (assignment[u] === c ? [hard[u]!] : [])))
  if (sides && sides.size > 1) out.push(fault('hardBorder', key, [], { name, parts: sides.size }))
  return out
}

/** Two communities of one name, or two that both go on from one of today. */
function doubled({ communities, totals }: Judged): SchemeFault[] {
  const standing = communities.filter((_, c) => totals.units[c]! > 0)
  const again = <T>(list: (T | null | '')[], i: number) => Boolean(list[i]) && list.indexOf(list[i]!) < i
  const names = standing.map((c) => c.name)
  const areas = standing.map((c) => c.areaId)
  return standing.flatMap((c, i) => [
    ...(again(names, i) ? [fault('nameTwice', c.key, [], { name: c.name })] : []),
    ...(again(areas, i) ? [fault('continuedTwice', c.key, [], { name: c.name })] : []),
  ])
}
