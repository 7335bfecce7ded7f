import { setTimeout as wait } from 'node:timers/promises'
import type { Opened } from '#server/db/open.ts'
import type { PreparedResident } from '../../bulk/types.ts'

/**
 * How a run shares the one connection of the embedded engine with people who read meanwhile. While nobody asks, a batch is one
 * transaction; while somebody does, pieces of a batch that take about {@link TURN_MS} each, and who waits goes first.
 */
export interface Pace {
  /** Rows taken in a millisecond by the last transaction. */
  rowsPerMs: number
  /** When somebody else was last seen at the connection (`performance.now()`). */
  seenAt: number
}
export const newPace = (): Pace => ({ rowsPerMs: 5, seenAt: Number.NEGATIVE_INFINITY })

const TURN_MS = 80
const FEWEST = 300
/** So long after the last one others are still expected to come back. */
const EXPECTED_MS = 2_000
/** A request asks twice or more, with a little time between. */
const BETWEEN_MS = 3
/** No longer than this a run waits for others. */
const PATIENCE_MS = 250

/** Whole households, in pieces as large as the pace allows at that moment. */
export function* piecesOf(pace: Pace, residents: readonly PreparedResident[]): Generator<PreparedResident[]> {
  let piece: PreparedResident[] = []
  for (const members of Map.groupBy(residents, (r) => r.household).values()) {
    piece.push(...members)
    if (piece.length < mostRows(pace)) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

const mostRows = (pace: Pace): number =>
  performance.now() - pace.seenAt > EXPECTED_MS ? Infinity : Math.max(FEWEST, pace.rowsPerMs * TURN_MS)

/** Waits while others hold the connection or wait for it, and a moment longer for what belongs to the same request. */
export async function letOthersGoFirst(opened: Pick<Opened, 'busy'>, pace: Pace): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  for (let quiet = opened.busy() ? 0 : 2; quiet < 2 && performance.now() < until;) {
    pace.seenAt = performance.now()
    await wait(BETWEEN_MS)
    quiet = opened.busy() ? 0 : quiet + 1
  }
}
