import { refuse } from './errors.ts'

/**
 * What must be known about an `.xls` before it is read (MS-CFB 2.2–2.6, MS-XLS 2.4): the streams of its container, whether the workbook
 * is locked by a password, which sheets are hidden, which cells are formulas. Positions of formulas are `row,column`, by sheet.
 */
export interface OleFacts {
  streams: string[]
  encrypted: boolean
  oldExcel: boolean
  hidden: boolean[]
  formulas: Set<string>[]
}

const END = 0xfffffffa
const RECORD = { bof: 0x809, eof: 0x0a, filePass: 0x2f, boundSheet: 0x85, formula: 0x06 } as const

export function oleFacts(file: Buffer): OleFacts {
  const { streams, workbook } = container(file)
  const facts: OleFacts = { streams, encrypted: false, oldExcel: false, hidden: [], formulas: [] }
  if (!workbook) return facts
  facts.oldExcel = workbook.length > 6 && workbook.readUInt16LE(0) !== RECORD.bof
  const starts: number[] = []
  let current: Set<string> | undefined
  for (let at = 0; at + 4 <= workbook.length;) {
    const id = workbook.readUInt16LE(at)
    const length = workbook.readUInt16LE(at + 2)
    const data = workbook.subarray(at + 4, at + 4 + length)
    if (id === RECORD.filePass) facts.encrypted = true
    if (id === RECORD.bof && data.length >= 2 && data.readUInt16LE(0) !== 0x600) facts.oldExcel = true
    if (id === RECORD.bof) current = facts.formulas[starts.indexOf(at)]
    if (id === RECORD.boundSheet && data.length >= 6) {
      starts.push(data.readUInt32LE(0))
      facts.hidden.push((data[4]! & 3) !== 0)
      facts.formulas.push(new Set())
    }
    if (id === RECORD.formula && data.length >= 4) current?.add(`${data.readUInt16LE(0)},${data.readUInt16LE(2)}`)
    if (id === 0 && length === 0) break
    at += 4 + length
  }
  return facts
}

/** The directory of a compound file, and its `Workbook` (or the older `Book`) stream. */
function container(file: Buffer): { streams: string[]; workbook: Buffer | undefined } {
  if (file.length < 1536) throw refuse('damaged')
  const sector = 1 << file.readUInt16LE(30)
  if (sector !== 512 && sector !== 4096) throw refuse('damaged')
  const table = sectorTable(file, sector)
  const directory = chain(file, table, file.readUInt32LE(48), sector)
  const entries = []
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const bytes = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62)
    entries.push({
      name: directory.toString('utf16le', at, at + bytes),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  const root = entries[0]
  const book = entries.find((e) => e.name === 'Workbook') ?? entries.find((e) => e.name === 'Book')
  const streams = entries.map((e) => e.name).filter((name) => name !== '')
  if (!book || !root) return { streams, workbook: undefined }
  const small = book.size < file.readUInt32LE(56)
  const bytes = small ? miniStream(file, table, root.start, book.start, sector) : chain(file, table, book.start, sector)
  return { streams, workbook: bytes.subarray(0, book.size) }
}

function sectorTable(file: Buffer, sector: number): Uint32Array {
  const ids: number[] = []
  for (let i = 0; i < 109; i++) ids.push(file.readUInt32LE(76 + i * 4))
  for (let next = file.readUInt32LE(68), left = file.length / sector; next < END && left-- > 0;) {
    const block = sectorAt(file, next, sector)
    for (let i = 0; i < sector - 4; i += 4) ids.push(block.readUInt32LE(i))
    next = block.readUInt32LE(sector - 4)
  }
  const blocks = ids.filter((id) => id < END).map((id) => sectorAt(file, id, sector))
  const joined = Buffer.concat(blocks)
  return new Uint32Array(joined.length / 4).map((_, i) => joined.readUInt32LE(i * 4))
}

function sectorAt(file: Buffer, id: number, sector: number): Buffer {
  const at = (id + 1) * sector
  if (at + 1 > file.length) throw refuse('damaged')
  const block = file.subarray(at, at + sector)
  return block.length === sector ? block : Buffer.concat([block, Buffer.alloc(sector - block.length)])
}

function chain(file: Buffer, table: Uint32Array, start: number, sector: number): Buffer {
  const blocks: Buffer[] = []
  for (let id = start; id < END; id = table[id] ?? END) {
    if (blocks.length > file.length / sector) throw refuse('damaged')
    blocks.push(sectorAt(file, id, sector))
  }
  return Buffer.concat(blocks)
}

function miniStream(file: Buffer, table: Uint32Array, root: number, start: number, sector: number): Buffer {
  const minis = chain(file, table, root, sector)
  const next = chain(file, table, file.readUInt32LE(60), sector)
  const blocks: Buffer[] = []
  for (let id = start; id < END && blocks.length <= minis.length / 64; id = next.readUInt32LE(id * 4))
    blocks.push(minis.subarray(id * 64, id * 64 + 64))
  return Buffer.concat(blocks)
}
