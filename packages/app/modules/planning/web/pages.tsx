import type { PageDef, StartCard } from '#web/pages.ts'
import { actCards, actPages } from './act-pages.ts'
import { bringPages } from './bring-pages.ts'
import { planPages } from './plan-pages.ts'

export const pages: PageDef[] = [...planPages, ...bringPages, ...actPages]
export const startCards: StartCard[] = [...actCards]
