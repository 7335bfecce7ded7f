import type { Block, DocumentModel } from '#shared/document.ts'

export const line = (text: string, more: object = {}): Block => ({ kind: 'paragraph', runs: [{ text }], ...more })
export const body = (text: string): Block[] => text.split(/\n+/).filter(Boolean).map((part) => line(part, { indent: true })) // prettier-ignore
export const right = (text: string): Block => line(text, { align: 'right' })
const cell = (text: string | number) => [{ text: String(text) }]

/** A table of plain words. */
export const table = (caption: string, titles: readonly string[], rows: readonly (readonly (string | number)[])[]): Block => ({
  kind: 'table', caption, columns: titles.map((title) => ({ title })), rows: rows.map((r) => r.map(cell)),
}) // prettier-ignore

/** 2026年6月20日, as official papers write it. */
export function spelt(day: string): string {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}
/** 2026年6月20日（星期六）9:30, in China. */
export function speltTime(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  const weekday = '日一二三四五六'[local.getUTCDay()]
  return `${spelt(local.toISOString().slice(0, 10))}（星期${weekday}）${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}

/** A paper of a committee: title, blocks, and who issues it on which day at its end. */
export const paper = (of: { title: string; subtitle?: string; issuer: string; day: string; createdAt: string; blocks: Block[] }): DocumentModel => ({
  locale: 'zh-CN',
  title: of.title,
  ...(of.subtitle ? { subtitle: of.subtitle } : {}),
  author: of.issuer,
  createdAt: of.createdAt,
  blocks: [...of.blocks, right(of.issuer), right(spelt(of.day))],
}) // prettier-ignore
