import { inputOf } from '../packages/app/demo/seed.ts'
import { tidyUp } from '../packages/app/demo/state.ts'
import { syntheticRegister } from '../packages/app/demo/synthetic.ts'
import { addResidentsInBulk } from '../packages/app/modules/registers/index.ts'
import { asSystem } from '../packages/app/server/house.ts'
import { dayOf } from '../packages/app/shared/dates.ts'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Bed } from './types.ts'

const register = (bed: Bed) =>
  syntheticRegister({
    people: bed.people,
    day: dayOf(new Date()),
    perCommunity: Math.ceil(bed.people / bed.communities.length),
  })

/** Writes the synthetic residents of a bed as CSV, in a process of its own so that its memory is not counted. @returns how many */
export function writeCsv(bed: Bed, path: string): number {
  const input = JSON.stringify({ path, people: bed.people, codes: bed.communities.map((c) => c.code) })
  return Number(
    execFileSync(process.execPath, [join(import.meta.dirname, 'write-csv.ts')], { input, encoding: 'utf8' }),
  )
}

/** Fills a bed without measuring, for rows that need its people and are run by themselves. */
export async function fill(bed: Bed): Promise<void> {
  const day = dayOf(new Date())
  for (const { number, residents } of register(bed)) {
    const place = bed.communities[number]
    if (!place) return
    const rows = residents.map((r) => inputOf(r, day))
    await asSystem(bed.house, 'bench', (ctx) => addResidentsInBulk(ctx, place.id, rows, { source: 'bench' }))
  }
  await tidyUp(bed.house)
}
