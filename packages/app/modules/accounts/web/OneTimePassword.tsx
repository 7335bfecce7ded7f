import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice, useSay } from '#web/kit/index.ts'
import './accounts.css'

/** A one-time password, shown this once. */
export function OneTimePassword(props: { login: string; password: string; children?: ReactNode }) {
  const { t } = useTranslation('accounts')
  const say = useSay()
  const copy = async () => {
    await navigator.clipboard.writeText(props.password)
    say(t('once.copied'))
  }
  return (
    <section className="panel stack" aria-label={t('once.title')}>
      <h2>{t('once.title')}</h2>
      <Notice tone="warn" live>
        {t('once.text')}
      </Notice>
      <p>
        {t('fields.login')} <code className="a-secret">{props.login}</code>
      </p>
      <p>
        {t('once.title')} <code className="a-secret">{props.password}</code>
      </p>
      <div className="row">
        <Button onClick={() => void copy()}>{t('once.copy')}</Button>
        {props.children}
      </div>
    </section>
  )
}
