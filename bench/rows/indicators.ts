import { sql } from 'kysely'
import { addResidentsInBulk } from '../../packages/app/modules/registers/index.ts'
import { valueOf } from '../../packages/app/modules/indicators/index.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import { atMost, type Bed, type Measure, type Row } from '../types.ts'
import { p95, samples } from '../measure.ts'
import { serveFor } from './http.ts'

const KEYS = ['registers.population', 'registers.floating', 'registers.households'] as const
const LEVELS = { 2: 'city', 3: 'county', 4: 'subdistrict', 5: 'community' } as const
const ROUNDS = 40

async function areasOf(bed: Bed, level: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from area a join area c on c.path like a.path || '%' and c.level = 5
    join register_change r on r.community_id = c.id where a.level = ${level} limit 20`.execute(bed.house.opened.db)
  return rows.map((r) => r.id)
}

/** Warm questions for areas of every level, on today. */
async function warm(bed: Bed): Promise<Measure[]> {
  const client = await serveFor(bed, 'cityOfficer', bed.cityId)
  try {
    const measures: Measure[] = []
    for (const [level, name] of Object.entries(LEVELS)) {
      const ids = await areasOf(bed, Number(level))
      const ask = async (round: number) => {
        const key = KEYS[round % KEYS.length]!
        const reply = await client.get(`/api/indicators/${key}/value?areaId=${ids[round % ids.length]}`)
        if (!reply.ok) throw new Error(`indicator: ${reply.status} ${await reply.text()}`)
        await reply.arrayBuffer()
      }
      const all = await samples(ROUNDS, ask, Math.max(6, ids.length * KEYS.length))
      measures.push(atMost(`${name}, p95 through HTTP`, p95(all), 50, ' ms'))
    }
    return measures
  } finally {
    await client.close()
  }
}

/** One more person, then the city's figure: it must be one more at once. */
async function afterChange(bed: Bed): Promise<Measure> {
  const place = bed.communities.at(-1)!
  const ask = () =>
    asSystem(
      bed.house,
      'bench',
      async (ctx) =>
        (await valueOf(ctx, 'registers.population', { kind: 'area', id: bed.cityId }, { day: ctx.asOf, knownOn: null }))
          .value ?? 0,
    )
  const before = await ask()
  const row = {
    name: '演示新', sex: '1', birthOn: '1990-01-01', relation: '0', registered: true, household: 'new', address: '演示路1号', from: '2020-01-01',
  } // prettier-ignore
  await asSystem(bed.house, 'bench', (ctx) => addResidentsInBulk(ctx, place.id, [row], { source: 'bench' }))
  const began = performance.now()
  const after = await ask()
  const ms = performance.now() - began
  const right = after - before === 1
  return {
    what: 'the city right after a change',
    bar: 'one more, at once',
    seen: `${after - before} more after ${ms.toFixed(0)} ms`,
    met: right,
  }
}

/** Figures of areas of every level among all residents. */
export const indicators: Row = {
  id: 'indicators',
  work: 'any indicator for an area of any level',
  run: async (bed) => [...(await warm(bed)), await afterChange(bed)],
}
