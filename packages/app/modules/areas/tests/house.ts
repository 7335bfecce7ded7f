import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '../../../app.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem } from '#server/house.ts'
import { openHouse } from '#server/start.ts'
import { openSnapshot, testConfig } from '#testing/snapshot.ts'

/** Where the real releases and outlines lie; tests that read them are skipped where the folder is absent. */
export const data = join(import.meta.dirname, '../../../../../../shared/data')
export const hasData = existsSync(join(data, 'divisions/linyi_2016.csv'))
export const divisions = (file: string): Buffer => readFileSync(join(data, 'divisions', file))

/** A house without any area; on disk for what is measured, since files in memory grow slowly. */
export async function emptyHouse(onDisk = false) {
  const folder = mkdtempSync(join(tmpdir(), 'liren-areas-'))
  const opened = await openSnapshot(onDisk ? join(folder, 'db') : undefined)
  const state = { now: new Date('2026-06-01T02:00:00Z') }
  const house = await openHouse(testConfig(folder), modules, { opened, clock: () => state.now })
  house.wake = async () => {}
  return {
    house,
    state,
    system: <T>(work: (ctx: Ctx) => Promise<T>) => asSystem(house, 'test', work),
    close: async () => {
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
