import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '../../packages/app/app.ts'
import { buildDemonstration } from '../../packages/app/demo/index.ts'
import { readConfig } from '../../packages/app/server/config.ts'
import { openHouse } from '../../packages/app/server/start.ts'
import { timed } from '../measure.ts'
import { atMost, type Row } from '../types.ts'

/** The first start on an empty folder: database, migrations and the demonstration city; only on the embedded engine. */
export const demo: Row = {
  id: 'demo',
  work: 'first start with the demonstration city',
  run: async (bed) => {
    if (bed.engine !== 'pglite') return []
    const dir = mkdtempSync(join(tmpdir(), 'liren-bench-demo-'))
    try {
      const { ms } = await timed(async () => {
        const house = await openHouse(readConfig({ LIREN_DATA: dir, LIREN_LOG: 'error' }), modules)
        await buildDemonstration(house, () => {})
        await house.opened.close()
      })
      return [atMost('from nothing to ready', ms / 1000, 60, ' s')]
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
}
