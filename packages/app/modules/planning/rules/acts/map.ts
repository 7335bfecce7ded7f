import type { Drawing } from '#shared/document.ts'

/** A unit on a map: its polygons as rings of [longitude, latitude], else its point; `group` names its community. */
export interface MappedUnit {
  rings: readonly (readonly (readonly [number, number])[])[]
  at: readonly [number, number] | null
  group: string | null
}

type Shape = Drawing['shapes'][number]
const WIDTH = 620
const TALLEST = 560
const MARGIN = 14
/** Half the side of the square that stands for a unit known by a point, in units of the drawing. */
const DOT = 3.5
/** Light fills that black names are read upon, far enough from each other in grey print to follow a border. */
const FILLS = [
  '#f6c9a8',
  '#a9d3ee',
  '#c9e3a3',
  '#e3bfe0',
  '#f4e28a',
  '#9fd8c6',
  '#f0b3b3',
  '#c7c9e8',
  '#dcd3b8',
  '#b9dbd9',
]
const NONE = '#ffffff'

/**
 * Communities on a map: each unit in the colour of its community, the names at their middles. The same group has the same
 * colour in every map made with the same `groups`. A sketch, not for measuring. `undefined` where nothing has a place.
 */
export function communityMap(
  title: string,
  units: readonly MappedUnit[],
  groups: readonly { key: string; name: string }[],
): Drawing | undefined {
  const placed = units.filter((u) => u.rings.length > 0 || u.at !== null)
  if (placed.length === 0) return undefined
  const { place, height } = viewOf(placed.flatMap((u) => [...u.rings.flat(), ...(u.at ? [u.at] : [])]))
  const fill = new Map(groups.map((g, i) => [g.key, FILLS[i % FILLS.length]!]))
  const shapes = placed.map((u): Shape => {
    const rings = u.rings.length > 0 ? u.rings.map((r) => r.map(place)) : [square(place(u.at!))]
    return { kind: 'area', rings, fill: (u.group !== null && fill.get(u.group)) || NONE, stroke: '#595959' }
  })
  for (const { key, name } of groups) {
    const own = placed.filter((u) => u.group === key).map((u) => place(middleOf(u)))
    if (own.length === 0) continue
    const mean = (axis: 0 | 1) => own.reduce((sum, p) => sum + p[axis], 0) / own.length
    shapes.push({
      kind: 'text',
      x: mean(0),
      y: mean(1),
      text: name,
      size: 13,
      anchor: 'middle',
      fill: '#000000',
      strong: true,
    })
  }
  return { width: WIDTH, height, title, shapes }
}

const square = ([x, y]: [number, number]): [number, number][] => [
  [x - DOT, y - DOT],
  [x + DOT, y - DOT],
  [x + DOT, y + DOT],
  [x - DOT, y + DOT],
]

function middleOf(u: MappedUnit): readonly [number, number] {
  const [ring] = u.rings
  if (!ring || ring.length === 0) return u.at!
  const mean = (axis: 0 | 1) => ring.reduce((sum, p) => sum + p[axis], 0) / ring.length
  return [mean(0), mean(1)]
}

/** Longitude is shortened by the cosine of the middle latitude, so that shapes keep their look. */
function viewOf(points: readonly (readonly [number, number])[]) {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const wide = Math.max((east - west) * squeeze, 1e-6)
  const tall = Math.max(north - south, 1e-6)
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
  const shift = (WIDTH - wide * scale) / 2
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    shift + (x - west) * squeeze * scale,
    MARGIN + (north - y) * scale,
  ]
  return { place, height: tall * scale + 2 * MARGIN }
}
