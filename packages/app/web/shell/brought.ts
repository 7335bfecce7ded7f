import { createContext, useContext, type ComponentType } from 'react'
import type { ModulePages, StartCard } from '../pages.ts'

/** A card with its content, loaded when first shown. */
export type ReadyCard = StartCard & { Content: ComponentType }
export type Brought = Omit<Required<ModulePages>, 'startCards'> & { startCards: ReadyCard[] }

/** What all modules brought: pages, cards, searches. */
export const BroughtContext = createContext<Brought>({ pages: [], startCards: [], palette: [] })
export const useBrought = (): Brought => useContext(BroughtContext)
