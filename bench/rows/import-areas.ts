import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importDivisions } from '../../packages/app/modules/areas/index.ts'
import { emptyDatabase } from '../../packages/app/demo/state.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import { timed } from '../measure.ts'
import { rawCopy } from '../raw.ts'
import { atMost, type Row } from '../types.ts'

const FILE = join(import.meta.dirname, '../../../shared/data/divisions/national_2023.csv.gz')

/** The national release into an empty city; afterwards the bed's city is gone, so this row runs last. */
export const importAreas: Row = {
  id: 'areas',
  work: 'import national_2023.csv.gz (665,276 areas)',
  run: async (bed) => {
    if (!existsSync(FILE)) return [{ what: 'the file is not on this machine', bar: '—', seen: '—', met: true }]
    await emptyDatabase(bed.house)
    const bytes = readFileSync(FILE)
    const file = { bytes, fileName: 'national_2023.csv.gz', system: 'nbs', releasedOn: '2023-06-30' } as const
    const { ms, value } = await timed(() => asSystem(bed.house, 'bench', (ctx) => importDivisions(ctx, file)))
    const raw = await rawCopy(bed, 'area_version', 'id')
    const what = `${value.added.toLocaleString('en')} areas in ${(ms / 1000).toFixed(1)} s, raw COPY of ${raw.rows.toLocaleString('en')} rows ${(raw.ms / 1000).toFixed(1)} s`
    return [atMost(what, ms / raw.ms, 8, ' ×')]
  },
}
