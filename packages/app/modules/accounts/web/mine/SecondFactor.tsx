import { Button } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Notice, useMe, useSay } from '#web/kit/index.ts'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, type myAccount } from '../../contract/self.ts'
import { TextInput } from '../TextInput.tsx'

type Mine = Answer<typeof myAccount>
type Begun = Answer<typeof beginSecondFactor>
type Step =
  | { at: 'rest' }
  | { at: 'begin' }
  | { at: 'scan'; begun: Begun }
  | { at: 'codes'; recoveryCodes: string[] }
  | { at: 'remove' }

/** The second factor: whether it is due or set up, and how to set it up. */
export function SecondFactor({ mine }: { mine: Mine }) {
  const { t } = useTranslation('accounts')
  const me = useMe()
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const rest = () => setStep({ at: 'rest' })
  const enrolled = mine.secondFactor === 'enrolled'
  return (
    <section className="panel stack">
      <h2>{t('factor.title')}</h2>
      {mine.secondFactorDue && <Notice tone="warn">{t('factor.due')}</Notice>}
      {enrolled && (
        <p>
          {t('factor.on', { n: mine.recoveryCodesLeft })} {me.strong && t('factor.strongNow')}
        </p>
      )}
      {step.at === 'rest' && <Choices enrolled={enrolled} setStep={setStep} />}
      {step.at === 'begin' && (
        <Begin login={mine.login} onBegun={(begun) => setStep({ at: 'scan', begun })} onCancel={rest} />
      )}
      {step.at === 'scan' && (
        <Scan begun={step.begun} onDone={(recoveryCodes) => setStep({ at: 'codes', recoveryCodes })} onCancel={rest} />
      )}
      {step.at === 'codes' && <Codes codes={step.recoveryCodes} onKept={rest} />}
      {step.at === 'remove' && <Remove login={mine.login} onDone={rest} />}
    </section>
  )
}

function Choices(props: { enrolled: boolean; setStep: (step: Step) => void }) {
  const { t } = useTranslation('accounts')
  return (
    <>
      {!props.enrolled && <p className="soft">{t('factor.what')}</p>}
      <div className="row">
        <Button onClick={() => props.setStep({ at: 'begin' })}>
          {t(props.enrolled ? 'factor.again' : 'factor.begin')}
        </Button>
        {props.enrolled && (
          <Button type="text" danger onClick={() => props.setStep({ at: 'remove' })}>
            {t('factor.remove')}
          </Button>
        )}
      </div>
    </>
  )
}

interface StepForm {
  onSend: () => void
  onCancel: () => void
  send: string
  pending: boolean
  error: Error | undefined
  children: ReactNode
}
function StepForm(props: StepForm) {
  const { t } = useTranslation('kit')
  const send = (event: FormEvent) => {
    event.preventDefault()
    props.onSend()
  }
  return (
    <form className="k-form" onSubmit={send}>
      {props.children}
      <ErrorNotice error={props.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={props.pending}>
          {props.send}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

function Begin(props: { login: string; onBegun: (begun: Begun) => void; onCancel: () => void }) {
  const { t } = useTranslation('accounts')
  const { act, pending, error } = useAct(beginSecondFactor, { keep: true })
  const [password, setPassword] = useState('')
  const send = async () => {
    const begun = await act({ body: { password } })
    if (begun) props.onBegun(begun)
  }
  return (
    <StepForm
      onSend={() => void send()}
      onCancel={props.onCancel}
      send={t('factor.next')}
      pending={pending}
      error={error}
    >
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
    </StepForm>
  )
}

function Scan(props: { begun: Begun; onDone: (codes: string[]) => void; onCancel: () => void }) {
  const { t } = useTranslation('accounts')
  const { act, pending, error } = useAct(confirmSecondFactor)
  const [code, setCode] = useState('')
  const send = async () => {
    const reply = await act({ body: { code } })
    if (reply) props.onDone(reply.recoveryCodes)
  }
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(props.begun.svg)}`
  return (
    <StepForm
      onSend={() => void send()}
      onCancel={props.onCancel}
      send={t('factor.confirm')}
      pending={pending}
      error={error}
    >
      <p>{t('factor.scan')}</p>
      <div className="a-qr">
        <div>
          <img src={picture} alt={t('factor.qr')} width="220" height="220" />
        </div>
        <div className="stack">
          <div>
            <div className="soft small">{t('factor.secret')}</div>
            <code className="a-secret">{props.begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </div>
          <TextInput
            label={t('factor.first')}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            must
            focus
          />
        </div>
      </div>
    </StepForm>
  )
}

function Codes(props: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation('accounts')
  return (
    <div className="stack">
      <h3>{t('factor.codes')}</h3>
      <Notice tone="warn" live>
        {t('factor.codesText')}
      </Notice>
      <ul className="a-codes">
        {props.codes.map((code) => (
          <li key={code}>
            <code className="a-secret">{code}</code>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button type="primary" onClick={props.onKept}>
          {t('factor.codesKept')}
        </Button>
        <Button onClick={() => print()}>{t('factor.print')}</Button>
      </div>
    </div>
  )
}

function Remove(props: { login: string; onDone: () => void }) {
  const { t } = useTranslation('accounts')
  const say = useSay()
  const { act, pending, error } = useAct(removeSecondFactor)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const send = async () => {
    if ((await act({ body: { password, code } })) === undefined) return
    say(t('factor.removed'))
    props.onDone()
  }
  return (
    <StepForm
      onSend={() => void send()}
      onCancel={props.onDone}
      send={t('factor.remove')}
      pending={pending}
      error={error}
    >
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
      <TextInput label={t('fields.code')} value={code} onChange={setCode} autoComplete="one-time-code" must />
    </StepForm>
  )
}
