import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Chart, Read } from '#web/kit/index.ts'
import { ages } from '../../contract/figures.ts'

/** How long what is open has been open, and how much of it is overdue. */
export function Ages({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const found = useRead(ages, { query: { areaId } })
  return (
    <section className="panel stack">
      <h2>{t('figures.ages')}</h2>
      <Read of={found}>
        {({ rows }) => (
          <Chart
            label={t('figures.ages')}
            kind="bar"
            categories={rows.map((r) => t(`figures.bands.${r.band}`))}
            series={[
              { name: t('figures.open'), values: rows.map((r) => r.open) },
              { name: t('figures.overdue'), values: rows.map((r) => r.overdue) },
            ]}
          />
        )}
      </Read>
    </section>
  )
}
