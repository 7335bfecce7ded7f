import { addDays, type Day } from '#shared/dates.ts'
import type { Role } from '#shared/roles.ts'
import type { TaskKind } from '../../contract/acts.ts'

/** Days after the change within which what goes in step with it is to be set up: our own setting, no law says a number. */
export const TASK_DAYS = 60

export interface PlannedTask {
  kind: TaskKind
  /** Key of a community of the plan, or the id of one that ends. */
  about: string
  dueOn: Day
  ownerRole: Role
}

const beginning: readonly TaskKind[] = [
  'partyOrganisation',
  'committee',
  'supervisors',
  'station',
  'policeBeat',
  'grids',
]
const redrawn: readonly TaskKind[] = ['partyOrganisation', 'policeBeat', 'grids']

/** What a change opens: all bodies for a community that begins, adjustment for one redrawn, winding up for one that ends. */
export function tasksOf(
  change: { begun: readonly string[]; redrawn: readonly string[]; ended: readonly string[] },
  on: Day,
): PlannedTask[] {
  const dueOn = addDays(on, TASK_DAYS)
  const of = (about: string, kinds: readonly TaskKind[]) =>
    kinds.map((kind): PlannedTask => ({ kind, about, dueOn, ownerRole: 'subdistrictOfficer' }))
  return [
    ...change.begun.flatMap((key) => of(key, beginning)),
    ...change.redrawn.flatMap((key) => of(key, redrawn)),
    ...change.ended.flatMap((areaId) => of(areaId, ['windUp', 'accounts'])),
  ]
}
