import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import Papa from 'papaparse'
import { encodingOf, SAMPLE, type Encoding } from './encoding.ts'
import { refuse } from './errors.ts'

/** How the text of a delimited file is cut. */
export interface CsvShape {
  encoding: Encoding
  delimiter: string
}

/** Encoding and delimiter of a delimited text file, told from its first megabyte. Refuses as {@link encodingOf}. */
export function csvShape(sample: Buffer, name: string): CsvShape {
  const encoding = encodingOf(sample)
  const text = new TextDecoder(encoding).decode(sample.subarray(0, 65536))
  return { encoding, delimiter: /\.tsv$/i.test(name) ? '\t' : delimiterOf(text) }
}

/** The separator that stands most often in the first lines, equally often in each. */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '')
  const score = (mark: string): number => Math.min(...lines.slice(0, 5).map((line) => line.split(mark).length - 1))
  const total = (mark: string): number => lines.reduce((n, line) => n + line.split(mark).length - 1, 0)
  const marks = [',', '\t', ';', '|', '，']
  return marks.sort((a, b) => score(b) - score(a) || total(b) - total(a))[0]!
}

/** All rows of a delimited text held in memory. An undecodable byte refuses the file (`sheets.encoding`). */
export function parseCsv(bytes: Buffer, name: string): { rows: string[][]; shape: CsvShape } {
  const shape = csvShape(bytes, name)
  return { rows: parseText(decode(bytes, shape.encoding), shape.delimiter), shape }
}

function decode(bytes: Buffer, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw refuse('encoding')
  }
}

const parseText = (text: string, delimiter: string): string[][] =>
  Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data

/** Rows of a long file, a block at a time; `line` is the number, from 1, of the block's first row. */
export interface CsvBlock {
  rows: string[][]
  line: number
  /** Bytes of the file read so far, for progress. */
  bytes: number
}

/**
 * Reads a delimited text file of any length, one block after the other (about a megabyte each): the next block is read
 * only when the last one was taken. Rows may span lines inside quotes. Refuses at once what {@link csvShape} refuses,
 * and in the middle `sheets.encodingAt` with the row where the text stops being text.
 */
export async function* readCsvBlocks(path: string, shape?: CsvShape): AsyncGenerator<CsvBlock> {
  const { encoding, delimiter } = shape ?? csvShape(await sampleOf(path), path)
  const decoder = new TextDecoder(encoding, { fatal: true })
  let rest = ''
  let line = 1
  let bytes = 0
  const take = (text: string): CsvBlock => {
    const rows = parseText(text, delimiter)
    if (rows.length > 0 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '') rows.pop()
    const block = { rows, line, bytes }
    line += rows.length
    return block
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    bytes += (chunk as Buffer).length
    try {
      rest += decoder.decode(chunk as Buffer, { stream: true })
    } catch {
      throw refuse('encodingAt', { row: line })
    }
    if (rest.length > 64 << 20) throw refuse('damaged')
    const cut = lastRowEnd(rest)
    if (cut === 0) continue
    yield take(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  try {
    rest += decoder.decode()
  } catch {
    throw refuse('encodingAt', { row: line })
  }
  if (rest !== '') yield take(rest)
}

/** Where the last whole row ends: after the last line feed that no open quote holds. */
function lastRowEnd(text: string): number {
  const end = text.lastIndexOf('\n') + 1
  if (end === 0 || !text.includes('"')) return end
  let quotes = 0
  for (let at = text.indexOf('"'); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes++
  if (quotes % 2 === 0) return end
  const quote = text.lastIndexOf('"', end - 1)
  return text.lastIndexOf('\n', quote) + 1
}

/** The beginning of a file, enough to tell what it is. */
export async function sampleOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(SAMPLE)
    const { bytesRead } = await file.read(buffer, 0, SAMPLE, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
