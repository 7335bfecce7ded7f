import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Go, Mark, PageHead, Read, Rows, useFormat, useScope } from '#web/kit/index.ts'
import { coverageOf, fitnessOf } from '../../contract/coverage.ts'
import '../plan.css'

const MOST = 200

/** Where the area looked at is not covered as it should be, and which communities do not fit. */
export default function Coverage() {
  const { t } = useTranslation('planning')
  return (
    <div className="stack">
      <PageHead title={t('pages.coverage')} sub={t('cases.coverageSub')} back="/planning" />
      <BlindSpots />
      <Fitness />
    </div>
  )
}

function BlindSpots() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(coverageOf, { query: { areaId: scope.id } })
  return (
    <div className="panel stack">
      <h2>{t('cases.blindSpots')}</h2>
      <Read of={read}>
        {({ rows, units, covered }) => (
          <>
            <p>{t('cases.covered', { units: format.number(units), covered: format.number(covered) })}</p>
            {rows.length > 0 && (
              <Rows
                label={t('cases.blindSpots')}
                rows={rows.slice(0, MOST)}
                rowKey={(r) => r.kind + r.units.map((u) => u.id).join('')}
                columns={[
                  {
                    key: 'units',
                    title: t('table.unit'),
                    main: true,
                    show: (r) => r.units.map((u) => u.name).join('、'),
                  },
                  {
                    key: 'kind',
                    title: t('table.what'),
                    show: (r) => <Mark tone="bad">{t(`blindSpots.${r.kind}`)}</Mark>,
                  },
                  { key: 'town', title: t('fields.areaId') },
                  {
                    key: 'households',
                    title: t('table.columns.households'),
                    number: true,
                    show: (r) => format.number(r.households),
                  },
                  { key: 'communities', title: t('table.communities'), show: (r) => r.communities.join('、') || '—' },
                  { key: 'since', title: t('cases.since'), show: (r) => format.day(r.since) },
                  { key: 'dueOn', title: t('fields.dueOn'), show: (r) => format.day(r.dueOn) },
                  {
                    key: 'caseId',
                    title: t('pages.case'),
                    show: (r) => r.caseId && <Go to={`/planning/cases/${r.caseId}`}>{t('cases.openCase')}</Go>,
                  },
                ]}
              />
            )}
          </>
        )}
      </Read>
    </div>
  )
}

function Fitness() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(fitnessOf, { query: { areaId: scope.id } })
  return (
    <div className="panel stack">
      <h2>{t('cases.fitness')}</h2>
      <Read of={read}>
        {({ rows, communities }) => (
          <>
            <p>{t('cases.looked', { communities: format.number(communities), found: format.number(rows.length) })}</p>
            {rows.length > 0 && (
              <Rows
                label={t('cases.fitness')}
                rows={rows.slice(0, MOST)}
                rowKey={(r) => r.areaId + r.kind + JSON.stringify(r.params)}
                rowTo={(r) => `/areas/${r.areaId}`}
                columns={[
                  { key: 'name', title: t('table.community'), main: true },
                  { key: 'town', title: t('fields.areaId') },
                  { key: 'kind', title: t('table.what'), show: (r) => t(`fitness.${r.kind}`, r.params) },
                ]}
              />
            )}
            {rows.length > MOST && <p className="soft">{t('cases.moreMoved', { n: MOST })}</p>}
          </>
        )}
      </Read>
    </div>
  )
}
