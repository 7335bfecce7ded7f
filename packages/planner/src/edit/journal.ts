/** One step of a drawing. Plain data: a journal is saved as JSON, and replayed on the same problem and plan it gives the same bytes. */
export type Entry =
  | {
      readonly kind: 'move' | 'split' | 'merge'
      readonly units: readonly number[]
      readonly from: readonly number[]
      readonly to: number
    }
  | { readonly kind: 'lock' | 'unlock'; readonly units: readonly number[]; readonly communities: readonly number[] }

/** Steps in order; those from `done` on are undone and may be redone. */
export interface Journal {
  readonly format: 'liren-drawing-1'
  readonly entries: readonly Entry[]
  readonly done: number
}
