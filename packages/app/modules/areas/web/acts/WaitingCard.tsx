import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Read, useScope } from '#web/kit/index.ts'
import { listActs } from '../../contract.ts'

/** Proposals that wait for a decision. */
export default function WaitingCard() {
  const { t } = useTranslation('areas')
  const scope = useScope()
  const read = useRead(listActs, { query: { state: 'submitted', under: scope.id, size: 5 } })
  return (
    <Read of={read}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={t('ui.nothingWaits')} />
        ) : (
          <ul className="stack tight">
            {rows.map((act) => (
              <li key={act.id}>
                <Go to={`/areas/acts/${act.id}`}>{act.title}</Go>{' '}
                <span className="soft small">
                  {t(`acts.${act.kind}`)} · {act.effectiveOn}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  )
}
