import { clear } from 'idb-keyval'
import { dropDrafts } from '../kit/draft.ts'
import { lost } from '../line.ts'
import { emptyOutbox } from './outbox.ts'

/** Keeps the page's own files and what was read, so that it opens without a line. */
export function startOffline(): void {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/my-sw.js', { scope: '/my' })
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent) => {
    if (event.data === 'down') lost()
  })
}

/** Takes everything of a person off this device: what was read, typed and not sent. For phones that are shared. */
export async function forgetPerson(accountId: string): Promise<void> {
  dropDrafts(accountId)
  await clear()
  await emptyOutbox(accountId)
  if ('caches' in window) await caches.delete('liren-my-answers')
}
