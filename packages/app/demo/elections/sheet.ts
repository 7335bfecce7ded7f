import { crc32, deflateSync } from 'node:zlib'

/** A black and white picture, one byte a point: 1 is ink. */
interface Picture {
  width: number
  height: number
  points: Uint8Array
  /** So far the paper leans to the right over its height. */
  lean: number
}
type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]

/** The five strokes of 正, in the order in which they are written, within a square of ten. */
const ZHENG: readonly Stroke[] = [[1, 1, 9, 1], [5, 1, 5, 9], [5, 5, 8, 5], [2, 4, 2, 9], [0, 9, 10, 9]] // prettier-ignore
/** Seven strokes of a digit within five by ten, and which of them each digit has. */
const SEGMENTS: readonly Stroke[] = [[0, 0, 5, 0], [5, 0, 5, 5], [5, 5, 5, 10], [0, 10, 5, 10], [0, 5, 0, 10], [0, 0, 0, 5], [0, 5, 5, 5]] // prettier-ignore
const DIGITS = ['012345', '12', '01346', '01236', '1256', '02356', '023456', '012', '0123456', '012356']

const [ROW, LEFT, MARK, WIDTH] = [44, 60, 34, 680]

/**
 * A tally sheet as it is scanned: a line for each candidate in the order of the ballot, its votes in 正 marks and their sum. Nobody's
 * hand wrote it; marks lie a little uneven, by the votes themselves, as a hand's do. `lean` lays the paper askew.
 * @returns a PNG
 */
export function tallySheet(votes: readonly number[], lean = 0): Buffer {
  const picture: Picture = { width: WIDTH, height: ROW * (votes.length + 1), points: new Uint8Array(WIDTH * ROW * (votes.length + 1)), lean } // prettier-ignore
  for (const [i, n] of votes.entries()) {
    const top = ROW / 2 + i * ROW
    draw(picture, [[20, top + 36, WIDTH - 20, top + 36]], 0, 0, 1)
    digits(picture, i + 1, 24, top + 6)
    for (let k = 0; k < n; k += 5)
      draw(picture, ZHENG.slice(0, Math.min(5, n - k)), LEFT + (k / 5) * MARK, top + 4 + ((k * 7 + n) % 3), 2.4)
    digits(picture, n, WIDTH - 70, top + 6)
  }
  return png(picture)
}

function digits(to: Picture, n: number, x: number, y: number): void {
  for (const [i, d] of [...String(n)].entries())
    draw(to, [...DIGITS[Number(d)]!].map((s) => SEGMENTS[Number(s)]!), x + i * 18, y, 2.2) // prettier-ignore
}

/** Strokes two points wide. */
function draw(to: Picture, strokes: readonly Stroke[], left: number, top: number, scale: number): void {
  for (const [x1, y1, x2, y2] of strokes) {
    const steps = Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) * scale)
    for (let s = 0; s <= steps; s++) {
      const at = steps === 0 ? 0 : s / steps
      const y = Math.round(top + (y1 + (y2 - y1) * at) * scale)
      const x = Math.round(left + (x1 + (x2 - x1) * at) * scale + (to.lean * y) / to.height)
      for (const [dx, dy] of [[0, 0], [1, 0], [0, 1]] as const) if (x + dx < to.width) to.points[(y + dy) * to.width + x + dx] = 1 // prettier-ignore
    }
  }
}

/** ISO/IEC 15948: one bit a point, white is 1. */
function png({ width, height, points }: Picture): Buffer {
  const line = Math.ceil(width / 8)
  const raw = Buffer.alloc((line + 1) * height, 0xff)
  for (let y = 0; y < height; y++) {
    raw[y * (line + 1)] = 0
    for (let x = 0; x < width; x++) if (points[y * width + x]) raw[y * (line + 1) + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}
