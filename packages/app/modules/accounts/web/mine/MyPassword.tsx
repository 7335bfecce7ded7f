import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Facts, Notice, useFormat, useSay } from '#web/kit/index.ts'
import { changePassword, type myAccount } from '../../contract/self.ts'
import { passwordFault } from '../../rules/passwords.ts'
import { NewPassword } from '../NewPassword.tsx'
import { TextInput } from '../TextInput.tsx'

type Mine = Answer<typeof myAccount>

/** How old the password is, and the form that changes it. */
export function MyPassword({ mine }: { mine: Mine }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  return (
    <section className="panel stack">
      <h2>{t('password.title')}</h2>
      <Facts
        items={[
          { label: t('password.setAt'), value: format.time(mine.passwordSetAt) },
          {
            label: t('password.dueOn'),
            value: mine.passwordDueOn ? format.day(mine.passwordDueOn) : t('password.never'),
          },
        ]}
      />
      {mine.demonstration && <Notice>{t('password.demonstration')}</Notice>}
      {!mine.demonstration && open && <Change login={mine.login} onDone={() => setOpen(false)} />}
      {!mine.demonstration && !open && (
        <div className="row">
          <Button onClick={() => setOpen(true)}>{t('password.change')}</Button>
        </div>
      )}
    </section>
  )
}

function Change(props: { login: string; onDone: () => void }) {
  const { t } = useTranslation(['accounts', 'kit'])
  const say = useSay()
  const { act, pending, error } = useAct(changePassword)
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (passwordFault(newPassword, props.login)) return
    if ((await act({ body: { password, newPassword } })) === undefined) return
    say(t('password.changed'))
    props.onDone()
  }
  return (
    <form className="k-form" onSubmit={(e) => void send(e)}>
      <input type="text" autoComplete="username" value={props.login} readOnly hidden />
      <TextInput
        label={t('password.current')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        must
        secret
        focus
      />
      <NewPassword login={props.login} value={newPassword} onChange={setNewPassword} />
      <ErrorNotice error={error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('password.change')}
        </Button>
        <Button onClick={props.onDone}>{t('kit:cancel')}</Button>
      </div>
    </form>
  )
}
