import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Go, Read, useScope } from '#web/kit/index.ts'
import { getBoard } from '../contract.ts'
import { AmountFigure } from './Amount.tsx'

/** Where things stand: the first figures of the area looked at. */
const FIRST = new Set([
  'registers.population',
  'registers.floating',
  'registers.households',
  'areas.committees',
  'areas.communities',
  'registers.blindSpots',
])

export default function BoardCard() {
  const { t } = useTranslation('indicators')
  const scope = useScope()
  const read = useRead(getBoard, { query: { areaId: scope.id } })
  return (
    <Read of={read}>
      {(board) => (
        <div className="stack">
          <div className="grid">
            {board.rows
              .filter((r) => FIRST.has(r.key))
              .map((r) => (
                <AmountFigure
                  key={r.key}
                  label={r.name}
                  unit={r.unit}
                  of={r}
                  day={board.day}
                  rowsTo={r.rowsTo}
                  definitionTo={`/indicators/${r.key}`}
                />
              ))}
          </div>
          <Go to="/indicators">{t('pages.board')}</Go>
        </div>
      )}
    </Read>
  )
}
