/** Hears how far a work is: rows of the file done, of how many. */
export type Report = (done: number, total: number) => void
/** Hears how much of one stage is done: 0 to 1. */
export type Share = (share: number) => void

/**
 * Spreads the rows of a file over the stages of its work. `weights` say how long each takes beside the others; the total
 * is the rows of the file, so that people see a number they know.
 */
export function stagesOf(
  report: Report | undefined,
  rows: number,
  weights: readonly number[],
): (stage: number) => Share {
  const whole = weights.reduce((sum, w) => sum + w, 0)
  return (stage) => {
    const before = weights.slice(0, stage).reduce((sum, w) => sum + w, 0)
    const share: Share = (part) => report?.(Math.round((rows * (before + weights[stage]! * part)) / whole), rows)
    share(0)
    return share
  }
}

/** How much of several lists is written, slice by slice. */
export function counting(total: number, told: Share | undefined): (rows: number) => void {
  let done = 0
  return (rows) => {
    done += rows
    if (total > 0) told?.(Math.min(done / total, 1))
  }
}
