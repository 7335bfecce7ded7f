import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Facts, History, Mark, Notice, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getAccount } from '../contract/admin.ts'
import { Actions } from './one/Actions.tsx'
import { Posts } from './one/Posts.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

type Account = Answer<typeof getAccount>

/** One account: its state, its posts, what was done to it. */
export default function AccountPage({ params }: PageProps) {
  const read = useRead(getAccount, { params: { id: params['id']! } })
  return <Read of={read}>{(account) => <Page account={account} />}</Read>
}

function Page({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const [password, setPassword] = useState<string>()
  const manage = account.refusal === null
  return (
    <div className="stack">
      <PageHead title={account.name} sub={`${account.login} · ${account.areaName}`} back="/accounts" />
      <Can ability="accounts.manage">
        {account.refusal && <Notice>{t(`account.refusal.${account.refusal}`)}</Notice>}
      </Can>
      {password && (
        <OneTimePassword login={account.login} password={password}>
          <Button onClick={() => setPassword(undefined)}>{t('once.close')}</Button>
        </OneTimePassword>
      )}
      <State account={account} />
      {manage && (
        <Can ability="accounts.manage">
          <Actions account={account} onPassword={setPassword} />
        </Can>
      )}
      <Posts account={account} />
      <section className="panel stack">
        <h2>{t('account.history')}</h2>
        <History of={{ kind: 'account', id: account.id }} />
      </section>
    </div>
  )
}

function State({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  return (
    <section className="panel stack">
      {account.lockedMinutes > 0 && <Notice tone="warn">{t('account.lockedFor', { n: account.lockedMinutes })}</Notice>}
      {account.mustChangePassword && <Notice>{t('account.mustChange')}</Notice>}
      <Facts
        items={[
          {
            label: t('account.state'),
            value: <Mark tone={account.state === 'active' ? 'good' : undefined}>{t(`states.${account.state}`)}</Mark>,
          },
          { label: t('fields.secondFactor'), value: account.secondFactor ? t('list.enrolled') : '—' },
          {
            label: t('fields.lastLoginAt'),
            value: account.lastLoginAt ? format.time(account.lastLoginAt) : t('list.never'),
          },
          { label: t('account.openSessions'), value: format.number(account.openSessions) },
          { label: t('account.created'), value: format.time(account.createdAt) },
        ]}
      />
    </section>
  )
}
