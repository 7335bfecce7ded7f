import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useBlocker } from '@tanstack/react-router'
import { useRead } from '#web/hooks.ts'
import { ErrorNotice, Mark, Notice, useFormat } from '#web/kit/index.ts'
import { changesSince } from '../../contract/schemes.ts'
import { plain } from './desk/kept.ts'
import { useTable } from './state.ts'

const TONES = {
  saved: 'good',
  waiting: undefined,
  sending: undefined,
  offline: 'warn',
  stale: 'bad',
  refused: 'bad',
} as const

/** How far the drawing is saved, and what to do when another changed it meanwhile. */
export function Saved() {
  const { t } = useTranslation('planning')
  const { desk, saving, saver, reload: lay } = useTable()
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => saving.open > 0 })
  const reload = (mine: boolean) => {
    const kept = mine ? plain(desk, saver.open()) : []
    saver.stop()
    lay(kept)
  }
  return (
    <div className="stack tight">
      <span role="status">
        <Mark tone={TONES[saving.state]}>{t(`table.saving.${saving.state}`, { n: saving.open })}</Mark>
      </span>
      {saving.state === 'refused' && (
        <>
          <ErrorNotice error={saving.error} />
          <Button onClick={() => reload(false)}>{t('table.dropMine')}</Button>
        </>
      )}
      {saving.state === 'stale' && <Stale onReload={reload} />}
    </div>
  )
}

/** What the other changed: it is taken over, and one's own steps go on top, or are given up. */
function Stale({ onReload }: { onReload: (mine: boolean) => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk, saving } = useTable()
  const read = useRead(changesSince, { params: { id: desk.scheme.id }, query: { since: saving.version } })
  return (
    <Notice tone="warn" live>
      <p>{t('table.stale', { n: saving.open })}</p>
      <ul>
        {read.data?.rows.map((r) => (
          <li key={r.version + r.kind}>
            {format.time(r.at)} {r.byName}：{t(`undo.${r.kind}`)}
            {r.units > 0 && t('table.unitsTouched', { n: r.units })}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button type="primary" onClick={() => onReload(true)}>
          {t('table.takeOver')}
        </Button>
        <Button onClick={() => onReload(false)}>{t('table.dropMine')}</Button>
      </div>
    </Notice>
  )
}
