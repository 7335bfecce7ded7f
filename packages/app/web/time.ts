import { useSyncExternalStore } from 'react'
import type { Day } from '#shared/dates.ts'

/** What the date switcher says; absent: today, and all that is known now. */
export interface Time {
  asOf?: Day
  knownOn?: Day
}

/** The time in the search part of an address. */
export const timeOf = (search: Record<string, unknown>): Time => ({
  ...(typeof search['asOf'] === 'string' ? { asOf: search['asOf'] } : {}),
  ...(typeof search['knownOn'] === 'string' ? { knownOn: search['knownOn'] } : {}),
})

let current: Time =
  typeof location === 'undefined' ? {} : timeOf(Object.fromEntries(new URLSearchParams(location.search)))
const listeners = new Set<() => void>()

/** The time that questions are asked with now. */
export const askedTime = (): Time => current

/** Follows the address: called by the router on every navigation. */
export function followTime(search: Record<string, unknown>): void {
  const next = timeOf(search)
  if (next.asOf === current.asOf && next.knownOn === current.knownOn) return
  current = next
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** The time that questions are asked with, watched. */
export const useAskedTime = (): Time => useSyncExternalStore(subscribe, askedTime)
