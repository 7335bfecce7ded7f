import { crc32, deflateSync } from 'node:zlib'
import type { Drawing, Shape } from '#shared/document.ts'
import { font } from './font.ts'

type Ring = readonly (readonly [number, number])[]
interface Canvas {
  width: number
  height: number
  rgb: Uint8Array
}
const SLICES = 4

/** The drawing as PNG bytes, `scale` pixels to a unit, on white: for programs that show no SVG. */
export function toPng(d: Drawing, scale = 2): Buffer {
  const width = Math.max(1, Math.round(d.width * scale))
  const height = Math.max(1, Math.round(d.height * scale))
  const canvas: Canvas = { width, height, rgb: new Uint8Array(width * height * 3).fill(255) }
  for (const s of d.shapes) draw(canvas, s, scale)
  return encode(canvas)
}

function draw(canvas: Canvas, s: Shape, scale: number): void {
  if (s.kind === 'rect') {
    const [x, y, r, b] = [s.x * scale, s.y * scale, (s.x + s.width) * scale, (s.y + s.height) * scale]
    fill(
      canvas,
      [
        [
          [x, y],
          [r, y],
          [r, b],
          [x, b],
        ],
      ],
      s.fill,
      false,
    )
  } else if (s.kind === 'area') {
    const rings = s.rings.map((ring) => ring.map(([x, y]): [number, number] => [x * scale, y * scale]))
    fill(canvas, rings, s.fill, true)
    if (s.stroke) for (const ring of rings) fill(canvas, strokes([...ring, ring[0]!], scale), s.stroke, false)
  } else if (s.kind === 'line') {
    fill(
      canvas,
      strokes(
        s.points.map(([x, y]): [number, number] => [x * scale, y * scale]),
        s.width * scale,
      ),
      s.stroke,
      false,
    )
  } else fill(canvas, letters(s, scale), s.fill, false)
}

function letters(s: Extract<Shape, { kind: 'text' }>, scale: number): Ring[] {
  const face = font(s.strong ? 'strong' : 'regular')
  const glyphs = Array.from(s.text, (c) => face.glyph(c.codePointAt(0)!))
  const size = s.size * scale
  const length = glyphs.reduce((sum, g) => sum + g.advance * size, 0)
  let x = s.x * scale - (s.anchor === 'middle' ? length / 2 : s.anchor === 'end' ? length : 0)
  return glyphs.flatMap((g) => {
    const rings = g.rings.map((ring) =>
      ring.map(([gx, gy]): [number, number] => [x + gx * size, s.y * scale - gy * size]),
    )
    x += g.advance * size
    return rings
  })
}

function strokes(points: Ring, width: number): Ring[] {
  const half = Math.max(width, 1) / 2
  const rings: Ring[] = []
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!
    const [bx, by] = points[i]!
    const length = Math.hypot(bx - ax, by - ay)
    if (length === 0) continue
    const [dx, dy] = [((bx - ax) / length) * half, ((by - ay) / length) * half]
    rings.push([
      [ax - dy, ay + dx],
      [bx - dy, by + dx],
      [bx + dy, by - dx],
      [ax + dy, ay - dx],
    ])
  }
  return rings
}

/** Fills rings by scan lines, four to a pixel row, with exact cover to left and right. */
function fill(canvas: Canvas, rings: readonly Ring[], colour: string, evenOdd: boolean): void {
  const edges = edgesOf(rings)
  if (edges.length === 0) return
  const top = Math.max(0, Math.floor(edges.reduce((least, e) => Math.min(least, e.top), Infinity)))
  const bottom = Math.min(canvas.height, Math.ceil(edges.reduce((most, e) => Math.max(most, e.bottom), 0)))
  const ink = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16))
  const cover = new Float32Array(canvas.width)
  for (let y = top; y < bottom; y++) {
    cover.fill(0)
    const near = edges.filter((e) => e.top < y + 1 && e.bottom > y)
    for (let k = 0; k < SLICES; k++) slice(near, y + (k + 0.5) / SLICES, evenOdd, cover)
    blend(canvas, y, cover, ink)
  }
}

interface Edge {
  top: number
  bottom: number
  x: number
  slope: number
  turn: 1 | -1
}

function edgesOf(rings: readonly Ring[]): Edge[] {
  return rings.flatMap((ring) =>
    ring.flatMap(([ax, ay], i): Edge[] => {
      const [bx, by] = ring[(i + 1) % ring.length]!
      if (ay === by) return []
      const slope = (bx - ax) / (by - ay)
      return ay < by
        ? [{ top: ay, bottom: by, x: ax, slope, turn: 1 }]
        : [{ top: by, bottom: ay, x: bx, slope, turn: -1 }]
    }),
  )
}

function slice(edges: readonly Edge[], y: number, evenOdd: boolean, cover: Float32Array): void {
  const hits = edges
    .filter((e) => e.top <= y && y < e.bottom)
    .map((e) => ({ x: e.x + (y - e.top) * e.slope, turn: e.turn }))
  hits.sort((a, b) => a.x - b.x)
  let winding = 0
  for (let i = 0; i + 1 < hits.length; i++) {
    winding += evenOdd ? 1 : hits[i]!.turn
    if (evenOdd ? winding % 2 === 1 : winding !== 0) span(cover, hits[i]!.x, hits[i + 1]!.x)
  }
}

function span(cover: Float32Array, from: number, to: number): void {
  const left = Math.max(0, from)
  const right = Math.min(cover.length, to)
  for (let x = Math.floor(left); x < right; x++) cover[x]! += (Math.min(x + 1, right) - Math.max(x, left)) / SLICES
}

function blend(canvas: Canvas, y: number, cover: Float32Array, ink: readonly number[]): void {
  for (let x = 0; x < canvas.width; x++) {
    const part = Math.min(1, cover[x]!)
    if (part === 0) continue
    const at = (y * canvas.width + x) * 3
    for (let c = 0; c < 3; c++) canvas.rgb[at + c] = Math.round(canvas.rgb[at + c]! * (1 - part) + ink[c]! * part)
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** PNG (ISO/IEC 15948): 8-bit RGB, no filter. */
function encode({ width, height, rgb }: Canvas): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
