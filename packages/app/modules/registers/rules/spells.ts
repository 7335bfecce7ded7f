import type { Day } from '#shared/dates.ts'

/** A row that holds from a day up to, not on, another; `null` is open. */
export interface Span {
  validFrom: Day
  validTo: Day | null
}
/** Rows to supersede and rows to put in their place. Nothing is overwritten. */
export interface Change<S, N = S> {
  drop: S[]
  add: N[]
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const endsAfter = (s: Span, day: Day): boolean => s.validTo === null || s.validTo > day

/** The row that holds on a day. */
export const onDay = <S extends Span>(spells: readonly S[], day: Day): S | undefined =>
  spells.find((s) => s.validFrom <= day && endsAfter(s, day))

/** Rows in order of their beginning. */
export const inOrder = <S extends Span>(spells: readonly S[]): S[] =>
  [...spells].sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))

/**
 * Ends what holds on or after a day: earlier parts stay, later ones go. A spell that began on that very day keeps an
 * empty row, so that a person born and dead on one day is not lost.
 */
export function endOn<S extends Span>(spells: readonly S[], day: Day): Change<S> {
  const drop = spells.filter((s) => endsAfter(s, day))
  const add = drop.flatMap((s) => (s.validFrom < day ? [{ ...s, validTo: day }] : []))
  const first = drop.find((s) => s.validFrom === day)
  if (add.length === 0 && first && drop.length === spells.length) add.push({ ...first, validTo: day })
  return { drop, add }
}

/**
 * Changes facts from a day on. A later row keeps what was set anew in it; where it only carried the old value on, it
 * takes the new one.
 */
export function changeFrom<S extends Span>(spells: readonly S[], day: Day, patch: Partial<S>): Change<S> {
  const base = onDay(spells, day)
  if (!base) return { drop: [], add: [] }
  const drop = spells.filter((s) => endsAfter(s, day))
  const before = base.validFrom < day ? [{ ...base, validTo: day }] : []
  const after = inOrder(drop).map((s) => ({ ...s, ...carried(base, s, patch), validFrom: later(s.validFrom, day) }))
  return { drop, add: [...before, ...after] }
}

function carried<S extends Span>(base: S, row: S, patch: Partial<S>): Partial<S> {
  const keys = Object.keys(patch) as (keyof S)[]
  return Object.fromEntries(keys.filter((k) => row[k] === base[k]).map((k) => [k, patch[k]])) as Partial<S>
}

/** What is left of a spell when the days that others cover are taken away. */
export function subtract<S extends Span>(spell: S, covers: readonly Span[]): S[] {
  let parts: S[] = [spell]
  for (const c of covers) parts = parts.flatMap((p) => without(p, c))
  return parts
}

function without<S extends Span>(p: S, c: Span): S[] {
  const apart = (p.validTo !== null && p.validTo <= c.validFrom) || (c.validTo !== null && c.validTo <= p.validFrom)
  if (apart) return [p]
  const left = p.validFrom < c.validFrom ? [{ ...p, validTo: c.validFrom }] : []
  const right = c.validTo !== null && endsAfter(p, c.validTo) ? [{ ...p, validFrom: c.validTo }] : []
  return [...left, ...right]
}

/** The day on which the unbroken stay that reaches to the last row began. */
export function stayFrom(spells: readonly Span[]): Day | undefined {
  const rows = inOrder(spells).reverse()
  let from = rows[0]?.validFrom
  for (const row of rows.slice(1)) if (row.validTo === from) from = row.validFrom
  return from
}
