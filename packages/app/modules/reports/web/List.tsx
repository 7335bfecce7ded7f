import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { List, PageHead, useFormat, useGo } from '#web/kit/index.ts'
import { listReports } from '../contract.ts'

/** Every report that was issued, the latest first. */
export default function Reports() {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const go = useGo()
  return (
    <div className="stack">
      <PageHead
        title={t('pages.list')}
        sub={t('hints.preview')}
        actions={
          <Button type="primary" onClick={() => go('/reports/preview')}>
            {t('actions.preview')}
          </Button>
        }
      />
      <List
        name="reports.list"
        label={t('pages.list')}
        contract={listReports}
        rowKey={(r) => r.id}
        rowTo={(r) => `/reports/${r.id}`}
        search={t('hints.search')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'no', title: t('fields.no'), sort: true, show: (r) => t('issue', { no: r.no }) },
          { key: 'areaName', title: t('fields.areaName'), sort: true },
          { key: 'day', title: t('fields.day'), sort: true, show: (r) => format.day(r.day) },
          { key: 'issuedAt', title: t('fields.issuedAt'), sort: true, show: (r) => format.time(r.issuedAt) },
          { key: 'issuedBy', title: t('fields.issuedBy') },
          { key: 'remark', title: t('fields.remark'), hidden: true, show: (r) => r.remark ?? '—' },
        ]}
        empty={{
          title: t('empty.list'),
          text: t('empty.listText'),
          action: <Button onClick={() => go('/reports/preview')}>{t('actions.preview')}</Button>,
        }}
      />
    </div>
  )
}
