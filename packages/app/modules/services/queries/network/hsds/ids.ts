import { createHash } from 'node:crypto'

/**
 * An id for a part that has none of its own here (a phone of a place): always the same for the same part, in the shape of a
 * UUID of version 8 (RFC 9562), as HSDS asks for one on each row.
 */
export function partId(of: string, part: string): string {
  const hex = createHash('sha256').update(`${of}:${part}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
