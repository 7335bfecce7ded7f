import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Mark, Read, useFormat, useScope } from '#web/kit/index.ts'
import { listWork } from '../../contract/work.ts'

/** What is to be mended next in the bodies of the area looked at. */
export default function WorkCard() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(listWork, { query: { areaId: scope.id, state: 'open', size: 5 } })
  return (
    <Read of={read}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <Empty title={t('cover.noWork')} />
        ) : (
          <ul className="stack tight">
            {rows.map((w) => (
              <li key={w.id}>
                {w.text} <span className="soft small">{w.area}</span>{' '}
                <Mark tone={w.overdue ? 'bad' : undefined}>{format.day(w.dueOn)}</Mark>
              </li>
            ))}
            <li>
              <Go to="/organs/work">{t('cover.allWork', { n: total })}</Go>
            </li>
          </ul>
        )
      }
    </Read>
  )
}
