import { crc32, deflateRawSync } from 'node:zlib'

/** Small files made by hand for tests: what no ordinary program would write. */

/** A ZIP of these parts; `declared` writes a false size into the list of contents. */
export function zipOf(parts: Record<string, string>, { declared }: { declared?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const body = deflateRawSync(text)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(text), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(declared ?? Buffer.byteLength(text), 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), body])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An XLSX of one sheet with this sheet data (ECMA-376 part 1, 18.3), and more parts. */
export function minimalXlsx(rows: string, more: Record<string, string> = {}, after = ''): Buffer {
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...more,
  })
}

function record(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}
const u16 = (...values: number[]) => Buffer.from(values.flatMap((v) => [v & 255, v >> 8]))
const f64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}

/** An XLS (MS-CFB, MS-XLS) of one sheet: A1 = 7, B1 a formula with the kept result 42. */
export function minimalXls({ locked = false, biff = 0x600 }): Buffer {
  const bof = (kind: number) => record(0x809, Buffer.concat([u16(biff, kind), Buffer.alloc(12)]))
  const before = [bof(5), ...(locked ? [record(0x2f, Buffer.alloc(54))] : [])]
  const start = Buffer.concat(before).length + 4 + 6 + 2 + 1 + 4
  const position = Buffer.alloc(4)
  position.writeUInt32LE(start)
  const book = Buffer.concat([
    ...before,
    record(0x85, Buffer.concat([position, Buffer.from([0, 0, 1, 0]), Buffer.from('S')])),
    record(0x0a, Buffer.alloc(0)),
    bof(0x10),
    record(0x203, Buffer.concat([u16(0, 0, 0), f64(7)])),
    record(0x06, Buffer.concat([u16(0, 1, 0), f64(42), Buffer.alloc(8)])),
    record(0x0a, Buffer.alloc(0)),
  ])
  return compound(Buffer.concat([book, Buffer.alloc(4096 - book.length)]))
}

/** A compound file of sectors of 512 bytes: table, directory, then one stream of 4,096 bytes named Workbook. */
function compound(stream: Buffer): Buffer {
  const header = Buffer.alloc(512, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 76)
  u16(0x3e, 3, 0xfffe, 9, 6).copy(header, 24)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  const next = [0xfffffffd, 0xfffffffe, 3, 4, 5, 6, 7, 8, 9, 0xfffffffe]
  next.forEach((id, i) => table.writeUInt32LE(id, i * 4))
  const entry = (name: string, kind: number, from: number, size: number, child: number) => {
    const bytes = Buffer.alloc(128)
    bytes.write(name, 'utf16le')
    bytes.writeUInt16LE(name.length * 2 + 2, 64)
    bytes[66] = kind
    bytes[67] = 1
    bytes.fill(0xff, 68, 80)
    bytes.writeUInt32LE(child, 76)
    bytes.writeUInt32LE(from, 116)
    bytes.writeUInt32LE(size, 120)
    return bytes
  }
  const directory = [
    entry('Root Entry', 5, 0xfffffffe, 0, 1),
    entry('Workbook', 2, 2, 4096, 0xffffffff),
    Buffer.alloc(256),
  ]
  return Buffer.concat([header, table, ...directory, stream])
}
