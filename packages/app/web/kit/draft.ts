import type { Values } from './check.ts'

const DAYS_KEPT = 7

interface Draft {
  at: number
  values: Values
}

/** Whose drafts those of public pages are: they lie in the tab and go with it, for the next person may use this machine. */
export const NOBODY = 'public'
const storeOf = (account: string): Storage => (account === NOBODY ? sessionStorage : localStorage)

const keyOf = (account: string, form: string) => `liren.draft.${account}.${form}`

/** What was typed and not sent, at most seven days old. Drafts belong to an account: nobody else in this browser sees them. */
export function readDraft(account: string, form: string): Values | undefined {
  const text = storeOf(account).getItem(keyOf(account, form))
  if (!text) return undefined
  const draft = JSON.parse(text) as Draft
  if (Date.now() - draft.at < DAYS_KEPT * 86_400_000) return draft.values
  dropDraft(account, form)
  return undefined
}

/** Keeps what was typed; a full store is no reason to stop typing. */
export function keepDraft(account: string, form: string, values: Values): void {
  try {
    storeOf(account).setItem(keyOf(account, form), JSON.stringify({ at: Date.now(), values } satisfies Draft))
  } catch {
    // The form still holds it.
  }
}

export const dropDraft = (account: string, form: string): void => storeOf(account).removeItem(keyOf(account, form))

/** Removes every draft of an account (signing out on a shared machine). */
export function dropDrafts(account: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf(account, ''))) localStorage.removeItem(key)
}
