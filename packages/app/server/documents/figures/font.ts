import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A glyph's outline: closed rings of points in units of the em, y upward. */
export interface Glyph {
  advance: number
  rings: [number, number][][]
}
export interface Font {
  glyph: (codePoint: number) => Glyph
}
interface Point {
  x: number
  y: number
  on: boolean
}

const resolve = createRequire(import.meta.url).resolve
const FACES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  strong: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const
const files = new Map<keyof typeof FACES, Buffer>()
const fonts = new Map<keyof typeof FACES, Font>()

/** The bytes of Noto Sans SC (SIL Open Font License), read once. */
export function fontFile(face: keyof typeof FACES): Buffer {
  const kept = files.get(face) ?? readFileSync(resolve(FACES[face]))
  files.set(face, kept)
  return kept
}

/** Noto Sans SC ready to be drawn. */
export function font(face: keyof typeof FACES): Font {
  const kept = fonts.get(face) ?? openFont(fontFile(face))
  fonts.set(face, kept)
  return kept
}

/** Opens a TrueType font with `glyf` outlines (OpenType 1.9: tables cmap 4 and 12, glyf, loca, hmtx). */
export function openFont(file: Buffer): Font {
  const tables = new Map<string, number>()
  for (let i = 0; i < file.readUInt16BE(4); i++)
    tables.set(file.toString('latin1', 12 + 16 * i, 16 + 16 * i), file.readUInt32BE(20 + 16 * i))
  const at = (name: string): number => tables.get(name)!
  const em = file.readUInt16BE(at('head') + 18)
  const long = file.readInt16BE(at('head') + 50) === 1
  const measured = file.readUInt16BE(at('hhea') + 34)
  const indexOf = characterMap(file, at('cmap'))
  const offset = (id: number) =>
    long ? file.readUInt32BE(at('loca') + 4 * id) : 2 * file.readUInt16BE(at('loca') + 2 * id)
  const outline = (id: number, depth = 0): Point[][] =>
    offset(id) === offset(id + 1) || depth > 4
      ? []
      : glyphPoints(file, at('glyf') + offset(id), (part) => outline(part, depth + 1))
  const kept = new Map<number, Glyph>()
  return {
    glyph(codePoint) {
      const found = kept.get(codePoint)
      if (found) return found
      const id = indexOf(codePoint)
      const advance = file.readUInt16BE(at('hmtx') + 4 * Math.min(id, measured - 1)) / em
      const made = {
        advance,
        rings: outline(id).map((ring) => flatten(ring).map(([x, y]): [number, number] => [x / em, y / em])),
      }
      kept.set(codePoint, made)
      return made
    },
  }
}

function characterMap(file: Buffer, cmap: number): (codePoint: number) => number {
  let best = 0
  let table = 0
  for (let i = 0; i < file.readUInt16BE(cmap + 2); i++) {
    const start = cmap + file.readUInt32BE(cmap + 8 + 8 * i)
    const format = file.readUInt16BE(start)
    if ((format === 12 || format === 4) && format > best) [best, table] = [format, start]
  }
  return best === 12 ? (code) => fromFormat12(file, table, code) : (code) => fromFormat4(file, table, code)
}

function fromFormat12(file: Buffer, table: number, code: number): number {
  let low = 0
  let high = file.readUInt32BE(table + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = table + 16 + 12 * middle
    if (code < file.readUInt32BE(group)) high = middle - 1
    else if (code > file.readUInt32BE(group + 4)) low = middle + 1
    else return file.readUInt32BE(group + 8) + code - file.readUInt32BE(group)
  }
  return 0
}

function fromFormat4(file: Buffer, table: number, code: number): number {
  const size = file.readUInt16BE(table + 6)
  for (let i = 0; i < size; i += 2) {
    if (code > file.readUInt16BE(table + 14 + i)) continue
    const start = file.readUInt16BE(table + 16 + size + i)
    if (code < start) return 0
    const delta = file.readUInt16BE(table + 16 + 2 * size + i)
    const range = table + 16 + 3 * size + i
    const shift = file.readUInt16BE(range)
    if (shift === 0) return (code + delta) & 0xffff
    const id = file.readUInt16BE(range + shift + 2 * (code - start))
    return id === 0 ? 0 : (id + delta) & 0xffff
  }
  return 0
}

function glyphPoints(file: Buffer, start: number, part: (id: number) => Point[][]): Point[][] {
  const rings = file.readInt16BE(start)
  return rings >= 0 ? simplePoints(file, start, rings) : compositePoints(file, start + 10, part)
}

function simplePoints(file: Buffer, start: number, rings: number): Point[][] {
  const ends = Array.from({ length: rings }, (_, i) => file.readUInt16BE(start + 10 + 2 * i))
  const total = (ends.at(-1) ?? -1) + 1
  let at = start + 10 + 2 * rings
  at += 2 + file.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = file[at++]!
    const times = flag & 8 ? file[at++]! + 1 : 1
    for (let i = 0; i < times; i++) flags.push(flag)
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? file[at++]! : -file[at++]!
      else if (!(flag & same)) [value, at] = [value + file.readInt16BE(at), at + 2]
      return value
    })
  }
  const xs = axis(2, 16)
  const ys = axis(4, 32)
  return ends.map((end, i) =>
    Array.from({ length: end - (ends[i - 1] ?? -1) }, (_, k) => (ends[i - 1] ?? -1) + 1 + k).map((p) => ({
      x: xs[p]!,
      y: ys[p]!,
      on: (flags[p]! & 1) === 1,
    })),
  )
}

function compositePoints(file: Buffer, start: number, part: (id: number) => Point[][]): Point[][] {
  const all: Point[][] = []
  for (let at = start, more = true; more;) {
    const flags = file.readUInt16BE(at)
    const words = (flags & 1) !== 0
    const dx = words ? file.readInt16BE(at + 4) : file.readInt8(at + 4)
    const dy = words ? file.readInt16BE(at + 6) : file.readInt8(at + 5)
    const id = file.readUInt16BE(at + 2)
    at += words ? 8 : 6
    const f = (i: number) => file.readInt16BE(at + 2 * i) / 16384
    const [a, b, c, d] =
      flags & 0x80
        ? [f(0), f(1), f(2), f(3)]
        : flags & 0x40
          ? [f(0), 0, 0, f(1)]
          : flags & 8
            ? [f(0), 0, 0, f(0)]
            : [1, 0, 0, 1]
    at += flags & 0x80 ? 8 : flags & 0x40 ? 4 : flags & 8 ? 2 : 0
    all.push(
      ...part(id).map((ring) => ring.map((p) => ({ x: a * p.x + c * p.y + dx, y: b * p.x + d * p.y + dy, on: p.on }))),
    )
    more = (flags & 0x20) !== 0
  }
  return all
}

/** Quadratic curves as short lines: eight are enough for a screen or a page. */
function flatten(ring: Point[]): [number, number][] {
  const full = ring.flatMap((p, i) => {
    const next = ring[(i + 1) % ring.length]!
    return p.on || next.on ? [p] : [p, { x: (p.x + next.x) / 2, y: (p.y + next.y) / 2, on: true }]
  })
  const first = Math.max(
    0,
    full.findIndex((p) => p.on),
  )
  const points: [number, number][] = []
  for (let i = 0; i < full.length; i++) {
    const p = full[(first + i) % full.length]!
    if (p.on) points.push([p.x, p.y])
    else
      points.push(...curve(full[(first + i - 1 + full.length) % full.length]!, p, full[(first + i + 1) % full.length]!))
  }
  return points
}

function curve(from: Point, by: Point, to: Point): [number, number][] {
  return [1, 2, 3, 4, 5, 6, 7].map((k): [number, number] => {
    const t = k / 8
    const u = 1 - t
    return [u * u * from.x + 2 * u * t * by.x + t * t * to.x, u * u * from.y + 2 * u * t * by.y + t * t * to.y]
  })
}
