import { createStore, del, delMany, entries, set, update, type UseStore } from 'idb-keyval'
import { useSyncExternalStore } from 'react'
import type { RouteContract } from '#shared/contract.ts'
import { ApiError, call, type CallInput } from '../api.ts'
import { lost } from '../line.ts'
import type { Waiting } from '../pages.ts'
import { senders } from './modules.ts'

let store: UseStore | undefined
const box = (): UseStore => (store ??= createStore('liren-my', 'outbox'))
let shown: readonly Waiting[] = []
const listeners = new Set<() => void>()

async function refresh(): Promise<void> {
  shown = (await entries<string, Waiting>(box())).map(([, w]) => w).toSorted((a, b) => a.at - b.at)
  for (const tell of listeners) tell()
}

/** Puts something into the outbox; it is there after a reload, a dead battery, a week in a drawer. */
export async function post(waiting: Omit<Waiting, 'id' | 'at'>): Promise<Waiting> {
  const kept = { ...waiting, id: crypto.randomUUID(), at: Date.now() }
  await set(kept.id, kept, box())
  await refresh()
  return kept
}

export async function takeBack(id: string): Promise<void> {
  await del(id, box())
  await refresh()
}

/** Takes all that waits for an account off this device, sent or not. */
export async function emptyOutbox(accountId: string): Promise<void> {
  const mine = (await entries<string, Waiting>(box())).filter(([, w]) => w.accountId === accountId)
  await delMany(
    mine.map(([id]) => id),
    box(),
  )
  await refresh()
}

export interface Sent {
  id: string
  reply: unknown
}
let sending: Promise<Sent[]> | undefined

/**
 * Sends what waits for this account, the oldest first. Without a line the rest waits; what the server refuses stays with
 * its reason. Only one at a time, in all tabs of the browser.
 */
export function sendAll(accountId: string): Promise<Sent[]> {
  sending ??= locked(() => sendEach(accountId)).finally(() => (sending = undefined))
  return sending
}

const locked = (work: () => Promise<Sent[]>): Promise<Sent[]> =>
  'locks' in navigator ? navigator.locks.request('liren-outbox', work) : work()

async function sendEach(accountId: string): Promise<Sent[]> {
  await refresh()
  const sent: Sent[] = []
  for (const waiting of shown.filter((w) => w.accountId === accountId && !w.refused)) {
    const keep = (change: Partial<Waiting>) => update<Waiting>(waiting.id, (old) => ({ ...waiting, ...old, ...change }), box()) // prettier-ignore
    try {
      const { default: send } = await senders[waiting.kind]!()
      sent.push({ id: waiting.id, reply: await send(waiting, keep) })
      await del(waiting.id, box())
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500 || error.status === 429) {
        lost()
        break
      }
      if (error.status === 401) break
      await keep({ refused: error.message })
    }
  }
  await refresh()
  return sent
}

/** Calls a contract under a key made of the waiting thing's own: repeated, it is answered as the first time. */
export const callOnce = <const R extends RouteContract>(contract: R, input: CallInput<R>, key: string) =>
  call(contract, input, { key, quiet: true })

/** What waits for this account, watched. */
export function useWaiting(accountId: string): readonly Waiting[] {
  const all = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => shown,
  )
  return all.filter((w) => w.accountId === accountId)
}

export const startOutbox = refresh
