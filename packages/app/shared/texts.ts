/** The shape of a catalogue: the same keys, any sentence. English catalogues are `satisfies Mirror<typeof zh>`. */
export type Mirror<T> = { [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> }
