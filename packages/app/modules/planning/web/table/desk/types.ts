import type { Editor, Problem } from '@liren/planner'
import type { OnWire } from '#web/api.ts'
import type { ProblemView } from '../../../contract/problems.ts'
import type { Community, SchemeLocks, SchemeView } from '../../../contract/schemes.ts'

export type Shown = OnWire<ProblemView>
export type Scheme = OnWire<SchemeView>

/** Columns that the editor does not count by itself. */
export const counted = ['voters', 'floating', 'elders', 'dwellings', 'facilities'] as const
export type Counted = (typeof counted)[number]

/** What a community holds while it is drawn. */
export interface Figures extends Record<Counted, number> {
  units: number
  households: number
  people: number
  /** Of the community of today that goes on; null: known once the act is in force. */
  localUnits: number | null
  /** Contiguous pieces; 0 empty, -1 not counted yet. */
  pieces: number
  band: 'empty' | 'below' | 'inside' | 'above'
}

/** One step of the drawing: what it takes to do it, to undo it and to tell the server. */
export interface Step {
  /** Unit, community before, community after. */
  units: (readonly [unit: number, before: string | null, after: string | null])[]
  /** `at`: where one stood in the list that is taken away, so that it comes back to its place. */
  communities: (readonly [key: string, before: Community | null, after: Community | null, at?: number])[]
  /** All locks before and after, where it changes them. */
  locks?: readonly [before: SchemeLocks, after: SchemeLocks]
  /** Steps of the editor that it is made of. */
  entries: number
  /** The server knows it, or is about to be told. */
  told: boolean
}

/** What the page does next to the server, in this order. */
export interface Op {
  /** Idempotency key. */
  id: string
  kind: 'edit' | 'undo' | 'redo'
  step: Step
}

/** A scheme on the table. Not a value: it is changed in place and tells those who watch it. */
export interface Desk {
  readonly scheme: Scheme
  readonly view: Shown
  /** With the locks as they are now. */
  problem: Problem
  editor: Editor
  /** What the editor began with: other locks open it anew. */
  readonly start: Int32Array
  locks: SchemeLocks
  /** Units that stay where they are drawn, and communities that stay as they are: what `locks` says, ready to be asked. */
  fixed: Set<number>
  kept: Set<string>
  /** In the order shown. */
  communities: Community[]
  /** The editor's number of a community; none until it has held a unit. */
  readonly numberOf: Map<string, number>
  readonly keyOf: string[]
  readonly sums: Record<Counted, number[]>
  readonly indexOf: ReadonlyMap<string, number>
  past: Step[]
  future: Step[]
  /** The stroke that is being drawn. */
  stroke: { to: string | null; before: Map<number, string | null>; entries: number } | null
  readonly watchers: Map<string, Set<() => void>>
  readonly stamps: Map<string, number>
}
