import type { Row } from '../types.ts'
import { importAreas } from './import-areas.ts'
import { importResidents } from './import-residents.ts'
import { indicators } from './indicators.ts'
import { listPage } from './list-page.ts'
import { search } from './search.ts'
import { start } from './start.ts'

/** The rows in the order in which they run: residents first, for the others need them. */
export const rows: readonly Row[] = [importResidents, indicators, search, listPage, start, importAreas]
