/** A list of numbers that grows in one typed array: a million units need no million objects. */
export interface Growing<A extends Int32Array | Float64Array | Uint8Array> {
  data: A
  size: number
}

export const growingInts = (room = 1024): Growing<Int32Array> => ({ data: new Int32Array(room), size: 0 })
export const growingFloats = (room = 1024): Growing<Float64Array> => ({ data: new Float64Array(room), size: 0 })
export const growingBytes = (room = 1024): Growing<Uint8Array> => ({ data: new Uint8Array(room), size: 0 })

/** Appends a number. */
export function push<A extends Int32Array | Float64Array | Uint8Array>(list: Growing<A>, value: number): void {
  if (list.size === list.data.length) {
    const wider = new (list.data.constructor as new (n: number) => A)(Math.max(16, Math.ceil(list.size * 1.6)))
    wider.set(list.data)
    list.data = wider
  }
  list.data[list.size++] = value
}

/** What was collected, without the spare room. */
export const collected = <A extends Int32Array | Float64Array | Uint8Array>(list: Growing<A>): A =>
  list.data.slice(0, list.size) as A
