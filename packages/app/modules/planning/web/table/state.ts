import { createContext, useCallback, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { watch, type Topic } from './desk/desk.ts'
import type { Kept } from './desk/kept.ts'
import type { Saver, Saving } from './desk/saver.ts'
import type { Desk, Step } from './desk/types.ts'
import type { About } from '../cases/remarked.ts'
import type { Preview } from './engine/plans.ts'
import type { Shading, Tints } from './map/colours.ts'
import type { Ground } from './map/ground.ts'
import type { Tool } from './map/hand.ts'

/** What the person at the table holds in hand. */
export interface Held {
  tool: Tool
  /** The community that the tools draw; null: they take out of any. */
  active: string | null
  shading: Shading
  /** Radius of the brush in pixels. */
  brush: number
  /** Units picked in the list or on the map. */
  picked: readonly number[]
  /** A point or an area drawn on the map for a comment. */
  place: Pick<About, 'x' | 'y' | 'outline'> | null
  /** A plan of the engine that is looked at; the drawing below it stays. */
  preview: Preview | null
  /** The engine's panel is open. */
  engine: boolean
}

/** The table as its parts share it. */
export interface TableState {
  desk: Desk
  ground: Ground
  tints: Tints
  held: Held
  hold: (change: Partial<Held>) => void
  saving: Saving
  saver: Saver
  mayDraw: boolean
  /** A step was made by hand: it is told to the server and painted. */
  done: (step: Step | undefined, refused?: string) => void
  turn: (way: 'undo' | 'redo') => void
  /** Lays the scheme anew; `kept` steps are done again on it. */
  reload: (kept: readonly Kept[]) => void
  /** Shows a part of the unit square on the map. */
  look: (box: readonly [number, number, number, number]) => void
  /** Shows a community, or units, on the map. */
  see: (what: { key?: string; unit?: number; units?: readonly number[] }) => void
}

export const TableContext = createContext<TableState | undefined>(undefined)
export function useTable(): TableState {
  const table = useContext(TableContext)
  if (!table) throw new Error('no table')
  return table
}

/** Renders again when the desk tells of this. */
export function useTold(desk: Desk, topic: Topic): number {
  const subscribe = useCallback((hear: () => void) => watch(desk, topic, hear), [desk, topic])
  return useSyncExternalStore(subscribe, () => desk.stamps.get(topic) ?? 0)
}

/** Asks again whenever steps of this table were saved. */
export function useFresh(refetch: () => unknown): void {
  const { version } = useTable().saving
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    refetch()
  }, [version, refetch])
}
