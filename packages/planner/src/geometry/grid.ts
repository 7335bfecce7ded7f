/** Things in square cells, for "what is near here" in time that does not grow with the city. */
export interface Grid {
  /** Calls `visit` once for each thing whose cells the box touches; true from `visit` ends the search. */
  readonly within: (
    west: number,
    south: number,
    east: number,
    north: number,
    visit: (i: number) => boolean | void,
  ) => void
  /** Calls `visit` once for each thing whose cells the way from (x0, y0) to (x1, y1) passes. */
  readonly along: (x0: number, y0: number, x1: number, y1: number, visit: (i: number) => boolean | void) => void
}

type Cells = (visit: (cell: number) => void) => void

interface Frame {
  west: number
  south: number
  cell: number
  columns: number
  rows: number
}

/** Ends of pieces of line, one an index. */
export interface Lines {
  readonly x0: Float64Array
  readonly y0: Float64Array
  readonly x1: Float64Array
  readonly y1: Float64Array
}

/** A grid of pieces of line; about one cell for each, at most 4 million. A point is a piece of no length. */
export function gridOf({ x0, y0, x1, y1 }: Lines): Grid {
  const frame = frameOf(x0, y0, x1, y1)
  const starts = new Int32Array(frame.columns * frame.rows + 1)
  const each = (i: number): Cells => passed(frame, x0[i]!, y0[i]!, x1[i]!, y1[i]!)
  for (let i = 0; i < x0.length; i++) each(i)((c) => void starts[c + 1]!++)
  for (let c = 0; c + 1 < starts.length; c++) starts[c + 1]! += starts[c]!
  const at = starts.slice(0, -1)
  const held = new Int32Array(starts.at(-1)!)
  for (let i = 0; i < x0.length; i++) each(i)((c) => void (held[at[c]!++] = i))
  return searching(frame, starts, held, x0.length)
}

function searching(frame: Frame, starts: Int32Array, held: Int32Array, size: number): Grid {
  const seen = new Int32Array(size)
  let turn = 0
  const over = (cells: Cells, visit: (i: number) => boolean | void) => {
    turn++
    let ended = false
    cells((c) => {
      for (let k = starts[c]!; k < starts[c + 1]! && !ended; k++) {
        const i = held[k]!
        if (seen[i] === turn) continue
        seen[i] = turn
        if (visit(i)) ended = true
      }
    })
  }
  return {
    within: (west, south, east, north, visit) => over(boxed(frame, west, south, east, north), visit),
    along: (x0, y0, x1, y1, visit) => over(passed(frame, x0, y0, x1, y1), visit),
  }
}

function frameOf(x0: Float64Array, y0: Float64Array, x1: Float64Array, y1: Float64Array): Frame {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const xs of [x0, x1])
    for (const x of xs) {
      if (x < west) west = x
      if (x > east) east = x
    }
  for (const ys of [y0, y1])
    for (const y of ys) {
      if (y < south) south = y
      if (y > north) north = y
    }
  if (!(east >= west)) return { west: 0, south: 0, cell: 1, columns: 1, rows: 1 }
  const wanted = Math.min(4_000_000, Math.max(1, x0.length))
  const [wide, high] = [Math.max(east - west, 1e-9), Math.max(north - south, 1e-9)]
  const cell = Math.max(Math.sqrt((wide * high) / wanted), Math.max(wide, high) / 4096)
  return { west, south, cell, columns: Math.floor(wide / cell) + 1, rows: Math.floor(high / cell) + 1 }
}

const held = (n: number, most: number): number => (n < 0 ? 0 : n >= most ? most - 1 : n)

function boxed(f: Frame, west: number, south: number, east: number, north: number): Cells {
  const c0 = held(Math.floor((west - f.west) / f.cell), f.columns)
  const c1 = held(Math.floor((east - f.west) / f.cell), f.columns)
  const r0 = held(Math.floor((south - f.south) / f.cell), f.rows)
  const r1 = held(Math.floor((north - f.south) / f.cell), f.rows)
  return (visit) => {
    for (let r = r0; r <= r1; r++) for (let c = c0; c <= c1; c++) visit(r * f.columns + c)
  }
}

/** The cells under a piece of line, with those that a thousandth of a cell to its side would touch: row by row. */
function passed(f: Frame, x0: number, y0: number, x1: number, y1: number): Cells {
  const [ax, ay, bx, by] = y0 <= y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
  const slack = f.cell / 1000
  const r0 = held(Math.floor((ay - slack - f.south) / f.cell), f.rows)
  const r1 = held(Math.floor((by + slack - f.south) / f.cell), f.rows)
  return (visit) => {
    for (let r = r0; r <= r1; r++) {
      const low = Math.max(ay, f.south + r * f.cell - slack)
      const high = Math.min(by, f.south + (r + 1) * f.cell + slack)
      const p = by > ay ? ax + (bx - ax) * clamped((low - ay) / (by - ay)) : ax
      const q = by > ay ? ax + (bx - ax) * clamped((high - ay) / (by - ay)) : bx
      const c0 = held(Math.floor((Math.min(p, q) - slack - f.west) / f.cell), f.columns)
      const c1 = held(Math.floor((Math.max(p, q) + slack - f.west) / f.cell), f.columns)
      for (let c = c0; c <= c1; c++) visit(r * f.columns + c)
    }
  }
}

const clamped = (t: number): number => (t < 0 ? 0 : t > 1 ? 1 : t)
