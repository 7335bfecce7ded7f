import { createContext, useContext } from 'react'
import type { ModulePages } from '../pages.ts'

/** What all modules brought: pages, cards, searches. */
export const BroughtContext = createContext<Required<ModulePages>>({ pages: [], startCards: [], palette: [] })
export const useBrought = (): Required<ModulePages> => useContext(BroughtContext)
