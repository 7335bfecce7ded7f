import { dayOf } from '#shared/dates.ts'
import type { System } from '../load/acts.ts'
import type { AreaIds } from '../load/register.ts'
import { loadFinished } from './finished.ts'
import { loadRunning } from './running.ts'

/** Communities of the detailed town: where an election is under way, and where one is over. */
const RUNNING = '371302004001'
const FINISHED = '371302004002'

/** One election under way and one that is over. Bodies and their terms stand before. */
export async function loadElections(system: System, areas: AreaIds): Promise<void> {
  const today = await system(async (ctx) => dayOf(ctx.now))
  await loadFinished(system, today, areas.get(FINISHED)!)
  await loadRunning(system, today, areas.get(RUNNING)!)
}
