import { useTranslation } from 'react-i18next'
import { PASSWORD_MIN, passwordFault, passwordStrength } from '../rules/passwords.ts'
import { TextInput } from './TextInput.tsx'

const COLOURS = ['var(--line)', 'var(--bad)', 'var(--warn)', 'var(--good)', 'var(--good)']

interface Props {
  login: string
  value: string
  onChange: (value: string) => void
  focus?: boolean
}

/** A new password with the rules beside it, checked as it is typed. */
export function NewPassword(props: Props) {
  const { t } = useTranslation('accounts')
  const { login, value } = props
  const fault = value === '' ? undefined : passwordFault(value, login)
  const strength = passwordStrength(value, login)
  return (
    <div className="stack tight">
      <TextInput
        label={t('fields.newPassword')}
        help={t('password.rules', { min: PASSWORD_MIN })}
        wrong={fault && t(`errors.${fault}`, { min: PASSWORD_MIN })}
        value={value}
        onChange={props.onChange}
        autoComplete="new-password"
        must
        secret
        focus={props.focus}
      />
      <div className="k-progress" aria-hidden="true">
        <div style={{ width: `${strength * 25}%`, background: COLOURS[strength] }} />
      </div>
      <p className="soft small" aria-live="polite">
        {strength > 1 ? t(`password.strength.${strength as 2 | 3 | 4}`) : ' '}
      </p>
    </div>
  )
}
