import { safeLink, type Block, type DocumentModel, type PlainRun, type Run } from '#shared/document.ts'
import { toSvg } from './figures/svg.ts'

interface Notes {
  list: string[]
  /** The site's address, put before paths. */
  base: string
}

/** Text as Markdown shows it unchanged: every character that could begin markup is escaped. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_[\]<>#|]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : `\\${c}`))
    .replace(/&(?=#|[a-z]+;)/gi, (c, at: number, whole: string) => (/^&(lt|gt);/.test(whole.slice(at)) ? c : '&amp;'))
    .replace(/~~/g, '\\~\\~')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/^(\s*)([-+])(?=\s)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)(={3,}|-{3,})\s*$/, '$1\\$2')
    .replace(/(https?):\/\//gi, '$1\\://')
}

const address = (link: string): string =>
  link.replace(/[\s()<>\\|`]/g, (c) => encodeURIComponent(c).replace(/[()]/g, (p) => (p === '(' ? '%28' : '%29')))

function plain(r: PlainRun, base: string): string {
  const text = escapeMarkdown(r.text)
  const shown = r.strong && text.trim() !== '' ? `**${text}**` : text
  const marked = r.mark ? `<mark>${shown}</mark>` : shown
  const link = safeLink(r.link)
  return link ? `[${marked}](${address(link.startsWith('/') ? base + link : link)})` : marked
}

function inline(runs: readonly Run[], notes: Notes): string {
  return (
    runs
      .map((r) => {
        if (!r.note) return plain(r, notes.base)
        notes.list.push(r.note.map((part) => plain(part, notes.base)).join(''))
        return `${plain(r, notes.base)}[^${notes.list.length}]`
      })
      .join('')
      // Two strong runs beside each other are one.
      .replaceAll('****', '')
  )
}

const RULE = { left: ':---', center: ':---:', right: '---:' } as const

function table(b: Extract<Block, { kind: 'table' }>, notes: Notes): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const lines = [row(b.columns.map((c) => escapeMarkdown(c.title))), row(b.columns.map((c) => RULE[c.align ?? 'left']))]
  const totalsFrom = b.rows.length - (b.totals ?? 0)
  b.rows.forEach((cells, i) =>
    lines.push(
      row(
        cells.map((runs) =>
          inline(
            runs.map((r) => (i >= totalsFrom ? { ...r, strong: true } : r)),
            notes,
          ),
        ),
      ),
    ),
  )
  return [`**${escapeMarkdown(b.caption)}**`, lines.join('\n'), ...(b.remarks ?? []).map(escapeMarkdown)].join('\n\n')
}

function figure(b: Extract<Block, { kind: 'figure' }>): string {
  const uri = `data:image/svg+xml;base64,${Buffer.from(toSvg(b.drawing)).toString('base64')}`
  const picture = `![${escapeMarkdown(b.drawing.title)}](${uri})`
  return [picture, `**${escapeMarkdown(b.caption)}**`, ...(b.remarks ?? []).map(escapeMarkdown)].join('\n\n')
}

function one(b: Block, notes: Notes): string {
  if (b.kind === 'heading') return `${'#'.repeat(b.level + 1)} ${inline(b.runs, notes)}`
  if (b.kind === 'paragraph') return inline(b.runs, notes)
  if (b.kind === 'table') return table(b, notes)
  if (b.kind === 'figure') return figure(b)
  if (b.kind === 'list')
    return b.items.map((item, i) => `${b.ordered ? `${i + 1}.` : '-'} ${inline(item, notes)}`).join('\n')
  return '---'
}

/**
 * The document as GitHub-flavoured Markdown: footnotes as `[^n]`, figures as SVG inside the file. Nothing in the words
 * can become markup, HTML or a link. `base` is the site's address for links to its pages.
 */
export function toMarkdown(model: DocumentModel, base = ''): string {
  const notes: Notes = { list: [], base }
  const parts = [`# ${escapeMarkdown(model.title)}`, ...(model.subtitle ? [escapeMarkdown(model.subtitle)] : [])]
  parts.push(...model.blocks.map((b) => one(b, notes)))
  parts.push(...notes.list.map((note, i) => `[^${i + 1}]: ${note}`))
  return `${parts.join('\n\n')}\n`
}
