import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Read, useFormat, useScope } from '#web/kit/index.ts'
import { listActs } from '../../contract/acts.ts'

/** Acts that wait for a decision. */
export default function WaitingCard() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(listActs, { query: { state: 'filed', areaId: scope.id, size: 5 } })
  return (
    <Read of={read}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={t('acts.nothingWaits')} />
        ) : (
          <ul className="stack tight">
            {rows.map((act) => (
              <li key={act.id}>
                <Go to={`/planning/acts/${act.id}`}>{act.title}</Go>{' '}
                <span className="soft small">
                  {act.area} · {format.day(act.effectiveOn)}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  )
}
