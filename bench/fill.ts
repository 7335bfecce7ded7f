import { inputOf } from '../packages/app/demo/seed.ts'
import { tidyUp } from '../packages/app/demo/state.ts'
import { csvLine, CSV_HEAD, syntheticRegister } from '../packages/app/demo/synthetic.ts'
import { addResidentsInBulk } from '../packages/app/modules/registers/index.ts'
import { asSystem } from '../packages/app/server/house.ts'
import { dayOf } from '../packages/app/shared/dates.ts'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Bed } from './types.ts'

const register = (bed: Bed) =>
  syntheticRegister({
    people: bed.people,
    day: dayOf(new Date()),
    perCommunity: Math.ceil(bed.people / bed.communities.length),
  })

/** Writes the synthetic residents of a bed as CSV, community by community. @returns how many there are */
export async function writeCsv(bed: Bed, path: string): Promise<number> {
  let rows = 0
  function* lines() {
    yield `\uFEFF${CSV_HEAD}\n`
    for (const { number, residents } of register(bed)) {
      const place = bed.communities[number]
      if (!place) return
      rows += residents.length
      yield `${residents.map((r) => csvLine(place.code, r)).join('\n')}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  return rows
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
