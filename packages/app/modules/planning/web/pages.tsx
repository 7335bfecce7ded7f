import type { PageDef, StartCard } from '#web/pages.ts'
import { actCards, actPages } from './act-pages.ts'

export const pages: PageDef[] = [...actPages]
export const startCards: StartCard[] = [...actCards]
