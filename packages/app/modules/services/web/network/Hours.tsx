import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Choice, Frame } from '#web/kit/index.ts'
import type { WeekSpan } from '../../rules/network/hours.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
type WeekDay = (typeof DAYS)[number]

/** The hours of the week, day by day. */
export function Hours({ hours }: { hours: readonly WeekSpan[] }) {
  const { t } = useTranslation('services')
  if (hours.length === 0) return <p className="soft">{t('network.hoursUnknown')}</p>
  return (
    <dl className="s-hours">
      {DAYS.map((day) => {
        const spans = hours.filter((h) => h.day === day).toSorted((a, b) => (a.from < b.from ? -1 : 1))
        return (
          <div key={day} style={{ display: 'contents' }}>
            <dt>{t(`network.days.${day}`)}</dt>
            <dd>{spans.length === 0 ? t('network.closedDay') : spans.map((s) => `${s.from}—${s.to}`).join('，')}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Monday to Friday with a lunch break: what most offices keep. */
const OFFICE: WeekSpan[] = ([1, 2, 3, 4, 5] as const).flatMap((day) => [
  { day, from: '08:30', to: '12:00' },
  { day, from: '13:30', to: '17:30' },
])

/** Spans of the week, to be added and changed. */
export function HoursField({ value, onChange }: { value: readonly WeekSpan[]; onChange: (value: WeekSpan[]) => void }) {
  const { t } = useTranslation('services')
  const put = (n: number, set: Partial<WeekSpan>) => onChange(value.map((s, i) => (i === n ? { ...s, ...set } : s)))
  const days = DAYS.map((d: WeekDay) => ({ value: String(d), label: t(`network.days.${d}`) }))
  const last = value.at(-1)
  return (
    <fieldset className="k-field stack tight">
      <legend className="hidden-text">{t('fields.hours')}</legend>
      {value.map((s, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- spans have no other identity while they are typed
        <div className="row" key={n} role="group" aria-label={t('network.span', { n: n + 1 })}>
          <Choice
            label={t('network.weekday')}
            quiet
            value={String(s.day)}
            onChange={(d) => put(n, { day: Number(d) })}
            options={days}
          />
          <Time label={t('network.fromTime')} value={s.from} onChange={(from) => put(n, { from })} />
          <Time label={t('network.toTime')} value={s.to} onChange={(to) => put(n, { to })} />
          <Button
            size="small"
            aria-label={t('network.takeSpan', { n: n + 1 })}
            onClick={() => onChange(value.filter((_, i) => i !== n))}
          >
            {t('catalogue.takeAway')}
          </Button>
        </div>
      ))}
      <div className="row">
        <Button
          onClick={() =>
            onChange([...value, { day: last ? Math.min(7, last.day + 1) : 1, from: '08:30', to: '12:00' }])
          }
        >
          {t('network.addSpan')}
        </Button>
        {value.length === 0 && <Button onClick={() => onChange(OFFICE)}>{t('network.officeHours')}</Button>}
      </div>
    </fieldset>
  )
}

function Time(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Frame label={props.label} quiet>
      {({ id }) => (
        <input
          className="k-input"
          id={id}
          value={props.value}
          size={6}
          inputMode="numeric"
          onChange={(e) => props.onChange(e.target.value)}
        />
      )}
    </Frame>
  )
}
