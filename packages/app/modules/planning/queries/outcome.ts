import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { Community, SchemeFault } from '../contract/schemes.ts'
import { findScheme } from '../store/schemes.ts'
import { layScheme, type Laid } from './schemes.ts'

/** What a scheme amounts to on the register of its day, for whoever files it. */
export interface Outcome {
  caseId: string
  areaId: string
  registerOn: Day
  /** Communities with units in them. `areaId` names the existing one that goes on; `null` is a new one. */
  communities: (Community & { unitIds: string[]; households: number; people: number; voters: number })[]
  /** Communities of today that go on in none. */
  ending: { areaId: string; name: string }[]
  unassigned: string[]
  /** Those of severity `error` keep it from being filed. */
  faults: SchemeFault[]
  /** The register stamp it was drawn on: another one later means that the register of that day was corrected. */
  register: string
}

/** @throws AppError `access.notFound` */
export async function outcomeOf(ctx: Ctx, schemeId: string): Promise<Outcome> {
  const laid = await layScheme(ctx, await findScheme(ctx, 'planning.view', schemeId))
  const { scheme, town, assignment, totals, faults } = laid
  const members = Map.groupBy(town.units.ids.keys(), (u) => assignment[u]!)
  const unitIds = (c: number) => (members.get(c) ?? []).map((u) => town.units.ids[u]!)
  const communities = scheme.communities.flatMap(
    (c, i) =>
    totals.units[i] === 0
      ? []
      : [{ ...c, unitIds: unitIds(i), households: totals.households[i]!, people: totals.people[i]!, voters: totals.voters[i]! }], // prettier-ignore
  )
  return {
    caseId: scheme.caseId,
    areaId: scheme.areaId,
    registerOn: scheme.registerOn,
    communities,
    ending: endingOf(laid),
    unassigned: unitIds(-1),
    faults,
    register: town.register,
  }
}

/** Communities of today with units on the register, of which none goes on in the scheme. Those without units stand as they are. */
function endingOf({ scheme, town, totals }: Laid): Outcome['ending'] {
  const going = new Set(scheme.communities.flatMap((c, i) => (totals.units[i]! > 0 && c.areaId ? [c.areaId] : [])))
  const held = new Set(town.units.old)
  return town.old.flatMap((o, i) => (held.has(i) && !going.has(o.areaId) ? [{ areaId: o.areaId, name: o.name }] : []))
}
