import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import type { PageProps } from '#web/pages.ts'
import { Empty, Mark, PageHead, Read, Rows, useFormat } from '#web/kit/index.ts'
import { compareReports } from '../../contract.ts'

/** What differs between a report and the issue before it, figure by figure. */
export default function Compare({ params }: PageProps) {
  const id = params['id']!
  const { t } = useTranslation('reports')
  const format = useFormat()
  const difference = (before: number | null, after: number | null): string => {
    if (before === null || after === null) return '—'
    return `${after > before ? '+' : ''}${format.number(after - before)}`
  }
  return (
    <Read of={useRead(compareReports, { params: { id } })}>
      {(c) => (
        <div className="stack">
          <PageHead
            title={t('pages.compare')}
            sub={`${t('issue', { no: c.earlier.no })}(${format.day(c.earlier.day)}) → ${t('issue', { no: c.report.no })}(${format.day(c.report.day)})`}
            back={`/reports/${id}`}
          />
          {c.rows.length === 0 ? (
            <Empty title={t('empty.same')} text={t('same', { n: c.same })} />
          ) : (
            <div className="panel stack">
              <p className="soft">{t('same', { n: c.same })}</p>
              <Rows
                label={t('pages.compare')}
                rows={c.rows}
                rowKey="slot"
                rowTo={(r) => r.address ?? undefined}
                columns={[
                  { key: 'name', title: t('fields.name'), main: true },
                  { key: 'scopeName', title: t('fields.scopeName') },
                  { key: 'before', title: t('fields.before'), number: true, show: (r) => format.number(r.before) },
                  { key: 'after', title: t('fields.value'), number: true, show: (r) => format.number(r.after) },
                  {
                    key: 'change',
                    title: t('fields.change'),
                    number: true,
                    show: (r) => difference(r.before, r.after),
                  },
                  { key: 'unit', title: t('fields.unit'), show: (r) => t(`units.${r.unit}`) },
                  {
                    key: 'kind',
                    title: t('fields.changed'),
                    show: (r) => <Mark tone={r.kind === 'gone' ? 'warn' : undefined}>{t(`kinds.${r.kind}`)}</Mark>,
                  },
                ]}
              />
            </div>
          )}
        </div>
      )}
    </Read>
  )
}
