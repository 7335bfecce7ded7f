import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Chart, Empty, Go, Notice, PageHead, Read, Rows, useFormat, useScope } from '#web/kit/index.ts'
import { caseBoard } from '../../contract/cases/cases.ts'
import { Ages } from '../figures/Ages.tsx'

/** What is overdue and due, area by area, and how old what is open is. No person is ranked. */
export default function Board() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(caseBoard, { query: { areaId: scope.id } })
  const n = (key: 'open' | 'overdue' | 'today' | 'suspended' | 'climbed') => ({ key, title: t(`cases.board.${key}`), number: true as const, show: (r: Record<typeof key, number>) => format.number(r[key]) }) // prettier-ignore
  return (
    <div className="stack">
      <PageHead
        title={t('pages.caseBoard')}
        sub={read.data?.total.area}
        actions={
          <Go to="/services/cases" className="k-button">
            {t('pages.cases')}
          </Go>
        }
      />
      <Read of={read}>
        {(board) =>
          board.total.open === 0 ? (
            <Empty title={t('cases.board.none')} text={t('cases.board.noneText')} />
          ) : (
            <>
              {board.unknownYear !== null && (
                <Notice tone="warn">{t('cases.noYearLong', { year: board.unknownYear })}</Notice>
              )}
              <section className="panel stack">
                <h2>{t('cases.board.areas')}</h2>
                <Rows
                  label={t('cases.board.areas')}
                  rows={[...board.rows, { ...board.total, area: t('cases.board.total') }]}
                  rowKey={(r: { areaId: string; area: string }) => `${r.areaId}${r.area}`}
                  columns={[
                    { key: 'area', title: t('fields.area'), main: true },
                    n('open'), n('overdue'), n('today'), n('suspended'), n('climbed'),
                    { key: 'oldestDays', title: t('cases.board.oldest'), number: true, show: (r) => format.number(r.oldestDays) },
                  ]} // prettier-ignore
                />
              </section>
              <div className="grid">
                <Ages areaId={scope.id} />
                <section className="panel">
                  <Chart
                    label={t('cases.board.kinds')}
                    kind="bar"
                    categories={board.kinds.map((k) => k.kind ?? t('cases.board.noKind'))}
                    series={[{ name: t('cases.board.open'), values: board.kinds.map((k) => k.count) }]}
                  />
                </section>
              </div>
            </>
          )
        }
      </Read>
    </div>
  )
}
