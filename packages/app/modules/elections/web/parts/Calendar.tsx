import { useTranslation } from 'react-i18next'
import { Rows, useFormat } from '#web/kit/index.ts'
import type { CalendarDate } from '../../contract/index.ts'
import { lawText, useSpan } from './words.ts'

/** The calendar of an election: planned, done, and what the law allows, with the article. */
export function Calendar({ dates }: { dates: readonly CalendarDate[] }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const span = useSpan()
  return (
    <Rows
      label={t('one.table', { of: t('plan.days') })}
      rows={dates}
      rowKey="key"
      columns={[
        { key: 'key', title: t('plan.step'), main: true, show: (d) => t(`calendar.${d.key}`) },
        { key: 'plannedOn', title: t('plan.planned'), show: (d) => format.day(d.plannedOn) },
        { key: 'doneOn', title: t('one.doneOn'), show: (d) => (d.doneOn ? format.day(d.doneOn) : '—') },
        { key: 'latest', title: t('plan.allowed'), show: (d) => span(d) },
        { key: 'law', title: t('plan.law'), show: (d) => lawText(d.law) || '—' },
      ]}
    />
  )
}
