import { useTranslation } from 'react-i18next'
import { Field } from '#web/kit/index.ts'
import { useFormat } from '#web/kit/index.ts'
import type { CalendarDate } from '../../contract/index.ts'
import { lawText, useSpan } from './words.ts'

/** One field a day, with the span of the law beside it; empty means the day that is proposed. */
export function DateFields({ dates }: { dates: readonly CalendarDate[] }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const span = useSpan()
  return (
    <div className="el-dates">
      {dates
        .filter((d) => d.key !== 'electionDay')
        .map((d) => (
          <Field
            key={d.key}
            name={`dates.${d.key}`}
            as="day"
            must={false}
            label={t(`calendar.${d.key}`)}
            help={`${t('one.plannedFor', { day: format.day(d.plannedOn) })} · ${span(d)}`}
            rule={lawText(d.law) || undefined}
          />
        ))}
    </div>
  )
}
