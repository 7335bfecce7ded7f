import { useTranslation } from 'react-i18next'
import { Mark, Rows, useFormat } from '#web/kit/index.ts'
import type { MeetingView } from './Meeting.tsx'
import { Reasons } from './parts.tsx'

/** How many are here, of how many, and whether that is enough: large, for a whole room to read. */
export function Quorum({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const { quorum: q } = m
  const votes = q.entitled > 0 || q.reason !== null
  const name = (constituency: string) => constituency || t('ui.noConstituency')
  return (
    <section className="panel stack tight" aria-live="polite" aria-label={t('ui.attendance')}>
      <p className="row">
        <strong style={{ fontSize: '1.75rem' }} className="num">
          {votes ? t('ui.sitting', { n: format.number(q.sitting), all: format.number(q.entitled) }) : t('ui.hereOf', { n: format.number(q.here), all: format.number(q.invited) })}
        </strong>
        {q.reason && <Mark tone={q.reason.passed ? 'good' : 'bad'}>{t(q.reason.passed ? 'ui.enough' : 'ui.missing', { n: q.reason.least - q.reason.have })}</Mark>}
      </p>
      {q.reason ? <Reasons reasons={[q.reason, ...(q.composition ? [q.composition] : [])]} /> : <p className="soft small">{t(votes ? 'ui.noLawNumber' : 'ui.nobodyVotes')}</p>}
      {q.byConstituency.length > 1 && (
        <details>
          <summary>{t('ui.byConstituency')}</summary>
          <Rows
            label={t('ui.byConstituency')}
            rows={q.byConstituency}
            rowKey={(r) => r.constituency || '-'}
            columns={[
              { key: 'constituency', title: t('fields.constituency'), main: true, show: (r) => name(r.constituency) },
              { key: 'entitled', title: t('fields.entitled'), number: true, show: (r) => format.number(r.entitled) },
              { key: 'present', title: t('fields.present'), number: true, show: (r) => format.number(r.present) },
            ]}
          />
        </details>
      )}
    </section>
  )
} // prettier-ignore
