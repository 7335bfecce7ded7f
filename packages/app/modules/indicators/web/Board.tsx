import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Button } from 'antd'
import { Can, Go, PageHead, Read, Rows, useFormat, useGo } from '#web/kit/index.ts'
import { getBoard } from '../contract.ts'
import { Origin } from './Amount.tsx'
import { ScopeChoice, useFigureScope } from './scope.tsx'

/** Every indicator for one scope on the day of the date switcher. */
export default function Board() {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  const go = useGo()
  const { query, keep } = useFigureScope()
  const read = useRead(getBoard, { query })
  return (
    <div className="stack">
      <PageHead
        title={t('pages.board')}
        actions={
          <>
            <Can ability="indicators.report">
              <Button onClick={() => go('/reported-figures')}>{t('actions.figures')}</Button>
            </Can>
            <Can ability="indicators.define">
              <Button onClick={() => go('/indicator-definitions/new')}>{t('actions.define')}</Button>
            </Can>
          </>
        }
      />
      <ScopeChoice />
      <Read of={read}>
        {(board) => (
          <section className="panel stack" aria-labelledby="scope">
            <h2 id="scope">
              {board.scope.name} · {format.day(board.day)}
            </h2>
            <Rows
              label={t('pages.board')}
              rows={board.rows}
              rowKey="key"
              rowTo={(r) => keep(`/indicators/${r.key}`)}
              columns={[
                { key: 'name', title: t('fields.name'), main: true },
                {
                  key: 'value',
                  title: t('fields.value'),
                  number: true,
                  show: (r) => `${format.number(r.value)} ${r.value === null ? '' : t(`units.${r.unit}`)}`,
                },
                { key: 'origin', title: t('fields.provenance'), show: (r) => <Origin of={r} /> },
                {
                  key: 'reported',
                  title: t('fields.reported'),
                  number: true,
                  show: (r) => (r.hasReported && r.unit !== 'percent' ? format.number(r.reported) : '—'),
                },
                { key: 'missing', title: t('fields.missing'), number: true, show: (r) => format.number(r.missing) },
                {
                  key: 'rows',
                  title: t('actions.rows'),
                  show: (r) => (r.rowsTo && r.hasComputed ? <Go to={r.rowsTo}>{t('actions.rows')}</Go> : '—'),
                },
              ]}
            />
          </section>
        )}
      </Read>
    </div>
  )
}
