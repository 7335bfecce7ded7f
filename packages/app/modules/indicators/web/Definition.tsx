import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import type { PageProps } from '#web/pages.ts'
import { Facts, Go, History, PageHead, Read, useAbility, useGo } from '#web/kit/index.ts'
import { getDefinition } from '../contract.ts'

/** What an indicator means: unit, level, period, who asks for it, how it comes about. */
export default function Definition({ params }: PageProps) {
  const key = params['key']!
  const { t } = useTranslation('indicators')
  const go = useGo()
  const may = useAbility()
  return (
    <Read of={useRead(getDefinition, { params: { key } })}>
      {(d) => (
        <div className="stack">
          <PageHead
            title={d.name}
            sub={t('pages.definition')}
            back={`/indicators/${key}`}
            actions={
              d.origin === 'own' &&
              may('indicators.define') && (
                <Button onClick={() => go(`/indicator-definitions/${key}`)}>{t('actions.redefine')}</Button>
              )
            }
          />
          <section className="panel stack" aria-label={t('pages.definition')}>
            <p>{d.description}</p>
            <Facts
              items={[
                { label: t('fields.key'), value: d.key },
                { label: t('fields.unit'), value: t(`units.${d.unit}`) },
                { label: t('fields.direction'), value: t(`directions.${d.direction}`) },
                { label: t('fields.grain'), value: t(`grains.g${d.grain}`) },
                { label: t('fields.period'), value: t(`periods.${d.period}`) },
                { label: t('fields.origin'), value: t(`origins.${d.origin}`) },
                { label: t('fields.askedBy'), value: d.askedBy || '—' },
                { label: t('views.split'), value: d.splits.map((s) => s.name).join('、') || '—' },
              ]}
            />
            {d.ratio && (
              <p>
                <Go to={`/indicators/${d.ratio.part}`}>{d.ratio.part}</Go> ÷{' '}
                <Go to={`/indicators/${d.ratio.whole}`}>{d.ratio.whole}</Go>
              </p>
            )}
            <p className="soft">{t('hints.wholeFigure')}</p>
          </section>
          {d.origin === 'own' && (
            <section className="panel stack" aria-labelledby="history">
              <h2 id="history">{t('views.history')}</h2>
              <History of={{ kind: 'indicator', id: key }} />
            </section>
          )}
        </div>
      )}
    </Read>
  )
}
