import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ApiError } from '../api.ts'
import { cleaned, faultsOf, withValue, type Values } from './check.ts'
import { dropDraft, keepDraft, readDraft } from './draft.ts'

/** A form as its fields see it. */
export interface FormState {
  values: Values
  schema: z.ZodType | undefined
  pending: boolean
  /** The sentence at a field, once it was left, paused at, or sent. */
  wrongAt: (name: string) => string | undefined
  set: (name: string, value: unknown) => void
  leave: (name: string) => void
  /** Tells the form of a field: figures become numbers, passwords stay out of drafts. */
  enrol: (name: string, kind: string) => void
}

export const FormContext = createContext<FormState | undefined>(undefined)

export function useForm(): FormState {
  const form = useContext(FormContext)
  if (!form) throw new Error('a Field outside a Form')
  return form
}

/** The values of the form around, as they are typed. */
export const useFormValues = (): Values => useForm().values

interface Setup {
  schema: z.ZodType | undefined
  initial: Values
  prepare: ((values: Values) => unknown) | undefined
  /** `undefined`: no draft is kept. */
  draft: { account: string; name: string } | undefined
}

const PAUSE = 700

/** Values, their faults and their draft. `check` gives what to send, or `undefined` after showing every fault. */
export function useFormState(setup: Setup) {
  const { schema, initial, prepare, draft } = setup
  const { t } = useTranslation()
  const [restored, setRestored] = useState(() => draft && readDraft(draft.account, draft.name))
  const [values, setValues] = useState<Values>({ ...initial, ...restored })
  const [changed, setChanged] = useState(restored !== undefined)
  const [seen, setSeen] = useState<ReadonlySet<string> | 'all'>(new Set<string>())
  const [refused, setRefused] = useState<Record<string, string>>({})
  const [kinds] = useState(() => new Map<string, string>())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  const numbers = () => new Set([...kinds].filter(([, kind]) => kind === 'number').map(([name]) => name))
  const body = () => {
    const clean = cleaned(values, schema, numbers())
    return prepare ? prepare(clean) : clean
  }
  const faults = faultsOf(schema, body() as Values)

  const leave = useCallback((name: string) => {
    clearTimeout(timers.current.get(name))
    setSeen((old) => (old === 'all' || old.has(name) ? old : new Set([...old, name])))
  }, [])
  const set = useCallback(
    (name: string, value: unknown) => {
      setChanged(true)
      setValues((old) => withValue(old, name, value))
      setRefused((old) => Object.fromEntries(Object.entries(old).filter(([key]) => key !== name)))
      clearTimeout(timers.current.get(name))
      timers.current.set(
        name,
        setTimeout(() => leave(name), PAUSE),
      )
    },
    [leave],
  )
  const enrol = useCallback((name: string, kind: string) => void kinds.set(name, kind), [kinds])
  useDraft(changed ? draft : undefined, values, kinds)

  const reset = useCallback(() => {
    if (draft) dropDraft(draft.account, draft.name)
    setRestored(undefined)
    setValues(initial)
    setChanged(false)
    setSeen(new Set<string>())
    setRefused({})
  }, [draft, initial])
  const wrongAt = (name: string) => {
    if (refused[name]) return refused[name]
    const fault = seen === 'all' || seen.has(name) ? faults[name] : undefined
    return fault && t(fault.key, fault.params)
  }
  const check = () => {
    setSeen('all')
    // Asked again: which fields are figures is known only after they have been drawn once.
    const sent = body()
    return Object.keys(faultsOf(schema, sent as Values)).length > 0 ? undefined : sent
  }
  /** Puts what the server refused at its fields; returns whether all of it found a place. */
  const refuse = (error: Error) => {
    const at: Record<string, string> = error instanceof ApiError ? fieldsOf(error) : {}
    setRefused(at)
    const names = Object.keys(at)
    return names.length > 0 && names.every((name) => kinds.has(name))
  }
  /** Faults of no field on the page (of the whole). */
  const general = seen === 'all' ? Object.entries(faults).filter(([name]) => !kinds.has(name)) : []
  const state = useMemo(() => ({ set, leave, enrol }), [set, leave, enrol])
  return { ...state, values, wrongAt, check, refuse, reset, restored: restored !== undefined, changed, faults, general }
}

function fieldsOf(error: ApiError): Record<string, string> {
  const at: Record<string, string> = Object.fromEntries(
    error.issues.map((issue) => [issue.field.replace(/^body\./, ''), issue.message]),
  )
  if (error.field) at[error.field.replace(/^body\./, '')] ??= error.message
  return at
}

/** Kept with every key: whoever leaves at once finds all of it again. */
function useDraft(draft: Setup['draft'], values: Values, kinds: Map<string, string>) {
  useEffect(() => {
    if (!draft) return
    const open = Object.entries(values).filter(([name]) => kinds.get(name) !== 'password')
    keepDraft(draft.account, draft.name, Object.fromEntries(open))
  }, [draft, values, kinds])
}
