import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { roles } from '#shared/roles.ts'
import { Can, List, Mark, PageHead, useFormat, useGo, useScope } from '#web/kit/index.ts'
import { listAccounts } from '../contract/admin.ts'
import { PasswordPolicy } from './PasswordPolicy.tsx'

/** The accounts of the area that one looks at. */
export default function AccountList() {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const go = useGo()
  const scope = useScope()
  const create = (
    <Can ability="accounts.manage">
      <Button type="primary" onClick={() => go('/accounts/new')}>
        {t('list.new')}
      </Button>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.list')} sub={t('list.sub')} actions={<PasswordPolicy />} />
      <List
        name="accounts.list"
        label={t('pages.list')}
        contract={listAccounts}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(row) => `/accounts/${row.id}`}
        search={t('list.search')}
        filters={[
          {
            key: 'role',
            label: t('fields.role'),
            options: roles.map((role) => ({ value: role, label: t(`roles.${role}`) })),
          },
          {
            key: 'state',
            label: t('fields.state'),
            options: (['active', 'disabled'] as const).map((s) => ({ value: s, label: t(`states.${s}`) })),
          },
          { key: 'ended', label: t('fields.ended'), options: [{ value: 'yes', label: t('list.ended') }] },
        ]}
        columns={[
          { key: 'name', title: t('fields.name'), sort: true, main: true },
          { key: 'login', title: t('fields.login'), sort: true },
          { key: 'posts', title: t('fields.posts'), show: (row) => row.posts || '—' },
          { key: 'areaName', title: t('fields.areaName'), sort: true },
          {
            key: 'state',
            title: t('fields.state'),
            sort: true,
            show: (row) => (
              <span className="row">
                <Mark tone={row.state === 'active' ? 'good' : undefined}>{t(`states.${row.state}`)}</Mark>
                {row.locked && <Mark tone="bad">{t('list.lockedTag')}</Mark>}
              </span>
            ),
          },
          {
            key: 'secondFactor',
            title: t('fields.secondFactor'),
            show: (row) => (row.secondFactor ? t('list.enrolled') : '—'),
          },
          {
            key: 'lastLoginAt',
            title: t('fields.lastLoginAt'),
            sort: true,
            show: (row) => (row.lastLoginAt ? format.time(row.lastLoginAt) : t('list.never')),
          },
        ]}
        actions={create}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: create }}
      />
    </div>
  )
}
