import type { Block } from '#shared/document.ts'

/** Parts of papers in the official manner. */
export const p = (text: string, more: Partial<Extract<Block, { kind: 'paragraph' }>> = {}): Block => ({
  kind: 'paragraph', runs: [{ text }], indent: true, ...more,
}) // prettier-ignore
export const h = (text: string): Block => ({ kind: 'heading', level: 2, runs: [{ text }] })
export const lines = (text: string): Block[] => text.split('\n').map((line) => p(line))
export const cells = (row: readonly (string | number)[]) => row.map((c) => [{ text: String(c) }])
export function table(caption: string, columns: readonly string[], rows: readonly (readonly (string | number)[])[], remarks: string[] = []): Block {
  return { kind: 'table', caption, columns: columns.map((title) => ({ title })), rows: rows.map(cells), ...(remarks.length > 0 ? { remarks } : {}) }
} // prettier-ignore
/** Who signs, at the right edge, and on which day. */
export const signed = (who: string, day: string): Block[] => [
  p(who, { align: 'right', indent: false }),
  p(day, { align: 'right', indent: false }),
]
/** A line on which somebody signs by hand. */
export const byHand = (...names: string[]): Block =>
  p(names.map((n) => `${n}：＿＿＿＿＿＿`).join('　　'), { indent: false })

/** Five strokes of 正 for a number: ten votes are 正正. What is left of five is drawn with as many strokes. */
export const zheng = (n: number): string => '正'.repeat(Math.floor(n / 5)) + (['', '一', '丅', '下', '止'][n % 5] ?? '')
