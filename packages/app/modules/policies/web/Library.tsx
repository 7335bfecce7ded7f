import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Can, List, PageHead, useFormat, useGo, useTime } from '#web/kit/index.ts'
import { kinds, levels, listPolicies, statuses } from '../contract.ts'
import { StatusMark } from './parts.tsx'

/** The policy library: every version of every document with its status on the day looked at. */
export default function Library() {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const go = useGo()
  const { day } = useTime()
  const add = (
    <Can ability="policies.manage">
      <Button type="primary" onClick={() => go('/policies/import')}>
        {t('list.import')}
      </Button>
    </Can>
  )
  const options = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: String(t(`${group}.${value}` as never)) }))
  return (
    <div className="stack">
      <PageHead
        title={t('pages.list')}
        sub={`${t('list.asOf', { day: format.day(day) })} ${t('list.statusNote')}`}
        actions={<Button onClick={() => go('/policies/search')}>{t('list.searchText')}</Button>}
      />
      <List
        name="policies.list"
        label={t('list.label')}
        contract={listPolicies}
        rowKey="id"
        rowTo={(row) => `/policies/${row.id}`}
        search={t('list.searchHint')}
        filters={[
          { key: 'status', label: t('fields.status'), options: options('status', statuses) },
          { key: 'level', label: t('fields.level'), options: options('level', levels) },
          { key: 'kind', label: t('fields.kind'), options: options('kind', kinds) },
        ]}
        columns={[
          { key: 'title', title: t('fields.title'), sort: true, main: true },
          { key: 'status', title: t('fields.status'), show: (row) => <StatusMark status={row.status} /> },
          { key: 'versionOn', title: t('fields.versionOn'), sort: true, show: (row) => format.day(row.versionOn) },
          { key: 'fromDay', title: t('fields.fromDay'), sort: true, show: (row) => format.day(row.fromDay) },
          { key: 'toDay', title: t('fields.toDay'), hidden: true, show: (row) => format.day(row.toDay) },
          { key: 'issuer', title: t('fields.issuer'), sort: true, show: (row) => row.issuer ?? t('level.none') },
          { key: 'number', title: t('fields.number'), hidden: true, show: (row) => row.number ?? '—' },
          { key: 'kind', title: t('fields.kind'), hidden: true, show: (row) => t(`kind.${row.kind}`) },
          { key: 'level', title: t('fields.level'), hidden: true, show: (row) => t(`level.${row.level ?? 'none'}`) },
          { key: 'articles', title: t('fields.articles'), number: true, show: (row) => format.number(row.articles) },
        ]}
        actions={add}
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText'), action: add }}
      />
    </div>
  )
}
