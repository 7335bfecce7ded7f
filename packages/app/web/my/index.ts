/** The kit for pages of residents and units: the light kit, the outbox, reading aloud. */
export * from '../open/index.ts'
export { useMe } from '../session.tsx'
export { useLine } from '../line.ts'
export { callOnce, post, sendAll, takeBack, useWaiting } from './outbox.ts'
export type { Sender, Waiting } from '../pages.ts'
export { forgetPerson } from './line.ts'
export { ReadAloud } from './ReadAloud.tsx'
export { Icon } from '../kit/Icon.tsx'
