import type { Block, DocumentModel, Drawing } from '#shared/document.ts'

/** What a paper says. */
export interface PaperWords {
  number: string
  title: string
  holder: string
  body: string
  issuer: string
  day: string
  address: string
  qr: Drawing
  createdAt: string
}

const paragraph = (text: string, more: object = {}): Block => ({ kind: 'paragraph', runs: [{ text }], ...more })

/** A finished paper as a document: number, to whom, what, by whom, when, and the code to verify it by. */
export function paperModel(of: PaperWords): DocumentModel {
  return {
    locale: 'zh-CN',
    title: of.title,
    subtitle: `编号：${of.number}`,
    author: of.issuer,
    createdAt: of.createdAt,
    blocks: [
      paragraph(`${of.holder || '申请人'}：`),
      ...of.body.split(/\n+/).map((line) => paragraph(line, { indent: true })),
      paragraph(of.issuer, { align: 'right' }),
      paragraph(of.day, { align: 'right' }),
      { kind: 'figure', caption: '扫码核验真伪', drawing: of.qr, remarks: [of.address] },
    ],
  }
}

/** A QR code's dark fields as a drawing, with the quiet margin of four fields that the standard asks for. */
export function qrDrawing(size: number, isDark: (row: number, column: number) => boolean, title: string): Drawing {
  const field = 4
  const shapes: Drawing['shapes'] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (isDark(row, column))
        shapes.push({
          kind: 'rect',
          x: (column + 4) * field,
          y: (row + 4) * field,
          width: field,
          height: field,
          fill: '#000000',
        })
  const side = (size + 8) * field
  return { width: side, height: side, title, shapes }
}
