import { BadInput, byName, part, whole } from './errors.ts'
import { nameOf } from './result/check.ts'
import type { Contest, Votes } from './result/types.ts'

/** What a team counted in one batch (usually 50 ballots). */
export interface BatchCount {
  readonly batch: string
  readonly ballots: number
  readonly valid: number
  readonly blank: number
  readonly void: Readonly<Record<string, number>>
  readonly votes: readonly Votes[]
}
/** A count and the people who made it. */
export interface Entry extends BatchCount {
  readonly team: readonly string[]
}
/** Where two counts differ: `valid`, `void.reason`, `contest/person`. */
export interface Difference {
  readonly at: string
  readonly a: number
  readonly b: number
}
export type Reconciled =
  | { readonly state: 'agreed'; readonly count: BatchCount }
  | { readonly state: 'differ'; readonly differences: readonly Difference[] }
  /** Nobody counts against themselves. */
  | { readonly state: 'samePerson'; readonly persons: readonly string[] }

type Figures = Map<string, { at: string; n: number }>

/** A count as figures by place; what is not said is nought. @throws BadInput for a count that cannot be */
function figuresOf(count: BatchCount): Figures {
  const figures: Figures = new Map()
  const put = (name: string, at: string, n: number) => figures.set(name, { at, n })
  for (const key of ['ballots', 'valid', 'blank'] as const) put(key, key, whole(count[key], `${count.batch}.${key}`))
  for (const [reason, n] of Object.entries(count.void))
    put(`void.${reason}`, `void.${reason}`, whole(n, `${count.batch}.void.${reason}`))
  for (const [name, v] of byName(count.votes, nameOf, `${count.batch}.votes`)) {
    const at = `${v.contest}/${v.person}`
    put(name, at, part(v.votes, count.valid, `${count.batch} votes of ${v.person}`))
  }
  return figures
}

const differing = (a: Figures, b: Figures): Difference[] =>
  [...new Set([...a.keys(), ...b.keys()])]
    .map((name) => ({ at: (a.get(name) ?? b.get(name))!.at, a: a.get(name)?.n ?? 0, b: b.get(name)?.n ?? 0 }))
    .filter((d) => d.a !== d.b)

/**
 * Holds two counts of one batch against each other, figure by figure. Where they differ nothing is settled: a third count is.
 * @throws BadInput `unknown` for counts of two batches, or by nobody
 */
export function reconcile(a: Entry, b: Entry): Reconciled {
  if (a.batch !== b.batch) throw new BadInput('unknown', 'batch', `${a.batch}, ${b.batch}`)
  if (a.team.length === 0 || b.team.length === 0) throw new BadInput('unknown', `${a.batch}.team`)
  const persons = a.team.filter((p) => b.team.includes(p))
  if (persons.length > 0) return { state: 'samePerson', persons }
  const differences = differing(figuresOf(a), figuresOf(b))
  if (differences.length > 0) return { state: 'differ', differences }
  return { state: 'agreed', count: countOf(a) }
}

/**
 * A third count, made by both teams together, settles what the two differ in, where it agrees in every figure with one of
 * them. Where it is like neither, the batch is counted once more.
 */
export function settleBatch(a: Entry, b: Entry, third: BatchCount): Reconciled {
  const first = reconcile(a, b)
  if (first.state !== 'differ') return first
  if (third.batch !== a.batch) throw new BadInput('unknown', 'batch', third.batch)
  const [fa, fb, fc] = [figuresOf(a), figuresOf(b), figuresOf(third)]
  const [likeA, likeB] = [differing(fa, fc), differing(fb, fc)]
  const neither = likeA.filter((d) => likeB.some((e) => e.at === d.at))
  if (neither.length > 0) return { state: 'differ', differences: neither }
  return { state: 'agreed', count: countOf(third) }
}

const countOf = ({ batch, ballots, valid, blank, void: voided, votes }: BatchCount): BatchCount => ({
  batch, ballots, valid, blank, void: voided, votes,
}) // prettier-ignore

/** What cannot be in a count: its sum, more votes than its valid ballots have places for. Empty for a count that can be. */
export function batchFaults(count: BatchCount, contests: readonly Contest[]): Difference[] {
  const figures = figuresOf(count)
  const voided = Object.values(count.void).reduce((sum, n) => sum + n, 0)
  const faults: Difference[] = []
  const sum = count.valid + count.blank + voided
  if (sum !== count.ballots) faults.push({ at: 'ballots', a: count.ballots, b: sum })
  for (const { id, seats } of contests) {
    const votes = count.votes.filter((v) => v.contest === id).reduce((n, v) => n + figures.get(nameOf(v))!.n, 0)
    if (votes > count.valid * seats) faults.push({ at: id, a: votes, b: count.valid * seats })
  }
  for (const v of count.votes)
    if (!contests.some((c) => c.id === v.contest)) throw new BadInput('unknown', `${count.batch}.votes`, v.contest)
  return faults
}

export interface Tally extends Omit<BatchCount, 'batch'> {
  readonly batches: number
}
/** The batches that are settled, added up. @throws BadInput `twice`: a batch is counted twice */
export function tally(counts: readonly BatchCount[]): Tally {
  byName(counts, (c) => c.batch, 'batches')
  const votes = new Map<string, Votes>()
  const voided: Record<string, number> = {}
  const sums = { ballots: 0, valid: 0, blank: 0 }
  for (const count of counts) {
    figuresOf(count)
    for (const key of ['ballots', 'valid', 'blank'] as const) sums[key] = whole(sums[key] + count[key], key)
    for (const [reason, n] of Object.entries(count.void)) voided[reason] = whole((voided[reason] ?? 0) + n, reason)
    for (const v of count.votes) {
      const name = nameOf(v)
      votes.set(name, { ...v, votes: whole((votes.get(name)?.votes ?? 0) + v.votes, name) })
    }
  }
  const sorted = [...votes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, v]) => v)
  return { batches: counts.length, ...sums, void: voided, votes: sorted }
}
