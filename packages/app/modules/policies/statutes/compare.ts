import { bigrams } from './grams.ts'

export interface Comparable {
  number: number
  sub: number
  label: string
  body: string
}
export interface Piece {
  kind: 'same' | 'removed' | 'added'
  text: string
}
/** One line of a comparison: an article beside its counterpart, with what was taken out and put in. */
export interface Pair<A extends Comparable = Comparable> {
  change: 'same' | 'changed' | 'added' | 'removed'
  before: A | null
  after: A | null
  pieces: Piece[]
  /** How much the two have in common, 0 to 100. */
  likeness: number
  /** Where an article stands alone: the one of the other version with a paragraph much like one of its own. */
  akin: string | null
}

/** Articles less alike than this are not held to be the same article (of 100). */
const LEAST_LIKENESS = 30

/**
 * Pairs the articles of two versions by what they say, not by their numbers (a revision renumbers), and marks the
 * differences character by character. In the order of the later version; what fell away stands where it stood before.
 */
export function compareArticles<A extends Comparable>(before: readonly A[], after: readonly A[]): Pair<A>[] {
  const partner = pairUp(before, after)
  const taken = new Set(partner.values())
  const rows: Pair<A>[] = []
  const falling = before.filter((_, i) => !taken.has(i))
  let shown = -1
  after.forEach((article, i) => {
    const j = partner.get(i)
    if (j === undefined) return rows.push(one('added', article))
    for (const gone of falling.filter((a) => before.indexOf(a) > shown && before.indexOf(a) < j))
      rows.push(one('removed', gone))
    shown = Math.max(shown, j)
    return rows.push(both(before[j]!, article))
  })
  for (const gone of falling.filter((a) => !rows.some((r) => r.before === a))) rows.push(one('removed', gone))
  for (const row of rows) {
    if (row.change === 'added') row.akin = akinTo(row.after!, before)
    if (row.change === 'removed') row.akin = akinTo(row.before!, after)
  }
  return rows
}

function one<A extends Comparable>(kind: 'added' | 'removed', article: A): Pair<A> {
  const pieces = [{ kind, text: article.body }]
  return {
    change: kind,
    before: kind === 'removed' ? article : null,
    after: kind === 'added' ? article : null,
    pieces,
    likeness: 0,
    akin: null,
  }
}

function both<A extends Comparable>(before: A, after: A): Pair<A> {
  const pieces = diff(before.body, after.body)
  const same = pieces.every((p) => p.kind === 'same')
  return {
    change: same ? 'same' : 'changed',
    before,
    after,
    pieces,
    likeness: likeness(before.body, after.body),
    akin: null,
  }
}

/** Paragraphs less alike than this are not held to come from one another (of 100). */
const LEAST_KINSHIP = 45
/** Pairs of characters in a paragraph that has something to say of its own. */
const LEAST_PARAGRAPH = 14

/** The article with the paragraph most like one of this article's: where a split, merged or moved paragraph went. */
function akinTo(article: Comparable, others: readonly Comparable[]): string | null {
  const paragraphs = (a: Comparable) =>
    a.body
      .split('\n')
      .map((text) => new Set(bigrams(text)))
      .filter((grams) => grams.size >= LEAST_PARAGRAPH)
  const own = paragraphs(article)
  const scores = others.map((other) => {
    const theirs = paragraphs(other)
    return { label: other.label, alike: Math.max(0, ...own.flatMap((x) => theirs.map((y) => dice(x, y)))) }
  })
  const best = scores.toSorted((a, b) => b.alike - a.alike)[0]
  return best && best.alike >= LEAST_KINSHIP ? best.label : null
}

/** Greedy: the most alike pair first; a small favour to articles at the same relative place. */
function pairUp(before: readonly Comparable[], after: readonly Comparable[]): Map<number, number> {
  const grams = [before, after].map((side) => side.map((a) => new Set(bigrams(a.body)))) as [
    Set<string>[],
    Set<string>[],
  ]
  const scores = after.flatMap((_, i) =>
    before.map((__, j) => {
      const near = 1 - Math.abs(i / after.length - j / before.length)
      const alike = dice(grams[0][j]!, grams[1][i]!)
      return { i, j, alike, score: alike + near * 5 }
    }),
  )
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  for (const { i, j, alike } of scores.toSorted((a, b) => b.score - a.score)) {
    if (alike < LEAST_LIKENESS || partner.has(i) || taken.has(j)) continue
    partner.set(i, j)
    taken.add(j)
  }
  return partner
}

const likeness = (a: string, b: string): number => (a === b ? 100 : dice(new Set(bigrams(a)), new Set(bigrams(b))))

function dice(a: Set<string>, b: Set<string>): number {
  if (a.size + b.size === 0) return 0
  let common = 0
  for (const gram of a) if (b.has(gram)) common++
  return Math.round((200 * common) / (a.size + b.size))
}

/** Shorter agreements than this between two changes are read as part of the change. */
const LEAST_AGREEMENT = 2

/** Articles whose table would outgrow this are shown whole, old and new. */
const MOST_CELLS = 25_000_000

/** What must be taken out of `a` and put in to give `b`, by the longest common subsequence of characters. */
export function diff(a: string, b: string): Piece[] {
  if (a === b) return a === '' ? [] : [{ kind: 'same', text: a }]
  const [x, y] = [Array.from(a), Array.from(b)]
  if (x.length * y.length > MOST_CELLS)
    return [
      { kind: 'removed', text: a },
      { kind: 'added', text: b },
    ]
  const width = y.length + 1
  const length = new Uint16Array((x.length + 1) * width)
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      length[i * width + j] =
        x[i] === y[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < x.length || j < y.length) {
    if (i < x.length && x[i] === y[j]) {
      push(pieces, 'same', x[i++]!)
      j++
    } else if (j < y.length && (i === x.length || length[i * width + j + 1]! > length[(i + 1) * width + j]!))
      push(pieces, 'added', y[j++]!)
    else push(pieces, 'removed', x[i++]!)
  }
  return smooth(pieces)
}

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1)
  if (last?.kind === kind) last.text += text
  else pieces.push({ kind, text })
}

/** Joins changes that only a character or two stand between, so that people read words and not crumbs. */
function smooth(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed })
    if (added) out.push({ kind: 'added', text: added })
    removed = added = ''
  }
  pieces.forEach((piece, i) => {
    const between = i > 0 && i < pieces.length - 1
    if (piece.kind === 'removed') removed += piece.text
    else if (piece.kind === 'added') added += piece.text
    else if (between && Array.from(piece.text).length < LEAST_AGREEMENT) {
      removed += piece.text
      added += piece.text
    } else {
      flush()
      out.push(piece)
    }
  })
  flush()
  return out
}
