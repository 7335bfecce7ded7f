import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Notice, useMe, useSay } from '#web/kit/index.ts'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, type myAccount } from '../../contract/self.ts'
import { TextInput } from '../TextInput.tsx'
import { OwnForm, OwnPassword } from './OwnForm.tsx'

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

function Begin(props: { login: string; onBegun: (begun: Begun) => void; onCancel: () => void }) {
  const { t } = useTranslation('accounts')
  const doing = useAct(beginSecondFactor, { keep: true })
  const [password, setPassword] = useState('')
  const send = async () => {
    const begun = await doing.act({ body: { password } })
    if (begun) props.onBegun(begun)
  }
  return (
    <OwnForm onSend={send} onCancel={props.onCancel} send={t('factor.next')} doing={doing}>
      <OwnPassword login={props.login} value={password} onChange={setPassword} />
    </OwnForm>
  )
}

function Scan(props: { begun: Begun; onDone: (codes: string[]) => void; onCancel: () => void }) {
  const { t } = useTranslation('accounts')
  const doing = useAct(confirmSecondFactor)
  const [code, setCode] = useState('')
  const send = async () => {
    const reply = await doing.act({ body: { code } })
    if (reply) props.onDone(reply.recoveryCodes)
  }
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(props.begun.svg)}`
  return (
    <OwnForm onSend={send} onCancel={props.onCancel} send={t('factor.confirm')} doing={doing}>
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
    </OwnForm>
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
  const doing = useAct(removeSecondFactor)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const send = async () => {
    if ((await doing.act({ body: { password, code } })) === undefined) return
    say(t('factor.removed'))
    props.onDone()
  }
  return (
    <OwnForm onSend={send} onCancel={props.onDone} send={t('factor.remove')} doing={doing}>
      <OwnPassword login={props.login} value={password} onChange={setPassword} />
      <TextInput label={t('fields.code')} value={code} onChange={setCode} autoComplete="one-time-code" must />
    </OwnForm>
  )
}
