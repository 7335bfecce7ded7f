import { randomFillSync } from 'node:crypto'

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const pool = Buffer.alloc(4 * 4096)
let left = 0

function random4(): string {
  if (left === 0) {
    randomFillSync(pool)
    left = 4096
  }
  const at = --left * 4
  return HEX[pool[at]!]! + HEX[pool[at + 1]!]! + HEX[pool[at + 2]!]! + HEX[pool[at + 3]!]!
}

/**
 * A source of UUIDv7 for bulk writes: one instant, then a counter of 42 bits (RFC 9562, 6.2, method 1), then 32 random
 * bits. They grow, so that an index takes them at its end.
 */
export function idSource(at: Date): () => string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7`
  let n = Math.floor(Math.random() * 0x1000)
  return () => {
    n++
    const high = Math.floor(n / 2 ** 30) & 0xfff
    const low = (n % 2 ** 30).toString(16).padStart(8, '0')
    const variant = (8 + Number.parseInt(low[0]!, 16)).toString(16)
    return `${head}${high.toString(16).padStart(3, '0')}-${variant}${low.slice(1, 4)}-${low.slice(4)}${random4()}`
  }
}
