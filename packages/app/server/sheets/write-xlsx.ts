import { createDeflateRaw, crc32 } from 'node:zlib'
import type { Cell } from './types.ts'
import { cellName, cellText } from './types.ts'

/** A column of a sheet that is written. `number` writes numbers as numbers; everything else is text, so nothing is ever a formula. */
export interface SheetColumn {
  header: string
  kind?: 'text' | 'number'
  /** In characters. */
  width?: number
}

/** Rows of one sheet in Excel, the header included. */
const MAX_ROWS = 1_048_576

/**
 * An XLSX as a stream of bytes while its rows are still being read: memory does not grow with the number of rows. After
 * 1,048,576 rows the next sheet begins, with the header again. Text cells carry the text format, so that an id number typed
 * over one stays text.
 */
export async function* writeXlsx(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  columns: readonly SheetColumn[],
  name = 'Sheet1',
): AsyncGenerator<Uint8Array> {
  const zip = new Map<string, { crc: number; packed: number; unpacked: number; at: number }>()
  let at = 0
  async function* part(path: string, text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
    const entry = { crc: 0, packed: 0, unpacked: 0, at }
    const header = localHeader(path)
    at += header.length
    yield header
    for await (const bytes of deflated(text, entry)) {
      at += bytes.length
      yield bytes
    }
    const tail = descriptor(entry)
    at += tail.length
    zip.set(path, entry)
    yield tail
  }
  const source = iterate(rows)
  let sheets = 0
  for (let next = await source.next(); sheets === 0 || !next.done;) {
    const holder = { next }
    yield* part(`xl/worksheets/sheet${++sheets}.xml`, sheetXml(source, holder, columns))
    next = holder.next
  }
  for (const [path, text] of frame(sheets, name)) yield* part(path, [text])
  yield centralDirectory(zip, at)
}

async function* iterate<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, undefined> {
  yield* rows as AsyncIterable<T>
  return undefined
}

async function* sheetXml(
  source: AsyncGenerator<readonly Cell[], undefined>,
  holder: { next: IteratorResult<readonly Cell[], undefined> },
  columns: readonly SheetColumn[],
): AsyncGenerator<string> {
  const widths = columns.map(
    (c, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${c.width ?? 14}" style="${c.kind === 'number' ? 0 : 1}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  let text = rowXml(
    1,
    columns.map((c) => c.header),
    [],
    2,
  )
  for (let row = 2; row <= MAX_ROWS && !holder.next.done; row++) {
    text += rowXml(row, holder.next.value, columns, 1)
    holder.next = await source.next()
    if (text.length < 1 << 16) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

function rowXml(row: number, cells: readonly Cell[], columns: readonly SheetColumn[], style: number): string {
  let xml = `<row r="${row}">`
  cells.forEach((cell, c) => {
    if (cell === null || cell === undefined || cell === '') return
    const at = cellName(row - 1, c)
    xml +=
      columns[c]?.kind === 'number' && typeof cell === 'number' && Number.isFinite(cell)
        ? `<c r="${at}"><v>${cell}</v></c>`
        : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cellText(cell))}</t></is></c>`
  })
  return `${xml}</row>`
}

/** Escapes what XML reserves; drops what XML 1.0 cannot hold; cuts at Excel's 32,767 characters a cell. */
export const escapeXml = (text: string): string =>
  text
    .slice(0, 32_767)
    // oxlint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c]!)

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts around the sheets (ECMA-376 part 1, 18.2 and 18.8): three styles: plain, text, bold text. */
function frame(sheets: number, name: string): [string, string][] {
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1)
  const title = (n: number) => escapeXml(`${name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 26)}${n === 1 ? '' : ` ${n}`}`)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  const xf = (format: number, font: number) =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
  return [
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers.map((n) => `<sheet name="${title(n)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${RELS}">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="SimSun"/></font><font><b/><sz val="11"/><name val="SimSun"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${xf(0, 0)}${xf(49, 0)}${xf(49, 1)}</cellXfs></styleSheet>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join('')}</Types>`,
    ],
  ]
}

interface Entry {
  crc: number
  packed: number
  unpacked: number
  at: number
}

async function* deflated(text: AsyncIterable<string> | Iterable<string>, entry: Entry): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 })
  const feed = (async () => {
    for await (const piece of text) {
      const bytes = Buffer.from(piece)
      entry.crc = crc32(bytes, entry.crc)
      entry.unpacked += bytes.length
      if (!deflate.write(bytes)) await new Promise((done) => deflate.once('drain', done))
    }
    deflate.end()
  })().catch((error: Error) => deflate.destroy(error))
  for await (const bytes of deflate) {
    entry.packed += (bytes as Buffer).length
    yield bytes as Buffer
  }
  await feed
}

/** APPNOTE 4.3.7: sizes follow in the descriptor (bit 3), the name is UTF-8 (bit 11); the date is 1980-01-01, so that equal rows give equal files. */
function localHeader(path: string): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(0x0808, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(0x21, 12)
  header.writeUInt16LE(Buffer.byteLength(path), 26)
  return Buffer.concat([header, Buffer.from(path)])
}

function descriptor(entry: Entry): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(entry.crc, 4)
  tail.writeUInt32LE(entry.packed, 8)
  tail.writeUInt32LE(entry.unpacked, 12)
  return tail
}

function centralDirectory(entries: Map<string, Entry>, at: number): Buffer {
  const list = [...entries].map(([path, entry]) => {
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE(0x0808, 8)
    head.writeUInt16LE(8, 10)
    head.writeUInt16LE(0x21, 14)
    head.writeUInt32LE(entry.crc, 16)
    head.writeUInt32LE(entry.packed, 20)
    head.writeUInt32LE(entry.unpacked, 24)
    head.writeUInt16LE(Buffer.byteLength(path), 28)
    head.writeUInt32LE(entry.at, 42)
    return Buffer.concat([head, Buffer.from(path)])
  })
  const size = list.reduce((n, b) => n + b.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.size, 8)
  end.writeUInt16LE(entries.size, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...list, end])
}
