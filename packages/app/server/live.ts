import type { Ctx } from './context.ts'

/**
 * Something that people may watch as it happens (`job:<id>`): answers with how it stands now.
 * @throws AppError for whoever may not see it
 */
export type Topic = (ctx: Ctx, id: string) => Promise<object>
type Listener = (data: object) => void

/** Tells those who watch a topic what has just happened there. */
export interface Live {
  /** `data` is for everyone who may see the topic. */
  tell: (topic: string, data: object) => void
  /** Hears what is told from now on; returns what ends it. */
  listen: (topic: string, hear: Listener) => () => void
}

/**
 * Opens a hub in memory. It reaches those who are connected to this process, which is all there is: the work that tells
 * (commands and jobs) runs in the process that serves. With several processes a person hears only what theirs does, and
 * the page asks again by itself.
 */
export function openLive(): Live {
  const listeners = new Map<string, Set<Listener>>()
  return {
    tell: (topic, data) => {
      for (const hear of listeners.get(topic) ?? []) hear(data)
    },
    listen: (topic, hear) => {
      const here = listeners.get(topic) ?? new Set()
      listeners.set(topic, here.add(hear))
      return () => {
        here.delete(hear)
        if (here.size === 0 && listeners.get(topic) === here) listeners.delete(topic)
      }
    },
  }
}
