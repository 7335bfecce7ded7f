import { useSyncExternalStore } from 'react'

/** The state of the line to the server: `down` while it does not answer, `signedOut` while a sign-in is awaited. */
export interface Line {
  down: boolean
  signedOut: boolean
}

let line: Line = { down: false, signedOut: false }
const listeners = new Set<() => void>()
const back = new Set<() => void>()
let waiting: PromiseWithResolvers<void> | undefined

function set(change: Partial<Line>) {
  line = { ...line, ...change }
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** The line, watched. */
export const useLine = (): Line => useSyncExternalStore(subscribe, () => line)

/** Calls `tell` each time the line comes back. Returns how to stop. */
export function onBack(tell: () => void): () => void {
  back.add(tell)
  return () => back.delete(tell)
}

let nobodySignsIn = false
/** Public pages: nobody is asked to sign in over them. */
export const withoutSignIn = (): void => void (nobodySignsIn = true)
/** Whether a request that asks for a sign-in waits for one. */
export const signsIn = (): boolean => !nobodySignsIn

/** Waits until the person has signed in again; all waiting requests share one dialog. */
export function untilSignedIn(): Promise<void> {
  waiting ??= Promise.withResolvers<void>()
  set({ signedOut: true })
  return waiting.promise
}

/** Lets the waiting requests go on. */
export function signedIn(): void {
  waiting?.resolve()
  waiting = undefined
  set({ signedOut: false })
}

/** Notes that a request found no server, and asks every three seconds until one answers. */
export function lost(): void {
  if (line.down) return
  set({ down: true })
  const timer = setInterval(async () => {
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined)
    if (!answer) return
    clearInterval(timer)
    set({ down: false })
    for (const tell of back) tell()
  }, 3000)
}
