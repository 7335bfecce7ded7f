import { MARKS, OPEN, OPEN_LINE } from './colours.ts'
import type { Ground } from './ground.ts'

/** How the unit square lies on the canvas: px = x × scale − left. */
export interface Lens {
  scale: number
  left: number
  top: number
  width: number
  height: number
}
export interface Scene {
  ground: Ground
  adjacency: { offsets: Int32Array; neighbours: Int32Array }
  colour: (u: number) => string
  /** Number of the community of a unit, -1: none. */
  of: (u: number) => number
}

const EDGE = '#fffdf8'
const BORDER = '#4a443a'
const radiusAt = (lens: Lens, n: number): number =>
  Math.max(2.5, Math.min(10, (lens.scale * 7e-7) / Math.sqrt(n / 200)))
/** Pixels of a plot's side from which its edge is shown. */
const SEEN = 7
const plotOf = ({ box, n }: Ground, { scale }: Lens): number =>
  box ? scale * Math.sqrt(((box[2] - box[0]) * (box[3] - box[1])) / Math.max(1, n)) : 0
/** More than this many points are not joined by lines: they lie close enough. */
const JOINED = 6000

type Context = CanvasRenderingContext2D

const shown = ({ ground }: Scene, { scale, left, top, width, height }: Lens, u: number): boolean => {
  const margin = 60
  const [px, py] = [ground.x[u]! * scale - left, ground.y[u]! * scale - top]
  const room = ground.rings[u] ? Math.max(width, height) : margin
  return px > -room && py > -room && px < width + room && py < height + room
}

/** Paints everything. */
export function paintAll(context: Context, scene: Scene, lens: Lens): void {
  context.clearRect(0, 0, lens.width, lens.height)
  const byColour = new Map<string, number[]>()
  for (let u = 0; u < scene.ground.n; u++) {
    if (!shown(scene, lens, u)) continue
    const colour = scene.colour(u)
    const list = byColour.get(colour)
    if (list) list.push(u)
    else byColour.set(colour, [u])
  }
  if (scene.ground.n <= JOINED) for (const [colour, units] of byColour) join(context, scene, lens, units, colour)
  for (const [colour, units] of byColour) fill(context, scene, lens, units, colour)
  paintBorders(context, scene, lens)
}

/** Paints these units over what was there. */
export function paintSome(context: Context, scene: Scene, lens: Lens, units: Iterable<number>): void {
  const byColour = Map.groupBy(
    [...units].filter((u) => shown(scene, lens, u)),
    (u) => scene.colour(u),
  )
  for (const [colour, list] of byColour) fill(context, scene, lens, list, colour)
}

const PIECE = 100

function fill(context: Context, scene: Scene, lens: Lens, units: readonly number[], colour: string): void {
  const { ground } = scene
  const radius = radiusAt(lens, ground.n)
  context.fillStyle = colour
  const wide = plotOf(ground, lens) >= SEEN
  context.strokeStyle = colour === OPEN ? OPEN_LINE : wide ? EDGE : colour
  context.lineWidth = colour === OPEN && wide ? 1.4 : 0.7
  for (let from = 0; from < units.length; from += PIECE) {
    context.beginPath()
    for (const u of units.slice(from, from + PIECE)) {
      const rings = ground.rings[u]
      if (rings) for (const r of rings) trace(context, lens, r)
      else dot(context, lens, ground.x[u]!, ground.y[u]!, radius)
    }
    context.fill('evenodd')
    context.stroke()
  }
  if (MARKS[colour]) mark(context, scene, lens, units, MARKS[colour])
  if (colour !== OPEN && ground.n <= JOINED) rim(context, scene, lens, units, radius)
}

/** Strokes at the middle of each unit, for those who do not tell the colours apart. */
function mark(
  context: Context,
  { ground: { x, y } }: Scene,
  { scale, left, top }: Lens,
  units: readonly number[],
  strokes: readonly (readonly [number, number, number, number])[],
): void {
  context.strokeStyle = BORDER
  context.lineWidth = 1.2
  context.beginPath()
  for (const u of units) {
    const [px, py] = [x[u]! * scale - left, y[u]! * scale - top]
    for (const [a, b, c, d] of strokes) {
      context.moveTo(px + a, py + b)
      context.lineTo(px + c, py + d)
    }
  }
  context.stroke()
}

/** A dark rim around points, so that they stand out on their web. */
function rim(context: Context, { ground }: Scene, lens: Lens, units: readonly number[], radius: number): void {
  context.strokeStyle = BORDER
  context.lineWidth = 1
  context.beginPath()
  for (const u of units) if (!ground.rings[u]) dot(context, lens, ground.x[u]!, ground.y[u]!, radius)
  context.stroke()
}

function dot(context: Context, { scale, left, top }: Lens, x: number, y: number, radius: number): void {
  const [px, py] = [x * scale - left, y * scale - top]
  context.moveTo(px + radius, py)
  context.arc(px, py, radius, 0, 2 * Math.PI)
}

function trace(context: Context, { scale, left, top }: Lens, ring: ArrayLike<number>): void {
  context.moveTo(ring[0]! * scale - left, ring[1]! * scale - top)
  for (let i = 2; i < ring.length; i += 2) context.lineTo(ring[i]! * scale - left, ring[i + 1]! * scale - top)
  context.closePath()
}

/** Joins neighbouring points of one community, so that it shows as a web. */
function join(context: Context, scene: Scene, lens: Lens, units: readonly number[], colour: string): void {
  if (colour === OPEN) return
  const { ground, adjacency, of } = scene
  const { scale, left, top } = lens
  context.strokeStyle = colour
  context.lineWidth = radiusAt(lens, ground.n) * 1.6
  context.lineCap = 'round'
  context.beginPath()
  for (const u of units) {
    if (ground.rings[u]) continue
    for (let e = adjacency.offsets[u]!; e < adjacency.offsets[u + 1]!; e++) {
      const v = adjacency.neighbours[e]!
      if (v < u || ground.rings[v] || of(u) !== of(v)) continue
      context.moveTo(ground.x[u]! * scale - left, ground.y[u]! * scale - top)
      context.lineTo(ground.x[v]! * scale - left, ground.y[v]! * scale - top)
    }
  }
  context.stroke()
}

/** Dark lines between communities. */
function paintBorders(context: Context, { ground, of }: Scene, { scale, left, top }: Lens): void {
  const { at, units } = ground.borders
  context.strokeStyle = BORDER
  context.lineWidth = 1.6
  context.beginPath()
  for (let i = 0; i < units.length; i += 2) {
    const other = units[i + 1]!
    if (other >= 0 && of(units[i]!) === of(other)) continue
    context.moveTo(at[2 * i]! * scale - left, at[2 * i + 1]! * scale - top)
    context.lineTo(at[2 * i + 2]! * scale - left, at[2 * i + 3]! * scale - top)
  }
  context.stroke()
}

/** A comment where it stands; `ring` is the area that it is about. */
export interface Pin {
  x: number
  y: number
  ring: ArrayLike<number> | null
  label: string
}
export interface Overlay {
  /** `note`: what the colour says, in words. */
  names: readonly { text: string; note: string; x: number; y: number; strong: boolean }[]
  /** Units that stay where they are drawn. */
  fixed: Iterable<number>
  picked: readonly number[]
  pins: readonly Pin[]
  brush: { x: number; y: number; radius: number } | null
  loop: readonly number[]
}

/** What lies above the units: names, what is picked, pins of comments, the brush and the loop that is drawn (in pixels). */
export function paintOverlay(context: Context, ground: Ground, lens: Lens, over: Overlay): void {
  context.clearRect(0, 0, lens.width, lens.height)
  const radius = radiusAt(lens, ground.n) + 3
  context.strokeStyle = '#1f2329'
  context.lineWidth = 2.5
  context.beginPath()
  for (const u of over.picked) {
    const rings = ground.rings[u]
    if (rings) for (const r of rings) trace(context, lens, r)
    else dot(context, lens, ground.x[u]!, ground.y[u]!, radius)
  }
  context.stroke()
  paintFixed(context, ground, lens, over.fixed)
  for (const pin of over.pins) paintPin(context, lens, pin)
  paintNames(context, lens, over.names)
  paintHand(context, over)
}

/** A small square on each unit that stays where it is drawn. */
function paintFixed(context: Context, { x, y }: Ground, { scale, left, top }: Lens, fixed: Iterable<number>): void {
  context.fillStyle = '#1f2329'
  for (const u of fixed)
    if (!Number.isNaN(x[u]!)) context.fillRect(x[u]! * scale - left - 3, y[u]! * scale - top - 3, 6, 6)
}

const PIN = '#a8322a'

function paintPin(context: Context, lens: Lens, { x, y, ring, label }: Pin): void {
  const [px, py] = [x * lens.scale - lens.left, y * lens.scale - lens.top]
  if (ring) paintArea(context, lens, ring)
  context.fillStyle = PIN
  context.beginPath()
  context.moveTo(px, py)
  context.lineTo(px - 9, py - 14)
  context.arc(px, py - 18, 10, Math.PI * 0.85, Math.PI * 2.15)
  context.closePath()
  context.fill()
  context.font = '600 12px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = '#fff'
  context.fillText(label, px, py - 18)
}

/** The area of a comment: a broken line, so that it is no border. */
function paintArea(context: Context, lens: Lens, ring: ArrayLike<number>): void {
  context.strokeStyle = PIN
  context.lineWidth = 2
  context.setLineDash([5, 4])
  context.beginPath()
  trace(context, lens, ring)
  context.stroke()
  context.setLineDash([])
}

/** Names where there is room for them; the chosen community's first. */
function paintNames(context: Context, lens: Lens, names: Overlay['names']): void {
  const taken: { x: number; y: number; half: number }[] = []
  for (const name of names.toSorted((a, b) => Number(b.strong) - Number(a.strong))) {
    const [x, y] = [name.x * lens.scale - lens.left, name.y * lens.scale - lens.top]
    const half = Math.max(name.text.length, name.note.length * 0.8) * 8
    const high = name.note === '' ? 18 : 34
    if (taken.some((t) => Math.abs(t.y - y) < high && Math.abs(t.x - x) < t.half + half)) continue
    taken.push({ x, y, half })
    paintName(context, lens, name)
  }
}

function paintName(context: Context, lens: Lens, { text, note, x, y, strong }: Overlay['names'][number]): void {
  const [px, py] = [x * lens.scale - lens.left, y * lens.scale - lens.top]
  context.font = `${strong ? 700 : 600} 14px system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = strong ? 5 : 4
  context.strokeStyle = '#fffdf8'
  context.strokeText(text, px, py)
  context.fillStyle = strong ? '#a8322a' : '#1f2329'
  context.fillText(text, px, py)
  if (note === '') return
  context.font = '600 12px system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
  context.strokeText(note, px, py + 17)
  context.fillStyle = '#1f2329'
  context.fillText(note, px, py + 17)
}

function paintHand(context: Context, { brush, loop }: Overlay): void {
  context.strokeStyle = '#1f2329'
  context.lineWidth = 1.5
  if (brush) {
    context.beginPath()
    context.arc(brush.x, brush.y, brush.radius, 0, 2 * Math.PI)
    context.stroke()
  }
  if (loop.length < 4) return
  context.setLineDash([6, 4])
  context.beginPath()
  context.moveTo(loop[0]!, loop[1]!)
  for (let i = 2; i < loop.length; i += 2) context.lineTo(loop[i]!, loop[i + 1]!)
  context.stroke()
  context.setLineDash([])
}
