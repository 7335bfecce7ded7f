/** A figure as one issue has it. */
export interface IssuedFigure {
  slot: string
  value: number | null
}
export interface FigureChange {
  slot: string
  before: number | null
  after: number | null
  kind: 'changed' | 'new' | 'gone'
}

/** What differs between an earlier issue and a later one, figure by figure; what is the same in both is left out. */
export function compareFigures(before: readonly IssuedFigure[], after: readonly IssuedFigure[]): FigureChange[] {
  const old = new Map(before.map((f) => [f.slot, f.value]))
  const now = new Map(after.map((f) => [f.slot, f.value]))
  const changes = [...now].flatMap(([slot, value]): FigureChange[] => {
    if (!old.has(slot)) return [{ slot, before: null, after: value, kind: 'new' }]
    return old.get(slot) === value ? [] : [{ slot, before: old.get(slot)!, after: value, kind: 'changed' }]
  })
  const gone = [...old].filter(([slot]) => !now.has(slot))
  return [
    ...changes,
    ...gone.map(([slot, value]): FigureChange => ({ slot, before: value, after: null, kind: 'gone' })),
  ]
}
