import { useEffect, useRef, useSyncExternalStore } from 'react'

type Hear = (data: object) => void

/** Without a line the page asks again by itself; another line is tried after so long. */
const AGAIN_MS = 30_000
const listeners = new Map<string, Set<Hear>>()
const watchers = new Set<() => void>()
let line: EventSource | undefined
let isOpen = false
let waiting: ReturnType<typeof setTimeout> | undefined

function say(open: boolean): void {
  isOpen = open
  for (const watcher of watchers) watcher()
}

/** One line for all that the page watches: it is opened anew when that changes. */
function reopen(afterMs: number): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    line?.close()
    line = undefined
    if (isOpen) say(false)
    if (listeners.size === 0 || typeof EventSource === 'undefined') return
    const topics = [...listeners.keys()].map((topic) => ['topic', topic])
    const begun = new EventSource(`/api/live?${new URLSearchParams(topics)}`)
    line = begun
    begun.addEventListener('open', () => say(true))
    begun.addEventListener('message', (event: MessageEvent<string>) => {
      const { topic, data } = JSON.parse(event.data) as { topic: string; data: object }
      for (const hear of listeners.get(topic) ?? []) hear(data)
    })
    begun.addEventListener('error', () => {
      say(false)
      if (begun.readyState === EventSource.CLOSED) reopen(AGAIN_MS)
    })
  }, afterMs)
}

/** Hears what is told about a topic (`job:<id>`) while the component stands; returns whether the line is open. */
export function useLive(topic: string | undefined, hear: Hear): boolean {
  const latest = useRef(hear)
  useEffect(() => void (latest.current = hear))
  useEffect(() => {
    if (topic === undefined) return undefined
    const mine: Hear = (data) => latest.current(data)
    listeners.set(topic, (listeners.get(topic) ?? new Set()).add(mine))
    reopen(0)
    return () => {
      listeners.get(topic)?.delete(mine)
      if (listeners.get(topic)?.size === 0) listeners.delete(topic)
      reopen(0)
    }
  }, [topic])
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => isOpen,
  )
}
