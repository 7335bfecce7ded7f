import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import type { PageProps } from '#web/pages.ts'
import { Facts, History, PageHead, Read, useFormat, useGo } from '#web/kit/index.ts'
import type { DocumentModel } from '#shared/document.ts'
import { getReport, reportFile } from '../../contract.ts'
import { DocumentView } from '../Document.tsx'
import { Downloads } from '../Downloads.tsx'

/** An issued report as it was issued. */
export default function Report({ params }: PageProps) {
  const id = params['id']!
  const { t } = useTranslation('reports')
  const format = useFormat()
  const go = useGo()
  return (
    <Read of={useRead(getReport, { params: { id } })}>
      {(r) => (
        <div className="stack">
          <PageHead
            title={r.title}
            sub={t('issue', { no: r.no })}
            back="/reports"
            actions={
              r.previousId && <Button onClick={() => go(`/reports/${id}/compare`)}>{t('actions.compare')}</Button>
            }
          />
          <Facts
            items={[
              { label: t('fields.areaName'), value: r.areaName },
              { label: t('fields.day'), value: format.day(r.day) },
              { label: t('fields.issuedAt'), value: format.time(r.issuedAt) },
              { label: t('fields.issuedBy'), value: r.issuedBy },
              { label: t('fields.remark'), value: r.remark ?? '—' },
            ]}
          />
          <Downloads get={(as) => download(reportFile, { params: { id }, query: { as } })} />
          {r.previousId && <p className="soft">{t('hints.changed')}</p>}
          <DocumentView of={r.document as unknown as DocumentModel} figures={r.figures} />
          <section className="panel stack no-print" aria-labelledby="history">
            <h2 id="history">{t('pages.history')}</h2>
            <History of={{ kind: 'report', id }} />
          </section>
        </div>
      )}
    </Read>
  )
}
