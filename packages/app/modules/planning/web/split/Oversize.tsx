import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Mark, PageHead, Read, Rows, useAbility, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { oversize } from '../../contract/compounds.ts'
import '../plan.css'

/** Units above the upper bound of a case, to be split by building before anybody draws. */
export default function Oversize({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const able = useAbility()
  const caseId = params.id!
  const read = useRead(oversize, { params: { id: caseId } })
  return (
    <div className="stack">
      <PageHead title={t('pages.oversize')} sub={t('split.sub')} back={`/planning/cases/${caseId}`} />
      <Read of={read}>
        {({ rows, upper }) =>
          rows.length === 0 ? (
            <Empty title={t('split.none')} text={t('split.noneText', { upper: format.number(upper) })} />
          ) : (
            <div className="panel stack">
              <h2>{t('split.list', { upper: format.number(upper) })}</h2>
              <Rows
                label={t('split.list', { upper: format.number(upper) })}
                rows={rows}
                rowKey="unitId"
                columns={[
                  { key: 'name', title: t('table.unit'), main: true },
                  {
                    key: 'households',
                    title: t('table.columns.households'),
                    number: true,
                    show: (r) => <Mark tone="bad">{format.number(r.households)}</Mark>,
                  },
                  {
                    key: 'buildings',
                    title: t('split.buildings'),
                    number: true,
                    show: (r) => format.number(r.buildings.length),
                  },
                  {
                    key: 'doings',
                    title: t('cases.doings'),
                    show: (r) =>
                      able('registers.units') && (
                        <Go
                          to={`/planning/cases/${caseId}/split/${r.unitId}`}
                          className="k-button"
                          label={t('split.splitOf', { name: r.name })}
                        >
                          {t('split.doSplit')}
                        </Go>
                      ),
                  },
                ]}
              />
            </div>
          )
        }
      </Read>
    </div>
  )
}
