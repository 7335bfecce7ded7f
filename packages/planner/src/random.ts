/** A stream of random numbers that is the same on every machine (xorshift, Marsaglia 2003). `state` is never 0. */
export interface Random {
  state: number
}

/** A stream of its own for each seed and each `stream`: neighbouring seeds give unrelated streams. */
export function randomOf(seed: number, stream = 0): Random {
  let h = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return { state: h ^ (h >>> 15) || 0x6d2b79f5 }
}

/** The next 32 bits, as a signed whole number, never 0. */
export function bits(random: Random): number {
  let x = random.state
  x ^= x << 13
  x ^= x >>> 17
  x ^= x << 5
  random.state = x
  return x
}

/** A whole number from 0 up to, not including, `limit` (at most 65,536 with full quality, any limit below 2³¹ allowed). */
export function below(random: Random, limit: number): number {
  const x = bits(random) >>> 0
  return limit <= 65536 ? Math.floor(((x >>> 8) * limit) / 16777216) : x % limit
}

/** A number from 0 up to, not including, 1. */
export const unit = (random: Random): number => (bits(random) >>> 0) / 4294967296

/** Numbers 0 … n-1 in random order. */
export function shuffled(n: number, random: Random): Int32Array {
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  for (let i = n - 1; i > 0; i--) {
    const j = below(random, i + 1)
    const t = order[i]!
    order[i] = order[j]!
    order[j] = t
  }
  return order
}

/** -ln of a number in (0, 1], by the series of the inverse hyperbolic tangent: only + - × ÷, so the same bytes everywhere. */
function minusLog(x: number): number {
  let halvings = 0
  let y = x
  while (y < 0.75) {
    y *= 2
    halvings++
  }
  const z = (y - 1) / (y + 1)
  let term = z
  let sum = 0
  for (let k = 1; k < 40; k += 2) {
    sum += term / k
    term *= z * z
  }
  return halvings * 0.6931471805599453 - 2 * sum
}

/** 1024 evenly likely values of an exponential variable of mean 1: accepting a loss below T × value is the rule of Metropolis. */
export const EXPONENTIAL: Float64Array = Float64Array.from({ length: 1024 }, (_, i) => minusLog((i + 0.5) / 1024))
