import { PlannerError } from '../types.ts'

/**
 * JSON read in parts: a file of a million units is never one tree of objects. First the places of the members of the outer object
 * are found, then the elements of a long array are parsed some thousands at a time.
 */
export interface Span {
  readonly from: number
  readonly to: number
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, LIST, END, COMMA, COLON] = [34, 92, 123, 125, 91, 93, 44, 58]
const BATCH = 1 << 19
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Bytes of a text or of a file, without its byte order mark. */
export function bytesOf(input: string | Uint8Array): Uint8Array {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

/** @throws PlannerError `notUtf8` */
function decoded(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new PlannerError('notUtf8')
  }
}

/** The text of a table: UTF-8, else GB 18030, in which spreadsheets write here. */
export function textOf(input: string | Uint8Array): string {
  if (typeof input === 'string') return input.replace(/^\uFEFF/, '')
  try {
    return decoder.decode(input)
  } catch {
    return new TextDecoder('gb18030').decode(input)
  }
}

const blank = (c: number | undefined): boolean => c === 32 || c === 10 || c === 13 || c === 9
const wrong = (at: number): PlannerError => new PlannerError('badJson', { at })

function skipBlank(bytes: Uint8Array, at: number): number {
  let i = at
  while (blank(bytes[i])) i++
  return i
}

function skipString(bytes: Uint8Array, at: number): number {
  for (let i = at + 1; i < bytes.length; i++) {
    if (bytes[i] === BACKSLASH) i++
    else if (bytes[i] === QUOTE) return i + 1
  }
  throw wrong(at)
}

/** The place after the value that begins at `at`. */
function skipValue(bytes: Uint8Array, at: number): number {
  let depth = 0
  for (let i = at; i < bytes.length; i++) {
    const c = bytes[i]!
    if (c === QUOTE) {
      i = skipString(bytes, i) - 1
      if (depth === 0) return i + 1
    } else if (c === OPEN || c === LIST) depth++
    else if (c === CLOSE || c === END) {
      if (depth === 0) return i
      if (--depth === 0) return i + 1
    } else if (depth === 0 && (c === COMMA || blank(c))) return i
  }
  if (depth > 0) throw wrong(at)
  return bytes.length
}

/** @throws PlannerError `badJson` with the byte at which the text goes wrong, `notUtf8` */
export function parsed<T>(bytes: Uint8Array, { from, to }: Span): T {
  const text = decoded(bytes.subarray(from, to))
  try {
    return JSON.parse(text) as T
  } catch {
    throw wrong(from)
  }
}

/** Where each member of the outer object stands. @throws PlannerError `badJson` */
export function members(bytes: Uint8Array): Map<string, Span> {
  const found = new Map<string, Span>()
  let i = skipBlank(bytes, 0)
  if (bytes[i] !== OPEN) throw wrong(i)
  i = skipBlank(bytes, i + 1)
  while (bytes[i] !== CLOSE) {
    if (bytes[i] !== QUOTE) throw wrong(i)
    const end = skipString(bytes, i)
    const key = parsed<string>(bytes, { from: i, to: end })
    i = skipBlank(bytes, end)
    if (bytes[i] !== COLON) throw wrong(i)
    const from = skipBlank(bytes, i + 1)
    const to = skipValue(bytes, from)
    if (to === from) throw wrong(from)
    found.set(key, { from, to })
    i = skipBlank(bytes, to)
    if (bytes[i] === COMMA) i = skipBlank(bytes, i + 1)
    else if (bytes[i] !== CLOSE) throw wrong(i)
  }
  return found
}

/** Hands over the objects (or arrays) of an array one by one. @throws PlannerError `badJson`, also for anything else */
export function eachElement<T extends object>(
  bytes: Uint8Array,
  span: Span,
  visit: (element: T, index: number) => void,
): number {
  let i = skipBlank(bytes, span.from)
  if (bytes[i] !== LIST) throw wrong(i)
  i = skipBlank(bytes, i + 1)
  let count = 0
  while (i < span.to && bytes[i] !== END) {
    const from = i
    let to = i
    do {
      to = skipValue(bytes, i)
      if (to === i) throw wrong(i)
      i = skipBlank(bytes, to)
      if (bytes[i] === COMMA) i = skipBlank(bytes, i + 1)
      else if (bytes[i] !== END) throw wrong(i)
    } while (to - from < BATCH && bytes[i] !== END)
    for (const element of batch<T>(bytes, from, to)) {
      if (element === null || typeof element !== 'object') throw wrong(from)
      visit(element, count++)
    }
  }
  return count
}

function batch<T>(bytes: Uint8Array, from: number, to: number): T[] {
  const text = decoded(bytes.subarray(from, to))
  try {
    return JSON.parse(`[${text}]`) as T[]
  } catch {
    throw wrong(from)
  }
}
