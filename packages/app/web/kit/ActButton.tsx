import { Button } from 'antd'
import type { RouteContract } from '#shared/contract.ts'
import type { CallInput } from '../api.ts'
import { useAct } from '../hooks.ts'
import { ErrorNotice } from './state.tsx'
import { useConfirm, useSay, type Question } from './talk.ts'

interface Props<R extends RouteContract> {
  label: string
  /** What it is done to, read aloud after the label where a page has several such buttons. */
  of?: string
  contract: R
  call: CallInput<R>
  primary?: boolean
  danger?: boolean
  small?: boolean
  /** Asked before it is done. */
  sure?: Question
  /** The short notice when it is done. */
  said?: string
}

/** A button that gives one command as it stands; a refusal appears beside it. */
export function ActButton<const R extends RouteContract>(props: Props<R>) {
  const { label, of, sure } = props
  const say = useSay()
  const confirm = useConfirm()
  const { act, pending, error } = useAct(props.contract)
  const go = async () => {
    if (sure && !(await confirm(sure))) return
    if ((await act(props.call)) && props.said) say(props.said, 'good')
  }
  return (
    <>
      <Button
        size={props.small ? 'small' : 'medium'}
        type={props.primary ? 'primary' : 'default'}
        danger={props.danger ?? false}
        loading={pending}
        aria-label={of && `${label}：${of}`}
        onClick={() => void go()}
      >
        {label}
      </Button>
      <ErrorNotice error={error} />
    </>
  )
}
