import type { Outline } from '../../contract/layers.ts'

/** What a new comment is about. */
export interface About {
  schemeId?: string
  unitId?: string
  x?: number
  y?: number
  outline?: Outline
}

/** Comments are numbered as they came, and keep their number. */
export const numbersOf = (newestFirst: readonly { id: string }[]): ReadonlyMap<string, number> =>
  new Map(newestFirst.map(({ id }, i) => [id, newestFirst.length - i]))
