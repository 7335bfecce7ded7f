import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { listDemonstrationAccounts } from '../contract/self.ts'
import './accounts.css'

/** In the demonstration city only: its accounts, each one press away. */
export function DemonstrationAccounts(props: { onChoose: (login: string, password: string) => void; busy: boolean }) {
  const { t } = useTranslation('accounts')
  const { data } = useRead(listDemonstrationAccounts, {})
  const password = data?.password
  if (!password) return null
  return (
    <section className="a-demo" aria-labelledby="a-demo">
      <h2 id="a-demo">{t('signIn.demonstration')}</h2>
      <p className="soft small">{t('signIn.demonstrationText', { password })}</p>
      <ul>
        {data.rows.map((one) => (
          <li key={one.login}>
            <button type="button" disabled={props.busy} onClick={() => props.onChoose(one.login, password)}>
              <strong>{t(`roles.${one.role}`)}</strong>
              <span>
                {one.areaName} · {one.name}
              </span>
              <span className="login">{one.login}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
