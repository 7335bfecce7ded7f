import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Read, Rows, useFormat } from '#web/kit/index.ts'
import { listReports } from '../contract.ts'

/** The last issues within reach. */
export default function LatestCard() {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const read = useRead(listReports, { query: { size: 3 } })
  return (
    <Read of={read}>
      {(page) =>
        page.rows.length === 0 ? (
          <Empty
            title={t('empty.list')}
            text={t('empty.listText')}
            action={<Go to="/reports/preview">{t('actions.preview')}</Go>}
          />
        ) : (
          <Rows
            label={t('pages.list')}
            rows={page.rows}
            rowKey="id"
            rowTo={(r) => `/reports/${r.id}`}
            columns={[
              { key: 'title', title: t('fields.title'), main: true },
              { key: 'no', title: t('fields.no'), show: (r) => t('issue', { no: r.no }) },
              { key: 'day', title: t('fields.day'), show: (r) => format.day(r.day) },
            ]}
          />
        )
      }
    </Read>
  )
}
