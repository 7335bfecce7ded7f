import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, call } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { ErrorNotice } from '#web/kit/state.tsx'
import { signIn } from '../contract/self.ts'
import { passwordFault } from '../rules/passwords.ts'
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx'
import { NewPassword } from './NewPassword.tsx'
import { TextInput } from './TextInput.tsx'

type Step = { ask: 'password' } | { ask: 'newPassword'; reason: 'first' | 'expired' } | { ask: 'code' }
interface Given {
  login: string
  password: string
  newPassword: string
  code: string
}
const NOTHING: Given = { login: '', password: '', newPassword: '', code: '' }

/** Name and password; then, where due, a new password and a code. `onDone` when the person is in. */
export default function SignIn(props: { onDone: () => void }) {
  const { t } = useTranslation('accounts')
  const [given, setGiven] = useState(NOTHING)
  const [step, setStep] = useState<Step>({ ask: 'password' })
  const { enter, pending, error } = useSignIn(props.onDone, setStep)
  const set = (change: Partial<Given>) => setGiven((old) => ({ ...old, ...change }))
  const ready = step.ask !== 'newPassword' || passwordFault(given.newPassword, given.login) === undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ready) void enter(given, step)
  }
  const back = () => {
    setStep({ ask: 'password' })
    set({ password: '', newPassword: '', code: '' })
  }
  const choose = (login: string, password: string) => {
    const chosen = { ...NOTHING, login, password }
    setGiven(chosen)
    void enter(chosen, { ask: 'password' })
  }
  return (
    <div className="stack">
      <form className="k-form" onSubmit={send}>
        {step.ask === 'password' && <NameAndPassword given={given} set={set} />}
        {step.ask === 'newPassword' && <Renewal given={given} set={set} reason={step.reason} />}
        {step.ask === 'code' && <CodeInput code={given.code} onChange={(code) => set({ code })} />}
        <ErrorNotice error={error} />
        <Button primary submit wide busy={pending}>
          {t(`signIn.${step.ask}.send`)}
        </Button>
        {step.ask !== 'password' && (
          <Button quiet onClick={back}>
            {t('signIn.back')}
          </Button>
        )}
      </form>
      {step.ask === 'password' && <DemonstrationAccounts onChoose={choose} busy={pending} />}
    </div>
  )
}

function useSignIn(onDone: () => void, onStep: (step: Step) => void) {
  const [state, setState] = useState<{ pending: boolean; error?: Error }>({ pending: false })
  const busy = useRef(false)
  const enter = async (given: Given, step: Step) => {
    if (busy.current) return
    busy.current = true
    setState({ pending: true })
    try {
      const reply = await call(signIn, { body: bodyOf(given) }, { quiet: true })
      setState({ pending: false })
      if (reply.state === 'in') onDone()
      else onStep(reply.state === 'code' ? { ask: 'code' } : { ask: 'newPassword', reason: reply.reason })
    } catch (error) {
      setState({ pending: false, error: error as Error })
      if (error instanceof ApiError && error.field === 'newPassword' && step.ask === 'code')
        onStep({ ask: 'newPassword', reason: 'first' })
    } finally {
      busy.current = false
    }
  }
  return { enter, ...state }
}

const bodyOf = ({ login, password, newPassword, code }: Given) => ({
  login,
  password,
  ...(newPassword ? { newPassword } : {}),
  ...(code ? { code } : {}),
})

type Part = { given: Given; set: (change: Partial<Given>) => void }

function NameAndPassword({ given, set }: Part) {
  const { t } = useTranslation('accounts')
  return (
    <>
      <TextInput
        label={t('fields.login')}
        value={given.login}
        onChange={(login) => set({ login })}
        autoComplete="username"
        must
        focus
      />
      <TextInput
        label={t('fields.password')}
        value={given.password}
        onChange={(password) => set({ password })}
        autoComplete="current-password"
        must
        secret
      />
    </>
  )
}

function Renewal({ given, set, reason }: Part & { reason: 'first' | 'expired' }) {
  const { t } = useTranslation('accounts')
  return (
    <>
      <p>{t(`signIn.newPassword.${reason}`)}</p>
      <NewPassword
        login={given.login}
        value={given.newPassword}
        onChange={(newPassword) => set({ newPassword })}
        focus
      />
    </>
  )
}

function CodeInput(props: { code: string; onChange: (code: string) => void }) {
  const { t } = useTranslation('accounts')
  return (
    <>
      <p>{t('signIn.code.text')}</p>
      <TextInput
        label={t('fields.code')}
        help={t('signIn.code.help')}
        value={props.code}
        onChange={props.onChange}
        autoComplete="one-time-code"
        must
        focus
      />
    </>
  )
}
