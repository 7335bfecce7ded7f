/** Milliseconds that `work` took, and what it gave. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}

/** The value that a share of the samples does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
export const p50 = (values: readonly number[]): number => percentile(values, 0.5)
export const p95 = (values: readonly number[]): number => percentile(values, 0.95)

/** Milliseconds of each of `rounds` runs of `work`, after `warm` runs that do not count. */
export async function samples(rounds: number, work: (round: number) => Promise<unknown>, warm = 3): Promise<number[]> {
  const all: number[] = []
  for (let round = -warm; round < rounds; round++) {
    const { ms } = await timed(() => work(round + warm))
    if (round >= 0) all.push(ms)
  }
  return all
}

/** Watches the memory of this process (worker threads included) while `work` runs: its highest resident size in MB. */
export async function peakMemory<T>(work: () => Promise<T>): Promise<{ value: T; peakMb: number }> {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 200)
  try {
    const value = await work()
    look()
    return { value, peakMb: Math.round(peak / 1024 / 1024) }
  } finally {
    clearInterval(timer)
  }
}

/** CPU milliseconds of this process, all threads, while `work` ran. */
export async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
