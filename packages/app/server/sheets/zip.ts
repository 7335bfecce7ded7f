import { createInflateRaw } from 'node:zlib'
import type { SheetLimits } from './types.ts'
import { refuse } from './errors.ts'

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packed: number
  unpacked: number
  at: number
}

/**
 * Looks into a ZIP before anything is unpacked for use: its list of contents, then each part inflated and counted, so
 * that a file that lies about its sizes is found out with little memory. Refuses `sheets.damaged`, `tooManyEntries`,
 * `encrypted`, `zipBomb`. Returns the names inside.
 */
export async function checkZip(file: Buffer, limits: SheetLimits): Promise<string[]> {
  const entries = contents(file, limits)
  const declared = sum(entries, (e) => e.unpacked)
  if (entries.some((e) => e.encrypted)) throw refuse('encrypted')
  if (sum(entries, (e) => e.packed) > file.length) throw refuse('zipBomb', { size: megabytes(declared) })
  tooMuch(declared, file.length, limits)
  let actual = 0
  for (const entry of entries) {
    actual += await inflatedSize(file, entry, limits.unpacked - actual)
    tooMuch(actual, file.length, limits)
  }
  return entries.map((e) => e.name)
}

function tooMuch(unpacked: number, packed: number, limits: SheetLimits): void {
  if (unpacked <= limits.unpacked && (unpacked <= 16 << 20 || unpacked <= packed * limits.ratio)) return
  throw refuse('zipBomb', { size: megabytes(unpacked), limit: megabytes(limits.unpacked) })
}

/** The central directory (APPNOTE 4.3.12); ZIP64 is refused: no ledger needs 4 GB. */
function contents(file: Buffer, limits: SheetLimits): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length) throw refuse('damaged')
  const count = file.readUInt16LE(end + 10)
  if (count > limits.entries) throw refuse('tooManyEntries', { count, limit: limits.entries })
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw refuse('damaged')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

/** How much an entry really holds; stops (and refuses) above what it declared or what is left. */
async function inflatedSize(file: Buffer, entry: Entry, left: number): Promise<number> {
  if (entry.at + 30 > file.length || file.readUInt32LE(entry.at) !== 0x04034b50) throw refuse('damaged')
  const start = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28)
  if (start + entry.packed > file.length) throw refuse('damaged')
  if (entry.method === 0) return entry.packed
  if (entry.method !== 8) throw refuse('damaged')
  const inflate = createInflateRaw()
  inflate.end(file.subarray(start, start + entry.packed))
  let size = 0
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length
      if (size > entry.unpacked || size > left) throw refuse('zipBomb', { size: megabytes(size) })
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? refuse('damaged') : error
  }
  return size
}

const sum = <T>(list: T[], of: (item: T) => number): number => list.reduce((total, item) => total + of(item), 0)
/** Whole megabytes, at least 1. */
export const megabytes = (bytes: number): number => Math.max(1, Math.round(bytes / (1 << 20)))
