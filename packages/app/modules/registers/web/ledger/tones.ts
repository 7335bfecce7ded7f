import type { LedgerState, RowState } from '../../ledger/contract.ts'

/** How a state looks; the word beside it carries the meaning. */
export const stateTone = (state: LedgerState): 'good' | 'warn' | undefined =>
  state === 'done' ? 'good' : state === 'checked' || state === 'uploaded' ? 'warn' : undefined
export const rowTone = (state: RowState): 'good' | 'bad' | undefined =>
  state === 'waiting' ? 'bad' : state === 'leftOut' ? undefined : 'good'
