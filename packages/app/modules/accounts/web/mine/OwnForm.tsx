import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#web/kit/index.ts'
import { TextInput } from '../TextInput.tsx'

interface Props {
  onSend: () => Promise<void>
  onCancel: () => void
  send: string
  /** The command on its way, or why it was refused. */
  doing: { pending: boolean; error: Error | undefined }
  children: ReactNode
}

/** A small form about one's own account: what it does, and a way out. */
export function OwnForm(props: Props) {
  const { t } = useTranslation('kit')
  return (
    <form
      className="k-form"
      onSubmit={(event) => {
        event.preventDefault()
        void props.onSend()
      }}
    >
      {props.children}
      <ErrorNotice error={props.doing.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={props.doing.pending}>
          {props.send}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** The password of today, asked for once more; password managers are told whose it is. */
export function OwnPassword(props: { login: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('accounts')
  return (
    <>
      <input type="text" autoComplete="username" value={props.login} readOnly hidden />
      <TextInput
        label={t('password.current')}
        value={props.value}
        onChange={props.onChange}
        autoComplete="current-password"
        must
        secret
        focus
      />
    </>
  )
}
