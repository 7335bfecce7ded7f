import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Facts, Notice, useFormat, useSay } from '#web/kit/index.ts'
import { changePassword, type myAccount } from '../../contract/self.ts'
import { passwordFault } from '../../rules/passwords.ts'
import { NewPassword } from '../NewPassword.tsx'
import { OwnForm, OwnPassword } from './OwnForm.tsx'

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
  const { t } = useTranslation('accounts')
  const say = useSay()
  const doing = useAct(changePassword)
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const send = async () => {
    if (passwordFault(newPassword, props.login)) return
    if ((await doing.act({ body: { password, newPassword } })) === undefined) return
    say(t('password.changed'))
    props.onDone()
  }
  return (
    <OwnForm onSend={send} onCancel={props.onDone} send={t('password.change')} doing={doing}>
      <OwnPassword login={props.login} value={password} onChange={setPassword} />
      <NewPassword login={props.login} value={newPassword} onChange={setNewPassword} />
    </OwnForm>
  )
}
