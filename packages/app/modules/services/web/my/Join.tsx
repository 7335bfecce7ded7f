import { useState, type FormEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button, ErrorNotice, Frame, PageHead, useAct } from '#web/my/index.ts'
import { call } from '#web/api.ts'
import { meContract } from '#shared/me.ts'
import { bindCode, signUp } from '../../contract/residents/enrol.ts'

/** Coming in with the code from the counter: a new account, or one's own when one is signed in. */
export default function Join(props: { onDone: () => void }) {
  const { t } = useTranslation('services')
  const me = useQuery({ queryKey: ['join'], queryFn: () => call(meContract, {}, { quiet: true }), retry: false })
  const [given, setGiven] = useState({ code: location.hash.slice(1), login: '', password: '', elderMode: false })
  const make = useAct(signUp)
  const bind = useAct(bindCode)
  const signed = me.data !== undefined
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { code, ...account } = given
    const done = signed ? await bind.act({ body: { code } }) : await make.act({ body: { code, ...account } })
    if (done) props.onDone()
  }
  const text = (name: 'code' | 'login' | 'password', more: { type?: string; complete: string; help?: string; hint?: string }) => (
    <Frame label={t(`my.join${name === 'code' ? 'Code' : name === 'login' ? 'Login' : 'Password'}`)} must help={more.help}>
      {({ id, describedBy }) => (
        <input id={id} className="k-input" aria-describedby={describedBy} type={more.type ?? 'text'} autoComplete={more.complete} autoCapitalize="none" spellCheck={false} placeholder={more.hint} value={given[name]} onChange={(e) => setGiven({ ...given, [name]: e.target.value })} />
      )}
    </Frame>
  )
  return (
    <div className="stack">
      <PageHead title={t('my.joinTitle')} sub={t('my.joinText')} />
      <form className="k-form" noValidate onSubmit={(e) => void send(e)}>
        {text('code', { complete: 'one-time-code', hint: t('my.joinCodeHint') })}
        {!signed && text('login', { complete: 'username', help: t('my.joinLoginHelp') })}
        {!signed && text('password', { type: 'password', complete: 'new-password', help: t('my.joinPasswordHelp') })}
        {!signed && (
          <label className="k-tick">
            <input type="checkbox" checked={given.elderMode} onChange={(e) => setGiven({ ...given, elderMode: e.target.checked })} />
            <span>{t('my.joinElder')}</span>
          </label>
        )}
        <ErrorNotice error={make.error ?? bind.error} />
        <Button primary submit wide busy={make.pending || bind.pending}>
          {signed ? t('my.joinBind') : t('my.joinSend')}
        </Button>
      </form>
      <a href="/my" className="m-link">
        {t('my.back')}
      </a>
    </div>
  )
} // prettier-ignore
