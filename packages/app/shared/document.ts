import { z } from 'zod'

/**
 * A document as data: what is said, not how it looks. The server sets it as DOCX, PDF or Markdown (`#server/documents`),
 * the browser shows it. It holds words for people only; captions and numbers of tables are written by who makes it.
 */

const plainRun = z.object({
  text: z.string(),
  strong: z.boolean().optional(),
  /** Changed since the last issue: shown on a coloured ground. */
  mark: z.boolean().optional(),
  /** An address to open; `http:`, `https:`, `mailto:` or a path of this site. Others are shown as text. */
  link: z.string().optional(),
  /**
   * Where a figure comes from: its address. A link on screen and in print; left to the note in Markdown, so that the
   * sentence stays whole.
   */
  trace: z.string().optional(),
})
/** Text with one look. `note` becomes a footnote behind it. */
export const run = plainRun.extend({ note: z.array(plainRun).optional() })
export type PlainRun = z.infer<typeof plainRun>
export type Run = z.infer<typeof run>

const point = z.tuple([z.number(), z.number()])
export const shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rect'),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    fill: z.string(),
  }),
  /** Rings filled by the even-odd rule, so that a ring inside another is a hole. */
  z.object({
    kind: z.literal('area'),
    rings: z.array(z.array(point)),
    fill: z.string(),
    stroke: z.string().optional(),
  }),
  z.object({ kind: z.literal('line'), points: z.array(point), stroke: z.string(), width: z.number() }),
  z.object({
    kind: z.literal('text'),
    x: z.number(),
    /** The line that letters stand on. */
    y: z.number(),
    text: z.string(),
    size: z.number(),
    anchor: z.enum(['start', 'middle', 'end']),
    fill: z.string(),
    strong: z.boolean().optional(),
  }),
])
export type Shape = z.infer<typeof shape>
/** A picture made of few shapes, in units of a CSS pixel. Colours are `#rrggbb`. `title` says in words what it shows. */
export const drawing = z.object({ width: z.number(), height: z.number(), title: z.string(), shapes: z.array(shape) })
export type Drawing = z.infer<typeof drawing>

const align = z.enum(['left', 'center', 'right'])
export const block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    runs: z.array(run),
  }),
  z.object({
    kind: z.literal('paragraph'),
    runs: z.array(run),
    align: align.optional(),
    indent: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.object({ title: z.string(), align: align.optional(), width: z.number().optional() })),
    rows: z.array(z.array(z.array(run))),
    /** The last rows that are totals. */
    totals: z.number().int().optional(),
    /** Remarks under the table. */
    remarks: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('figure'), caption: z.string(), drawing, remarks: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(run)) }),
  z.object({ kind: z.literal('pageBreak') }),
])
export type Block = z.infer<typeof block>

export const documentModel = z.object({
  locale: z.enum(['zh-CN', 'en']),
  title: z.string(),
  subtitle: z.string().optional(),
  /** The running head of every page. */
  header: z.string().optional(),
  /** Who made it: a property of the file. */
  author: z.string(),
  /** When it was made: a property of the file. */
  createdAt: z.string(),
  blocks: z.array(block),
})
export type DocumentModel = z.infer<typeof documentModel>

/** The addresses that a document may link to; anything else (`javascript:` …) is not a link. */
export function safeLink(address: string | undefined): string | undefined {
  return address !== undefined && /^(https?:\/\/|mailto:|\/(?!\/))/i.test(address) ? address : undefined
}

/** The words of runs without their notes. */
export const textOf = (runs: readonly { text: string }[]): string => runs.map((r) => r.text).join('')

/** All words of a document without notes and pictures, a line for each block: for search and comparison. */
export function documentText(model: DocumentModel): string {
  const lines = model.blocks.flatMap((b): string[] => {
    if (b.kind === 'heading' || b.kind === 'paragraph') return [textOf(b.runs)]
    if (b.kind === 'list') return b.items.map(textOf)
    if (b.kind === 'table') return [b.caption, ...b.rows.map((row) => row.map(textOf).join('\t')), ...(b.remarks ?? [])]
    return b.kind === 'figure' ? [b.caption, ...(b.remarks ?? [])] : []
  })
  return [model.title, ...(model.subtitle ? [model.subtitle] : []), ...lines].join('\n')
}

/** Text without the characters that XML 1.0 forbids (control characters, lone surrogates). */
export const xmlWords = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
