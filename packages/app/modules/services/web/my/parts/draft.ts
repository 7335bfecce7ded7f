import { useEffect, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from '#web/kit/draft.ts'

/** What is typed, kept on this phone until it is sent: a reload, a call, a dead battery lose nothing. */
export function useDraft<T extends object>(account: string, form: string, empty: T) {
  const [kept] = useState(() => readDraft(account, form) as Partial<T> | undefined)
  const [values, setValues] = useState<T>({ ...empty, ...kept })
  const [touched, setTouched] = useState(false)
  useEffect(() => {
    if (touched) keepDraft(account, form, values as Record<string, unknown>)
  }, [account, form, values, touched])
  const set = (change: Partial<T>) => {
    setTouched(true)
    setValues((old) => ({ ...old, ...change }))
  }
  const drop = () => {
    setTouched(false)
    dropDraft(account, form)
  }
  return { values, set, drop, restored: kept !== undefined }
}
