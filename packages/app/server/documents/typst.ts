import { safeLink, type Block, type DocumentModel, type PlainRun, type Run } from '#shared/document.ts'

/** A Typst program and the pictures it names. */
export interface TypstSource {
  program: string
  pictures: Map<string, Extract<Block, { kind: 'figure' }>['drawing']>
}

/**
 * Text as a Typst string. The whole document is written in code mode with every word inside such a string, so that no
 * word can become markup, a function or an import.
 */
export function typstString(text: string): string {
  const safe = text.replace(/\p{Cc}|\p{Cs}/gu, ' ').replace(/[\\"]/g, (c) => `\\${c}`)
  return `"${safe}"`
}

const LOOK = { left: 'left', center: 'center', right: 'right' } as const
const BODY = '16pt'

function plain(r: PlainRun, base: string): string {
  let code = typstString(r.text)
  if (r.strong) code = `strong(${code})`
  if (r.mark) code = `highlight(fill: rgb("#fff1b8"), ${code})`
  const link = safeLink(r.link) ?? safeLink(r.trace)
  if (!link) return code
  const target = link.startsWith('/') ? base && `${base}${link}` : link
  return target ? `link(${typstString(target)}, ${r.trace ? code : `text(fill: rgb("#0958d9"), ${code})`})` : code
}

function inline(runs: readonly Run[], base: string): string {
  const parts = runs.map((r) => {
    const note = r.note?.map((p) => plain(p, base)).join('; ')
    return note ? `${plain(r, base)}; footnote({ ${note} })` : plain(r, base)
  })
  return `{ ${parts.join('; ') || '""'} }`
}

function table(b: Extract<Block, { kind: 'table' }>, base: string): string {
  const columns = b.columns.map((c) => (c.width ? `${c.width}fr` : 'auto')).join(', ')
  const aligns = b.columns.map((c) => LOOK[c.align ?? 'left']).join(', ')
  const head = b.columns.map((c) => `align(center, strong(${typstString(c.title)}))`).join(', ')
  const totalsFrom = b.rows.length - (b.totals ?? 0)
  const cells = b.rows.flatMap((row, i) =>
    row.map((runs) => (i >= totalsFrom ? `strong(${inline(runs, base)})` : inline(runs, base))),
  )
  const body = `table(columns: (${columns},), align: (${aligns},), stroke: 0.5pt, inset: (x: 5pt, y: 4pt), table.header(${head}), ${cells.join(', ')})`
  const caption = `block(above: 16pt, below: 8pt, width: 100%, sticky: true, align(center, strong(text(size: 12pt, ${typstString(b.caption)}))))`
  return `${caption}\nblock(width: 100%, align(center, { set text(size: 10.5pt); set par(first-line-indent: 0em, leading: 0.55em, justify: false); ${body} }))\n${remarks(b.remarks)}`
}

function remarks(lines: readonly string[] | undefined): string {
  const each = (lines ?? []).map(
    (line) =>
      `block(above: 6pt, below: 6pt, { set par(first-line-indent: 0em, leading: 0.5em); text(size: 9pt, ${typstString(line)}) })`,
  )
  return each.join('\n')
}

function one(b: Block, base: string, pictures: TypstSource['pictures']): string {
  if (b.kind === 'heading') return `heading(level: ${b.level}, ${inline(b.runs, base)})`
  if (b.kind === 'paragraph') {
    const indent = b.indent === false || (b.align && b.align !== 'left') ? '0em' : '2em'
    const body = `par(first-line-indent: (amount: ${indent}, all: true), ${inline(b.runs, base)})`
    return b.align && b.align !== 'left' ? `align(${LOOK[b.align]}, ${body})` : body
  }
  if (b.kind === 'table') return table(b, base)
  if (b.kind === 'list') {
    const items = b.items.map((item) => inline(item, base)).join(', ')
    return items ? `${b.ordered ? 'enum' : 'list'}(indent: 2em, ${items})` : ''
  }
  if (b.kind === 'pageBreak') return 'pagebreak(weak: true)'
  const name = `/picture-${pictures.size + 1}.svg`
  pictures.set(name, b.drawing)
  const picture = `image(${typstString(name)}, width: 100%, alt: ${typstString(b.drawing.title)})`
  const caption = `block(above: 8pt, width: 100%, align(center, strong(text(size: 12pt, ${typstString(b.caption)}))))`
  return `block(breakable: false, width: 100%, { ${picture}\n${caption} })\n${remarks(b.remarks)}`
}

/**
 * The document as a Typst program. Page, type sizes, lines and page numbers follow GB/T 9704-2012 (A4, text field 156 by
 * 225 mm, title 22 pt, body 16 pt on 29 pt lines, page number between dashes); 仿宋 and 小标宋 may not be shipped, so all is
 * set in Noto Sans SC. `base` is the site's address, put before paths in links; without it they are words only.
 */
export function toTypst(model: DocumentModel, base = ''): TypstSource {
  const pictures: TypstSource['pictures'] = new Map()
  const lang = model.locale === 'en' ? 'lang: "en"' : 'lang: "zh", region: "cn"'
  const header = model.header ? `text(size: 9pt, fill: luma(90), align(center, ${typstString(model.header)}))` : 'none'
  const lines = [
    `#set document(title: ${typstString(model.title)}, author: ${typstString(model.author)}, date: none)`,
    `#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), header: ${header}, numbering: (n, ..) => text(size: 14pt, "— " + str(n) + " —"))`,
    `#set text(font: "Noto Sans SC", ${lang}, size: ${BODY}, cjk-latin-spacing: none)`,
    '#set par(justify: true, leading: 13pt, spacing: 13pt)',
    '#set footnote.entry(gap: 5pt)',
    '#show footnote.entry: it => { set text(size: 9pt); set par(leading: 4pt, first-line-indent: 0em); it }',
    `#show heading: it => block(above: 16pt, below: 13pt, sticky: true, text(size: ${BODY}, weight: if it.level == 3 { "regular" } else { "bold" }, pad(left: 2em, it.body)))`,
    `#align(center, block(below: 20pt, text(size: 22pt, weight: "bold", ${typstString(model.title)})))`,
    ...(model.subtitle
      ? [`#align(center, block(below: 20pt, text(size: ${BODY}, ${typstString(model.subtitle)})))`]
      : []),
    `#{\n${model.blocks.map((b) => one(b, base, pictures)).join('\n')}\n}`,
  ]
  return { program: lines.join('\n'), pictures }
}
