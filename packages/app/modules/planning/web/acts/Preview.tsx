import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Read, useFormat } from '#web/kit/index.ts'
import { previewAct } from '../../contract/acts.ts'
import { Moves } from './Moves.tsx'
import type { ActDetail } from './shown.ts'

/** What will move on the day, and what it opens. */
export function Preview({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const read = useRead(previewAct, { params: { id: act.id } })
  return (
    <section className="panel stack" aria-labelledby="preview">
      <h2 id="preview">{t('acts.preview')}</h2>
      <Read of={read}>
        {({ moves, noOutline, tasks, open }) => (
          <>
            <p className="soft">{t('acts.previewText', { day: format.day(act.effectiveOn) })}</p>
            {moves.length === 0 ? <p>{t('acts.nothingMoves')}</p> : <Moves moves={moves} />}
            {noOutline.length > 0 && <p className="soft">{t('acts.noOutline', { names: noOutline.join('、') })}</p>}
            {open.some((o) => o.requests + o.localUnits > 0) && (
              <ul>
                {open
                  .filter((o) => o.requests + o.localUnits > 0)
                  .map((o) => (
                    <li key={o.community}>{t('acts.openIn', { ...o })}</li>
                  ))}
              </ul>
            )}
            {tasks.length > 0 && (
              <details>
                <summary>{t('acts.opensTasks', { n: tasks.length })}</summary>
                <ul>
                  {tasks.map((task) => (
                    <li key={`${task.community}${task.kind}`}>
                      {task.community}：{t(`values.task.${task.kind}`)}
                      <span className="soft"> {format.day(task.dueOn)}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Read>
    </section>
  )
}
