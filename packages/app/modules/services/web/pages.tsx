import type { ModulePages } from '#web/pages.ts'
import { catalogue } from './pages/catalogue.ts'
import { network } from './pages/network.ts'
import { cases } from './pages/cases.ts'
import { figures } from './pages/figures.ts'
import { hall } from './pages/hall.ts'
import { residents } from './pages/residents.ts'
import { open311 } from './pages/open311.ts'

const slices: ModulePages[] = [catalogue, network, cases, figures, hall, residents, open311]
export const pages = slices.flatMap((s) => s.pages)
export const startCards = slices.flatMap((s) => s.startCards ?? [])
export const palette = slices.flatMap((s) => s.palette ?? [])
