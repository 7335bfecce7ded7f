export { openEditor, type Change, type Editor } from './editor.ts'
export type { Entry, Journal } from './journal.ts'
export type { Live, LiveTotals } from './live.ts'
