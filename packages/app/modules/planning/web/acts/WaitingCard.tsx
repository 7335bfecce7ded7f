import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Read, useFormat, useScope } from '#web/kit/index.ts'
import { listActs } from '../../contract/acts.ts'
import { StateMark } from './StateMark.tsx'

/** Acts that wait for a decision, and before them those that could not come into force. */
export default function WaitingCard() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(listActs, { query: { state: 'filed', areaId: scope.id, size: 5 } })
  const stuck = useRead(listActs, { query: { state: 'announced', areaId: scope.id, size: 50, sort: 'effectiveOn' } })
  const refused = stuck.data?.rows.filter((act) => act.refusedAt !== null) ?? []
  return (
    <Read of={read}>
      {({ rows: filed }) => {
        const rows = [...refused, ...filed]
        return rows.length === 0 ? (
          <Empty title={t('acts.nothingWaits')} />
        ) : (
          <ul className="stack tight">
            {rows.map((act) => (
              <li key={act.id}>
                <Go to={`/planning/acts/${act.id}`}>{act.title}</Go>{' '}
                {act.refusedAt && <StateMark state={act.state} refused />}{' '}
                <span className="soft small">
                  {act.area} · {format.day(act.effectiveOn)}
                </span>
              </li>
            ))}
          </ul>
        )
      }}
    </Read>
  )
}
