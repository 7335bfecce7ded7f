import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useFormValues, useGo } from '#web/kit/index.ts'
import { createAccount } from '../contract/admin.ts'
import { OneTimePassword } from './OneTimePassword.tsx'
import { PostFields } from './PostFields.tsx'

interface Made {
  id: string
  login: string
  password: string
}

/** Sets up an account with its first post. */
export default function NewAccount() {
  const { t } = useTranslation('accounts')
  const go = useGo()
  const [made, setMade] = useState<Made>()
  return (
    <div className="stack">
      <PageHead title={t('pages.new')} sub={t('new.sub')} back="/accounts" />
      {made && (
        <OneTimePassword login={made.login} password={made.password}>
          <Button type="primary" onClick={() => go(`/accounts/${made.id}`)}>
            {t('once.toAccount')}
          </Button>
        </OneTimePassword>
      )}
      {!made && <AccountForm onMade={setMade} />}
    </div>
  )
}

function AccountForm(props: { onMade: (made: Made) => void }) {
  const { t } = useTranslation('accounts')
  const [login, setLogin] = useState('')
  return (
    <section className="panel">
      <Form
        name="accounts.new"
        contract={createAccount}
        onDone={({ id, initialPassword }) => props.onMade({ id, login, password: initialPassword })}
      >
        <Field name="name" label={t('fields.name')} />
        <Field name="login" label={t('new.login')} help={t('new.loginHelp')} />
        <PostFields />
        <Watch onLogin={setLogin} />
        <Submit>{t('new.send')}</Submit>
      </Form>
    </section>
  )
}

/** Keeps the login name that was typed, to show it beside the password. */
function Watch(props: { onLogin: (login: string) => void }) {
  const { login } = useFormValues()
  const typed = typeof login === 'string' ? login.trim().toLowerCase() : ''
  const { onLogin } = props
  useEffect(() => {
    if (typed) onLogin(typed)
  }, [typed, onLogin])
  return null
}
