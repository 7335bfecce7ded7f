import { useTranslation } from 'react-i18next'
import { Empty, Mark, Rows, useFormat } from '#web/kit/index.ts'
import type { ActDetail } from './shown.ts'

/** The communities of the plan with their figures, reasons outside the band, and which of today's end. */
export function Plan({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { min, max, document, article } = act.law.band
  return (
    <section className="panel stack" aria-labelledby="plan">
      <h2 id="plan">{t('acts.plan')}</h2>
      {act.communities.length === 0 ? (
        <Empty title={t('acts.noPlan')} text={t('acts.noPlanText')} />
      ) : (
        <>
          <p className="soft">
            {t('acts.band', { min: format.number(min), max: format.number(max), document, article })}
          </p>
          <Rows
            label={t('acts.list.plan')}
            rowKey="key"
            rows={act.communities}
            columns={[
              { key: 'name', title: t('acts.community'), main: true },
              { key: 'what', title: t('acts.what'), show: (c) => t(c.areaId ? 'acts.goesOn' : 'acts.begins') },
              { key: 'units', title: t('acts.units'), number: true, show: (c) => format.number(c.units) },
              {
                key: 'households',
                title: t('fields.households'),
                number: true,
                show: (c) => format.number(c.households),
              },
              { key: 'people', title: t('fields.people'), number: true, show: (c) => format.number(c.people) },
              {
                key: 'breachReason',
                title: t('acts.breach'),
                show: (c) =>
                  c.outOfBand ? (
                    <>
                      <Mark tone="warn">{t(c.households < min ? 'acts.tooSmall' : 'acts.tooLarge')}</Mark>{' '}
                      {c.breachReason}
                    </>
                  ) : null,
              },
            ]}
          />
          {act.ended.length > 0 && (
            <ul>
              {act.ended.map((e) => (
                <li key={e.name}>{t('acts.ends', { name: e.name, into: e.into.join('、') })}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}
