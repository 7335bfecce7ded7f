import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PageProps } from '#web/pages.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Empty, Go, PageHead, Read, useFormat, useGo } from '#web/kit/index.ts'
import { getDefinition, getValue } from '../../contract.ts'
import { AmountFigure } from '../Amount.tsx'
import { ScopeChoice, useFigureScope } from '../scope.tsx'
import Comparison from './Comparison.tsx'
import { Missing, Sources } from './Sources.tsx'
import Split from './Split.tsx'
import Trend from './Trend.tsx'

/** One indicator for one scope: value, comparison, map, trend, sources. */
export default function Page({ params }: PageProps) {
  const key = params['key']!
  const { t } = useTranslation('indicators')
  const go = useGo()
  const definition = useRead(getDefinition, { params: { key } })
  return (
    <Read of={definition}>
      {(d) => (
        <div className="stack">
          <PageHead
            title={d.name}
            sub={d.description}
            back="/indicators"
            actions={
              <>
                <Button onClick={() => go(`/indicators/${key}/definition`)}>{t('actions.definition')}</Button>
                <Can ability="indicators.report">
                  <Button onClick={() => go(`/reported-figures?indicatorKey=${key}`)}>{t('actions.figures')}</Button>
                </Can>
              </>
            }
          />
          <ScopeChoice />
          <Value of={key} />
          <Comparison of={key} />
          {d.splits.length > 0 && <Split of={key} splits={d.splits} />}
          <Trend of={key} name={d.name} />
        </div>
      )}
    </Read>
  )
}

function Value({ of }: { of: string }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  const { query } = useFigureScope()
  const read = useRead(getValue, { params: { key: of }, query })
  return (
    <Read of={read}>
      {(v) => (
        <section className="panel stack" aria-labelledby="value">
          <h2 id="value">
            {v.scope.name} · {format.day(v.day)}
          </h2>
          {v.value === null ? (
            <Empty
              title={t('empty.value')}
              text={t('empty.valueText')}
              action={<Go to="/reported-figures/new">{t('actions.report')}</Go>}
            />
          ) : (
            <AmountFigure
              label={v.name}
              unit={v.unit}
              of={v}
              day={v.day}
              rowsTo={v.rowsTo}
              definitionTo={`/indicators/${of}/definition`}
              source={[...new Set(v.sources.map((s) => s.source))].join('；')}
            />
          )}
          {v.knownOn && <p className="soft">{t('hints.known', { day: format.day(v.knownOn) })}</p>}
          {v.areas.some((a) => a.remainder) && <p className="soft">{t('hints.wholeFigure')}</p>}
          {v.areas.some((a) => a.contradiction) && <p>{t('provenance.contradiction')}</p>}
          <Sources of={v} />
          <Missing of={v} />
        </section>
      )}
    </Read>
  )
}
