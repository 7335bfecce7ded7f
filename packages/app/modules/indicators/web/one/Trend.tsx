import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Chart, Choice, DateField, Read, useAddress, useTime } from '#web/kit/index.ts'
import { getTrend } from '../../contract.ts'
import { useFigureScope } from '../scope.tsx'

const STEPS = ['year', 'quarter', 'month'] as const

interface Point {
  value: number | null
  missing: number
}
/** Sums without some areas stand apart, so that they are not taken for a fall or a rise. */
function seriesOf(points: readonly Point[], name: string, incomplete: string) {
  const whole = { name, values: points.map((p) => (p.missing === 0 ? p.value : null)) }
  const part = { name: incomplete, values: points.map((p) => (p.missing > 0 ? p.value : null)) }
  return part.values.some((v) => v !== null) ? [whole, part] : [whole]
}

/** The value over the years up to the day looked at. */
export default function Trend({ of, name }: { of: string; name: string }) {
  const { t } = useTranslation('indicators')
  const { query } = useFigureScope()
  const { day } = useTime()
  const [at, set] = useAddress({ from: `${Number(day.slice(0, 4)) - 8}-01-01`, step: 'year' })
  const step = STEPS.find((s) => s === at.step) ?? 'year'
  const read = useRead(getTrend, { params: { key: of }, query: { ...query, from: at.from, to: day, step } })
  return (
    <section className="panel stack" aria-labelledby="trend">
      <h2 id="trend">{t('views.trend')}</h2>
      <div className="row">
        <DateField label={t('fields.from')} value={at.from} onChange={(from) => from && set({ from })} />
        <Choice
          label={t('fields.step')}
          value={step}
          onChange={(s) => set({ step: s || 'year' })}
          options={STEPS.map((s) => ({ value: s, label: t(`steps.${s}`) }))}
        />
      </div>
      <Read of={read}>
        {(trend) => (
          <Chart
            label={t('views.trend')}
            kind="line"
            categories={trend.points.map((p) => p.day)}
            series={seriesOf(trend.points, name, t('provenance.incomplete'))}
            unit={t(`units.${trend.unit}`)}
          />
        )}
      </Read>
    </section>
  )
}
