import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { xmlWords, type DocumentModel } from '#shared/document.ts'
import { blocksOf } from './docx-blocks.ts'
import { ALTERNATIVES, FONTS, LINE, SIZE } from './docx-style.ts'

/** Odd pages carry their number on the right, even ones on the left, one character in (GB/T 9704-2012, 7.5). */
function footer(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE.page, font: FONTS.number })
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: 320, right: 320 }, children: [number] })] })
}

function header(model: DocumentModel): Header {
  const run = new TextRun({ text: xmlWords(model.header ?? ''), size: SIZE.small, font: FONTS.body, color: '595959' })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

function titles(model: DocumentModel): Paragraph[] {
  const title = new TextRun({ text: xmlWords(model.title), size: SIZE.title, font: FONTS.title })
  const line = { line: 700, lineRule: LineRuleType.EXACT }
  const first = new Paragraph({
    heading: 'Title',
    alignment: AlignmentType.CENTER,
    spacing: { ...line, after: 300 },
    children: [title],
  })
  if (!model.subtitle) return [first]
  const subtitle = new TextRun({ text: xmlWords(model.subtitle), size: SIZE.body, font: FONTS.second })
  return [
    first,
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: LINE, lineRule: LineRuleType.EXACT, after: 300 },
      children: [subtitle],
    }),
  ]
}

/** Names the typeface to take where an official one is missing. */
function fontTable(): string {
  const fonts = Object.entries(ALTERNATIVES).map(
    ([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

/**
 * The document as Office Open XML in the manner of GB/T 9704-2012: A4 with a text field of 156 by 225 mm, title 小标宋 22 pt,
 * body 仿宋 16 pt on lines of 28.95 pt with the first line two characters in, 黑体 and 楷体 headings, page numbers. These
 * typefaces are named, not shipped; where they are missing the program that opens the file takes the alternative named in
 * `docx-style.ts` or its own. `base` is the site's address for links to its pages.
 */
export async function toDocx(model: DocumentModel, base = ''): Promise<Buffer> {
  const children = [...titles(model), ...blocksOf(model.blocks, base)]
  const mm = convertMillimetersToTwip
  const page = {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(20), footer: mm(26) },
    pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
  }
  const file = new Document({
    title: xmlWords(model.title),
    creator: xmlWords(model.author),
    lastModifiedBy: xmlWords(model.author),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: FONTS.body, size: SIZE.body, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: { page },
        headers: { default: header(model), even: header(model) },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children,
      },
    ],
  })
  return Packer.toBuffer(file, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }])
}
