import { useBlocker, useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { RouteContract } from '#shared/contract.ts'
import type { Answer, CallInput } from '../api.ts'
import { useAct } from '../hooks.ts'
import { useFindMe } from '../session.tsx'
import { Button } from './Button.tsx'
import type { Values } from './check.ts'
import { NOBODY } from './draft.ts'
import { FormContext, useForm, useFormState } from './form-state.ts'
import { ErrorNotice, Notice } from './state.tsx'
import { useConfirm } from './talk.ts'

interface Props<R extends RouteContract> {
  /** Key of the draft. */
  name: string
  contract: R
  /** The parts of the call besides the body. */
  call?: Partial<Omit<CallInput<R>, 'body'>> | undefined
  /** What is checked as it is typed; the contract's body unless told. */
  schema?: z.ZodType
  initial?: Values | undefined
  /** Shapes the body from the cleaned values. */
  prepare?: (values: Values) => unknown
  /** Keeps no draft. */
  secret?: boolean
  onDone: (reply: Answer<R>) => void
  /** The server refused it: what was typed stays. */
  onRefused?: (error: Error) => void
  children: ReactNode
}

const NONE: Values = {}

/**
 * A form that gives one command. It checks as one types with the contract's own schema, keeps a draft until sent, puts
 * the server's refusals at their fields, and cannot be sent twice.
 */
export function Form<const R extends RouteContract>(props: Props<R>) {
  const { t } = useTranslation('kit')
  const account = useFindMe()?.accountId ?? NOBODY
  const draft = useMemo(
    () => (!props.secret ? { account, name: props.name } : undefined),
    [account, props.secret, props.name],
  )
  const schema = props.schema ?? props.contract.body
  const form = useFormState({ schema, initial: props.initial ?? NONE, prepare: props.prepare, draft })
  const { act, pending, error } = useAct(props.contract)
  const element = useRef<HTMLFormElement>(null)
  const placed = useRef(false)
  useEffect(() => {
    if (!error) return
    placed.current = form.refuse(error)
    props.onRefused?.(error)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new refusal is placed
  }, [error])
  useFirstWrong(element, error)

  const send = async (e: FormEvent) => {
    e.preventDefault()
    const body = form.check()
    if (body === undefined) return showFirstWrong(element.current)
    const reply = await act({ ...props.call, body } as unknown as CallInput<R>)
    if (reply === undefined && typeof props.contract.reply !== 'string') return
    form.reset()
    props.onDone(reply as Answer<R>)
  }
  const state = { ...form, schema, pending }
  return (
    <FormContext value={state}>
      <form className="k-form" ref={element} onSubmit={(e) => void send(e)} noValidate>
        {form.restored && (
          <Notice>
            <div className="row">
              <span>{t('form.restored')}</span>
              <Button small onClick={form.reset}>
                {t('form.discard')}
              </Button>
            </div>
          </Notice>
        )}
        {props.children}
        {form.general.map(([name, fault]) => (
          <Notice key={name} tone="bad">
            {t(fault.key, fault.params)}
          </Notice>
        ))}
        {error && !placed.current && <ErrorNotice error={error} />}
      </form>
      <LeaveGuard on={form.changed && !pending} />
    </FormContext>
  )
}

const showFirstWrong = (form: HTMLFormElement | null) =>
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], .wrong')?.focus(), 0)

function useFirstWrong(form: { current: HTMLFormElement | null }, error: Error | undefined) {
  useEffect(() => {
    if (error) showFirstWrong(form.current)
  }, [error, form])
}

function LeaveGuard(props: { on: boolean }) {
  const router = useRouter({ warn: false }) as unknown
  return router ? <Guard on={props.on} /> : null
}

function Guard(props: { on: boolean }) {
  const { t } = useTranslation('kit')
  const confirm = useConfirm()
  useBlocker({
    disabled: !props.on,
    enableBeforeUnload: () => props.on,
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname &&
      !(await confirm({ title: t('form.leaveTitle'), text: t('form.leaveText'), ok: t('form.leave') })),
  })
  return null
}

/** Sends the form; quiet while it is on its way. */
export function Submit(props: { children: ReactNode; danger?: boolean; beside?: ReactNode }) {
  const { pending } = useForm()
  return (
    <div className="row">
      <Button primary submit busy={pending} danger={props.danger ?? false}>
        {props.children}
      </Button>
      {props.beside}
    </div>
  )
}
