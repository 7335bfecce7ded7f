import { grouped } from './level.ts'

/** Weights of the wishes that a community's own content decides, and their scale. */
export interface Wishes {
  readonly compact: number
  readonly disruption: number
  readonly soft: number
  readonly service: number
}

/** Households (or tags) by label, sparse: those of unit u are the entries `start[u] … start[u + 1])`. */
export interface Book {
  readonly kind: 'old' | 'soft' | 'apart'
  readonly start: Int32Array
  readonly label: Int32Array
  readonly amount: Float64Array
  /** Of `old`: households of each label in the whole problem. */
  readonly total: Float64Array
}

/** Ground, its first moments and its second moment, units with service: five numbers a unit that add up. */
export const FEATURES = 5

export interface Marks {
  readonly wishes: Wishes
  readonly features: Float64Array
  readonly books: readonly Book[]
  /** False when the two may never share a community. */
  readonly mayJoin: (u: number, v: number) => boolean
  /** How much more readily two units are joined in coarsening: above 1 when labels agree. */
  readonly affinity: (u: number, v: number) => number
}

export function marksOf(wishes: Wishes, features: Float64Array, books: readonly Book[]): Marks {
  const apart = books.filter((book) => book.kind === 'apart')
  const labelled = books.filter((book) => book.kind !== 'apart')
  return {
    wishes,
    features,
    books,
    mayJoin: (u, v) => apart.every((book) => !meets(book, u, v)),
    affinity: (u, v) => labelled.reduce((sum, book) => (sameLabel(book, u, v) ? sum * 4 : sum), 1),
  }
}

function meets({ start, label }: Book, u: number, v: number): boolean {
  for (let i = start[u]!; i < start[u + 1]!; i++)
    for (let j = start[v]!; j < start[v + 1]!; j++) if (label[i] === label[j]) return true
  return false
}

const leading = ({ start, label, amount }: Book, u: number): number => {
  let best = -1
  let most = -1
  for (let i = start[u]!; i < start[u + 1]!; i++)
    if (amount[i]! > most) {
      most = amount[i]!
      best = label[i]!
    }
  return best
}

const sameLabel = (book: Book, u: number, v: number): boolean => leading(book, u) === leading(book, v)

/** The marks of clusters: features and books add up. */
export function contractMarks(marks: Marks, map: Int32Array, count: number): Marks {
  const features = new Float64Array(count * FEATURES)
  for (let u = 0; u < map.length; u++)
    for (let f = 0; f < FEATURES; f++) features[map[u]! * FEATURES + f]! += marks.features[u * FEATURES + f]!
  const { start, order } = grouped(map, count)
  return marksOf(
    marks.wishes,
    features,
    marks.books.map((book) => contractBook(book, start, order)),
  )
}

function contractBook(book: Book, start: Int32Array, order: Int32Array): Book {
  const count = start.length - 1
  const rows = new Int32Array(count + 1)
  const labels: number[] = []
  const amounts: number[] = []
  const sums = new Map<number, number>()
  for (let c = 0; c < count; c++) {
    sums.clear()
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      const u = order[k]!
      for (let i = book.start[u]!; i < book.start[u + 1]!; i++)
        sums.set(book.label[i]!, (sums.get(book.label[i]!) ?? 0) + book.amount[i]!)
    }
    for (const [label, amount] of sums) {
      labels.push(label)
      amounts.push(amount)
    }
    rows[c + 1] = labels.length
  }
  return { ...book, start: rows, label: Int32Array.from(labels), amount: Float64Array.from(amounts) }
}

/** The marks of some of the units, in their order in `units`. */
export function extractMarks(marks: Marks, units: Int32Array): Marks {
  const features = new Float64Array(units.length * FEATURES)
  for (let i = 0; i < units.length; i++)
    for (let f = 0; f < FEATURES; f++) features[i * FEATURES + f] = marks.features[units[i]! * FEATURES + f]!
  return marksOf(
    marks.wishes,
    features,
    marks.books.map((book) => {
      const start = new Int32Array(units.length + 1)
      const label: number[] = []
      const amount: number[] = []
      for (let i = 0; i < units.length; i++) {
        for (let k = book.start[units[i]!]!; k < book.start[units[i]! + 1]!; k++) {
          label.push(book.label[k]!)
          amount.push(book.amount[k]!)
        }
        start[i + 1] = label.length
      }
      return { ...book, start, label: Int32Array.from(label), amount: Float64Array.from(amount) }
    }),
  )
}

/** What one community holds of each book and feature. */
export interface Tally {
  readonly features: Float64Array
  readonly books: readonly Map<number, number>[]
}

export const emptyTally = (marks: Marks): Tally => ({
  features: new Float64Array(FEATURES),
  books: marks.books.map(() => new Map<number, number>()),
})

/** Adds (sign 1) or takes away (sign -1) a unit. */
export function post(tally: Tally, marks: Marks, u: number, sign: 1 | -1): void {
  for (let f = 0; f < FEATURES; f++) tally.features[f]! += sign * marks.features[u * FEATURES + f]!
  for (let b = 0; b < marks.books.length; b++) {
    const book = marks.books[b]!
    const sums = tally.books[b]!
    for (let i = book.start[u]!; i < book.start[u + 1]!; i++) {
      const label = book.label[i]!
      const now = (sums.get(label) ?? 0) + sign * book.amount[i]!
      if (now > 1e-9) sums.set(label, now)
      else sums.delete(label)
    }
  }
}

const TWO_PI = 6.283185307179586

/** Cost of the wishes for one community, in metres; Infinity when two that must stay apart are in it. */
export function tallyCost(tally: Tally, marks: Marks): number {
  const { wishes } = marks
  let cost = 0
  if (wishes.compact > 0) cost += wishes.compact * spread(tally.features)
  if (wishes.service > 0 && tally.features[4]! < 0.5) cost += wishes.service
  for (let b = 0; b < marks.books.length; b++) {
    const { kind, total } = marks.books[b]!
    const sums = tally.books[b]!
    if (kind === 'apart') {
      for (const tags of sums.values()) if (tags > 1.5) return Infinity
    } else if (kind === 'soft') cost += wishes.soft * strangers(sums)
    else cost += wishes.disruption * newcomers(sums, total)
  }
  return cost
}

/** Metres by which the root mean square distance to the centre exceeds that of a disc of the same ground. */
function spread(f: Float64Array): number {
  const ground = f[0]!
  if (ground <= 0) return 0
  const second = f[3]! - (f[1]! * f[1]! + f[2]! * f[2]!) / ground
  return Math.max(0, Math.sqrt(Math.max(0, second) / ground) - Math.sqrt(ground / TWO_PI))
}

/** Households outside the largest label. */
function strangers(sums: ReadonlyMap<number, number>): number {
  let all = 0
  let most = 0
  for (const amount of sums.values()) {
    all += amount
    if (amount > most) most = amount
  }
  return all - most
}

/** Households that leave their old community: all but those of the largest part that is more than half of its old one. */
function newcomers(sums: ReadonlyMap<number, number>, total: Float64Array): number {
  let all = 0
  let kept = 0
  for (const [label, amount] of sums) {
    all += amount
    if (amount > kept && 2 * amount > total[label]!) kept = amount
  }
  return all - kept
}
