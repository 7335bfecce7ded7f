import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type ParagraphChild,
} from 'docx'
import { safeLink, xmlWords, type Block, type PlainRun, type Run } from '#shared/document.ts'
import { toPng } from './figures/png.ts'
import { toSvg } from './figures/svg.ts'
import { FONTS, LINE, SIZE } from './docx-style.ts'

interface Look {
  size: number
  font: (typeof FONTS)[keyof typeof FONTS]
  strong?: boolean
}
const BODY: Look = { size: SIZE.body, font: FONTS.body }
const LINES = { line: LINE, lineRule: LineRuleType.EXACT }
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
/** 一、黑体;(一)楷体;1.仿宋加粗 (GB/T 9704-2012, 7.3.3). */
const HEADINGS = {
  1: { level: HeadingLevel.HEADING_1, look: { size: SIZE.body, font: FONTS.first } },
  2: { level: HeadingLevel.HEADING_2, look: { size: SIZE.body, font: FONTS.second } },
  3: { level: HeadingLevel.HEADING_3, look: { size: SIZE.body, font: FONTS.body, strong: true } },
} as const

/** The width of the text field in twentieths of a point (156 mm). */
const FIELD = 8844

function plain(r: PlainRun, look: Look, base: string): ParagraphChild {
  const link = safeLink(r.link) ?? safeLink(r.trace)
  const target = link?.startsWith('/') ? base && `${base}${link}` : link
  const shading = r.mark ? { type: 'clear' as const, color: 'auto', fill: 'FFF1B8' } : undefined
  const colour = target && !r.trace ? { color: '0958D9', underline: {} } : {}
  const text = new TextRun({
    text: xmlWords(r.text),
    color: '000000',
    size: look.size,
    font: look.font,
    bold: look.strong || r.strong || undefined,
    shading,
    ...colour,
  })
  return target ? new ExternalHyperlink({ link: target, children: [text] }) : text
}

function inline(runs: readonly Run[], look: Look, base: string): ParagraphChild[] {
  const small: Look = { size: SIZE.small, font: FONTS.body }
  return runs.flatMap((r) => {
    if (!r.note) return [plain(r, look, base)]
    const note = new Paragraph({ children: r.note.map((part) => plain(part, small, base)) })
    return [plain(r, look, base), new FootnoteReferenceRun({ children: [note] })]
  })
}

function remarks(lines: readonly string[] | undefined, size: number = SIZE.small): Paragraph[] {
  return (lines ?? []).map(
    (line) =>
      new Paragraph({ spacing: { after: 80 }, children: [plain({ text: line }, { size, font: FONTS.body }, '')] }),
  )
}

function caption(text: string, keepNext: boolean): Paragraph {
  const look = { size: SIZE.caption, font: FONTS.first }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { before: 200, after: 120 },
    children: [plain({ text }, look, '')],
  })
}

function cell(children: ParagraphChild[], align: keyof typeof ALIGN, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [new Paragraph({ alignment: ALIGN[align], children })],
  })
}

function table(b: Extract<Block, { kind: 'table' }>, base: string): FileChild[] {
  const parts = b.columns.map((c) => c.width ?? 1)
  const whole = parts.reduce((sum, w) => sum + w, 0)
  const widths = parts.map((w) => Math.floor((w / whole) * FIELD))
  const head = b.columns.map((c, i) =>
    cell([plain({ text: c.title, strong: true }, { size: SIZE.table, font: FONTS.body }, base)], 'center', widths[i]!),
  )
  const totalsFrom = b.rows.length - (b.totals ?? 0)
  const rows = b.rows.map((cells, r) => {
    const look: Look = { size: SIZE.table, font: FONTS.body, strong: r >= totalsFrom }
    return new TableRow({
      cantSplit: true,
      children: cells.map((runs, i) => cell(inline(runs, look, base), b.columns[i]?.align ?? 'left', widths[i] ?? 0)),
    })
  })
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const borders = {
    top: border,
    bottom: border,
    left: border,
    right: border,
    insideHorizontal: border,
    insideVertical: border,
  }
  const made = new Table({
    width: { size: FIELD, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...rows],
  })
  return [
    caption(b.caption, true),
    made,
    ...remarks(b.remarks),
    new Paragraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}

function figure(b: Extract<Block, { kind: 'figure' }>): FileChild[] {
  const shrink = Math.min(1, 588 / b.drawing.width, 760 / b.drawing.height)
  const transformation = { width: Math.round(b.drawing.width * shrink), height: Math.round(b.drawing.height * shrink) }
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(toSvg(b.drawing)),
    transformation,
    fallback: { type: 'png', data: toPng(b.drawing, 3) },
    altText: { name: xmlWords(b.caption), title: xmlWords(b.caption), description: xmlWords(b.drawing.title) },
  })
  const picture = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 200 },
    children: [image],
  })
  return [picture, caption(b.caption, false), ...remarks(b.remarks)]
}

function one(b: Block, base: string): FileChild[] {
  if (b.kind === 'heading') {
    const { level, look } = HEADINGS[b.level]
    return [
      new Paragraph({
        heading: level,
        keepNext: true,
        indent: { firstLineChars: 200, firstLine: 640 },
        spacing: LINES,
        children: inline(b.runs, look, base),
      }),
    ]
  }
  if (b.kind === 'paragraph') {
    const indented = b.indent !== false && (b.align ?? 'left') === 'left'
    const alignment = b.align ? ALIGN[b.align] : AlignmentType.BOTH
    return [
      new Paragraph({
        alignment,
        spacing: LINES,
        indent: indented ? { firstLineChars: 200, firstLine: 640 } : undefined,
        children: inline(b.runs, BODY, base),
      }),
    ]
  }
  if (b.kind === 'table') return table(b, base)
  if (b.kind === 'figure') return figure(b)
  if (b.kind === 'pageBreak') return [new Paragraph({ children: [new PageBreak()] })]
  return b.items.map(
    (item, i) =>
      new Paragraph({
        spacing: LINES,
        indent: { firstLineChars: 200, firstLine: 640 },
        children: inline([{ text: b.ordered ? `${i + 1}. ` : '· ' }, ...item], BODY, base),
      }),
  )
}

/** The blocks as children of a section. */
export const blocksOf = (blocks: readonly Block[], base: string): FileChild[] => blocks.flatMap((b) => one(b, base))
