import { setUpUnit } from '#modules/registers/index.ts'
import type { World } from '#testing/world.ts'
import { openCase } from '../commands/cases.ts'
import { createScheme } from '../commands/schemes.ts'

export const SINCE = '2020-01-01'
export interface Estate {
  name: string
  /** Place on a grid of 200 m, or an outline of it. */
  at: [column: number, row: number] | null
  households?: number
  community?: 'communityA1' | 'communityA2' | 'committeeA3'
  drawn?: boolean
}
const [LON, LAT] = [118.33, 35.05]
const STEP = 0.002

/** A square of the grid, its sides shared with the next. */
export const square = (column: number, row: number) => {
  const [x, y] = [LON + column * STEP, LAT + row * STEP]
  const round = (n: number) => Math.round(n * 1e6) / 1e6
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([i, j]) => [round(x + i! * STEP), round(y + j! * STEP)]) // prettier-ignore
  return { type: 'Polygon' as const, coordinates: [corners] }
}
export const placeOf = (column: number, row: number) => ({
  x: LON + (column + 0.5) * STEP,
  y: LAT + (row + 0.5) * STEP,
})

/** Sets up estates in a subdistrict; ids in the order given. */
export async function setUp(world: World, estates: readonly Estate[], town: 'streetA' | 'streetB' = 'streetA') {
  const ids: string[] = []
  for (const { name, at, households, community, drawn } of estates) {
    const done = await world.system((ctx) =>
      setUpUnit(ctx, {
        townId: world.city[town].id,
        ...(community ? { communityId: world.city[community].id } : {}),
        name,
        kind: 'estate',
        address: '',
        source: 'test',
        on: SINCE,
        reason: '房屋普查',
        ...(households === undefined ? {} : { households }),
        ...(at ? placeOf(...at) : {}),
        ...(at && drawn ? { geometry: square(...at) } : {}),
      }),
    )
    ids.push(done.id)
  }
  return ids
}

/** A grid of estates with the same number of households, its columns shared out among communities. */
export const grid = (columns: number, rows: number, households: number, drawn = true): Estate[] =>
  Array.from({ length: columns * rows }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    const community = (['communityA1', 'communityA2', 'committeeA3'] as const)[Math.floor((column * 3) / columns)]!
    return { name: `第${i + 1}小区`, at: [column, row] as [number, number], households, community, drawn }
  })

/** A case of the first subdistrict with a scheme of its communities of today. */
export async function begun(world: World, from: 'current' | 'empty' = 'current') {
  return world.system(async (ctx) => {
    const opened = await openCase(ctx, { areaId: world.city.streetA.id, name: '兰山街道社区规划', reason: '规模调整' })
    const scheme = await createScheme(ctx, opened.id, { name: '现状', from })
    return { caseId: opened.id, schemeId: scheme.id }
  })
}
