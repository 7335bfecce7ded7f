import { isUtf8 } from 'node:buffer'
import { refuse } from './errors.ts'

export type Encoding = 'utf-8' | 'gb18030'

/**
 * The encoding of a text file, told from its bytes (the beginning is enough): UTF-8, with or without byte order mark, or
 * GB18030 (which holds GBK and GB2312). Refuses UTF-16, anything with NUL bytes, and what only looks like GB18030
 * (Big5, Shift-JIS): a file read wrongly would be worse than one refused.
 */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes.length >= 2 && (bytes.readUInt16LE(0) === 0xfeff || bytes.readUInt16LE(0) === 0xfffe)) throw refuse('utf16')
  const nul = bytes.subarray(0, 65536).indexOf(0)
  if (nul >= 0) throw bytes.length > 3 && looksUtf16(bytes) ? refuse('utf16') : refuse('unknownKind')
  if (isUtf8(whole(bytes))) return 'utf-8'
  if (!looksGb18030(bytes)) throw refuse('encoding')
  return 'gb18030'
}

/** Without the last line, which the end of a sample may have cut in the middle of a character. */
function whole(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(0x0a)
  return bytes.length >= SAMPLE && end > 0 ? bytes.subarray(0, end) : bytes
}
/** How much of a long file is looked at. */
export const SAMPLE = 1 << 20

function looksUtf16(bytes: Buffer): boolean {
  const nuls: [even: number, odd: number] = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, 4096); i++) if (bytes[i] === 0) nuls[(i % 2) as 0 | 1]++
  return Math.max(...nuls) > 8 && Math.min(...nuls) * 20 < Math.max(...nuls)
}

/**
 * Chinese text in GB18030 has nearly all second bytes at or above A1 (the characters of GB 2312); in Big5 two in five
 * lie in 40–7E. The share decides, since most Big5 byte pairs are also valid in GB18030.
 */
function looksGb18030(bytes: Buffer): boolean {
  const end = Math.min(bytes.length, SAMPLE)
  let pairs = 0
  let low = 0
  for (let i = 0; i < end - 1; i++) {
    if (bytes[i]! < 0x80) continue
    const second = bytes[i + 1]!
    if (second >= 0x30 && second <= 0x39) {
      i += 3
      continue
    }
    if (bytes[i] === 0x80 || bytes[i] === 0xff || second < 0x40 || second === 0x7f || second === 0xff) return false
    pairs++
    if (second < 0x80) low++
    i++
  }
  return pairs > 0 && low * 5 <= pairs
}
