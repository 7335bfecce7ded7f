let last = 0
let sequence = 0

const HEX = Array.from({ length: 256 }, (_, b) => b.toString(16).padStart(2, '0'))
const pool = new Uint8Array(4096)
let used = pool.length

/** Eight random bytes from a pool, as 16 hexadecimal digits: one call of the system for many ids. */
function tailOf(): string {
  if (used + 8 > pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  let tail = ''
  for (const end = used + 8; used < end; used++) tail += HEX[pool[used]!]
  return tail
}

/**
 * A UUIDv7 (RFC 9562): ordered by time, made by the app. `at` is the clock's instant; ids of one millisecond keep
 * their order within one process.
 */
export function newId(at: Date): string {
  const ms = at.getTime()
  sequence = ms === last ? sequence + 1 : Math.floor(Math.random() * 0x400)
  if (sequence > 0xfff) sequence = 0
  last = ms
  const tail = tailOf()
  const time = ms.toString(16).padStart(12, '0')
  const variant = ((Number.parseInt(tail[0]!, 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`
}
