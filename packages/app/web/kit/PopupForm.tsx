import type { ReactNode } from 'react'
import type { RouteContract } from '#shared/contract.ts'
import type { Answer, CallInput } from '../api.ts'
import type { Values } from './check.ts'
import { Form, Submit } from './Form.tsx'
import { Popup } from './Popup.tsx'
import { useSay } from './talk.ts'

interface Props<R extends RouteContract> {
  /** On the button; over the panel and on what sends it too, unless `title` and `ok` say otherwise. */
  label: string
  title?: string
  ok?: string
  /** What it is done to, read aloud after the label where a page has several such buttons. */
  of?: string | undefined
  small?: boolean
  danger?: boolean
  /** The short notice when it is done. */
  said?: string
  contract: R
  call?: Partial<Omit<CallInput<R>, 'body'>> | undefined
  initial?: Values | undefined
  /** Key of the draft; without one none is kept. */
  draft?: string
  onDone?: (reply: Answer<R>) => void
  /** The fields. */
  children: ReactNode
}

/** A button that opens a small form for one command; the panel closes when it is done. */
export function PopupForm<const R extends RouteContract>(props: Props<R>) {
  const say = useSay()
  const { label, title = label, ok = label, of, small = false, danger = false, contract, draft } = props
  const done = (close: () => void) => (reply: Answer<R>) => {
    if (props.said) say(props.said, 'good')
    close()
    props.onDone?.(reply)
  }
  return (
    <Popup label={label} title={title} small={small} name={of && `${label}：${of}`}>
      {(close) => (
        <Form<R>
          name={draft ?? contract.name}
          secret={draft === undefined}
          contract={contract}
          call={props.call}
          initial={props.initial}
          onDone={done(close)}
        >
          {props.children}
          <Submit danger={danger}>{ok}</Submit>
        </Form>
      )}
    </Popup>
  )
}
