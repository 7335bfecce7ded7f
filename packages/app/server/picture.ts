/** What a picture is known to tell besides itself is left out: place, device, time, owner. Its pixels are not touched. */
export type Cleaned = { bytes: Buffer; removed: boolean }

/** Takes what a JPEG, PNG or WebP tells besides its picture out of it; only how it is turned stays. Other types pass as they are. */
export function cleanPicture(bytes: Buffer, type: string): Cleaned {
  if (type === 'image/jpeg') return cleanJpeg(bytes)
  if (type === 'image/png') return cleanPng(bytes)
  if (type === 'image/webp') return cleanWebp(bytes)
  return { bytes, removed: false }
}

const SOS = 0xda
/** Segments that a picture needs: JFIF (APP0), colour profile (APP2), Adobe's transform (APP14). The other APPs and comments go. */
const keeps = (marker: number): boolean =>
  !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe ? true : marker === 0xe0 || marker === 0xe2 || marker === 0xee

function cleanJpeg(bytes: Buffer): Cleaned {
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let turned: number | undefined
  let removed = false
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SOS) {
    const marker = bytes[at + 1]!
    // A marker may be preceded by any number of fill bytes (ITU-T T.81, B.1.1.2).
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) break
    if (keeps(marker)) parts.push(bytes.subarray(at, end))
    else {
      removed = true
      if (marker === 0xe1) turned ??= orientationOf(bytes.subarray(at + 4, end))
    }
    at = end
  }
  if (turned !== undefined && turned > 1 && turned <= 8) parts.splice(1, 0, turnedOnly(turned))
  const end = endOfPicture(bytes, at)
  parts.push(bytes.subarray(at, end))
  return { bytes: Buffer.concat(parts), removed: removed || end < bytes.length }
}

const EOI = 0xd9
/** Whether a byte after 0xff is a marker, not part of what a scan holds: a stuffed zero, a restart, a fill byte. */
const isMarker = (byte: number): boolean => byte !== 0 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7)

/** Where the picture ends that scans from `at`: a phone hides a film or a second picture behind it, each with its own place. */
function endOfPicture(bytes: Buffer, at: number): number {
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === EOI) return at + 2
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker !== SOS) continue
    at--
    do at = bytes.indexOf(0xff, at + 1)
    while (at >= 0 && at + 1 < bytes.length && !isMarker(bytes[at + 1]!))
    if (at < 0) return bytes.length
  }
  return bytes[at] === 0xff && bytes[at + 1] === EOI ? at + 2 : bytes.length
}

/** The orientation tag (0x0112) of an Exif block, if there is one. */
function orientationOf(block: Buffer): number | undefined {
  if (block.toString('latin1', 0, 6) !== 'Exif\0\0' || block.length < 14) return undefined
  const tiff = block.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (i: number) => (i + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(i) : tiff.readUInt16BE(i))
  const ifd = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < u16(ifd); i++) if (u16(ifd + 2 + i * 12) === 0x0112) return u16(ifd + 2 + i * 12 + 8)
  return undefined
}

/** An Exif block that says only how the picture is turned: without it a phone's photo lies on its side. */
function turnedOnly(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000000000000', 'hex')
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.alloc(2)])
  body.writeUInt16BE(orientation, 6 + 18)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const PNG_TELLS = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])
function cleanPng(bytes: Buffer): Cleaned {
  const parts: Buffer[] = [bytes.subarray(0, 8)]
  let removed = false
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (PNG_TELLS.has(name)) removed = true
    else parts.push(bytes.subarray(at, end))
    at = end
    if (name === 'IEND') return { bytes: Buffer.concat(parts), removed: removed || at < bytes.length }
  }
  return { bytes: Buffer.concat([...parts, bytes.subarray(at)]), removed }
}

function cleanWebp(bytes: Buffer): Cleaned {
  const parts: Buffer[] = []
  let removed = false
  let at = 12
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4)
    const end = Math.min(bytes.length, at + 8 + size + (size % 2))
    const name = bytes.toString('latin1', at, at + 4)
    if (name === 'EXIF' || name === 'XMP ') removed = true
    else parts.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end))
    at = end
  }
  const body = Buffer.concat(parts)
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return { bytes: Buffer.concat([head, body]), removed }
}

/** The extended header no longer promises Exif and XMP. */
function withoutFlags(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  copy[8] = copy[8]! & ~0x0c
  return copy
}
