import { useTranslation } from 'react-i18next'
import { Go, Mark, useFormat } from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import type { OwnCaseRow } from '../../../contract/residents/own.ts'

/** One request in short: what, how it stands, who has it, until when. */
export function CaseCard({ of }: { of: OnWire<OwnCaseRow> }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const tone = of.late ? 'bad' : of.turn === 'you' ? 'warn' : of.turn === 'over' ? undefined : 'good'
  return (
    <Go to={`/my/cases/${of.id}`} className="m-case">
      <span className="row apart">
        <strong>{of.title}</strong>
        <Mark tone={tone}>{t(`my.states.${of.state}`)}</Mark>
      </span>
      {of.turn === 'over' ? (
        <span className="soft small">{format.time(of.closedAt ?? of.changedAt)}</span>
      ) : (
        <span className="soft small">
          {of.holder} · {t('my.case.whole')}：{of.dueAt ? format.time(of.dueAt) : t('my.case.noDue')}
        </span>
      )}
    </Go>
  )
}
