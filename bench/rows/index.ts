import type { Row } from '../types.ts'
import { archives } from './archives.ts'
import { boundaryAct } from './boundary-act.ts'
import { cases } from './cases.ts'
import { coverage } from './coverage.ts'
import { countEntry } from './count-entry.ts'
import { demo } from './demo.ts'
import { hallScreen } from './hall-screen.ts'
import { importAreas } from './import-areas.ts'
import { importResidents } from './import-residents.ts'
import { indicators } from './indicators.ts'
import { listPage } from './list-page.ts'
import { peakHour } from './peak-hour.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { voterLists } from './voter-lists.ts'

/** The rows in the order in which they run: residents first, for the others need them; the last empties the city. */
export const rows: readonly Row[] = [
  importResidents,
  indicators,
  search,
  listPage,
  boundaryAct,
  coverage,
  hallScreen,
  cases,
  peakHour,
  voterLists,
  countEntry,
  archives,
  start,
  demo,
  importAreas,
]
/** Rows that look at residents, and need the bed filled when the import is not run. */
export const needPeople = new Set([indicators.id, search.id, listPage.id, boundaryAct.id, voterLists.id, start.id])
