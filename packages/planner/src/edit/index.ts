export { openEditor, type Change, type Editor } from './editor.ts'
export type { Entry, Journal } from './journal.ts'
export { brokenLock, type Broken } from './locks.ts'
export type { Live, LiveTotals } from './live.ts'
