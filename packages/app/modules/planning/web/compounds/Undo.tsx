import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Notice, useSay, useScope } from '#web/kit/index.ts'
import { undoCompounds } from '../../contract/compounds.ts'

/** What was just decided, and by what it is taken back. */
export interface Done {
  batchId: string
  text: string
}

/** Says what was decided and takes it back. */
export function Undo({ done, onGone }: { done: Done; onGone: () => void }) {
  const { t } = useTranslation('planning')
  const say = useSay()
  const scope = useScope()
  const undo = useAct(undoCompounds)
  const back = async () => {
    const reply = await undo.act({ body: { areaId: scope.id, batchId: done.batchId } })
    if (!reply) return
    say(t('compounds.restored', { n: reply.restored }))
    onGone()
  }
  return (
    <Notice tone="good" live>
      <span className="row">
        {done.text}
        <Button size="small" loading={undo.pending} onClick={() => void back()}>
          {t('bring.undo')}
        </Button>
      </span>
      <ErrorNotice error={undo.error} />
    </Notice>
  )
}
