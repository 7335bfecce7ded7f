import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { unsplitUnit } from '#modules/registers/contract/index.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Go, Notice, useSay } from '#web/kit/index.ts'
import type { WasSplit } from './parting.ts'

/** What the split brought, and how to take it back. */
export function SplitDone({ done, caseId, onUndone }: { done: WasSplit; caseId: string; onUndone: () => void }) {
  const { t } = useTranslation('planning')
  const say = useSay()
  const undo = useAct(unsplitUnit)
  const back = async () => {
    if (!(await undo.act({ params: { id: done.id }, body: { version: done.version, reason: t('bring.undo') } }))) return
    say(t('split.undone'))
    onUndone()
  }
  return (
    <section className="panel stack" aria-label={t('split.sums')}>
      <Notice tone="good" live>
        {t('split.done', { names: done.names.join('、') })}
      </Notice>
      <span className="row">
        <Go to={`/planning/cases/${caseId}`} className="k-button primary">
          {t('split.toCase')}
        </Go>
        <Button loading={undo.pending} onClick={() => void back()}>
          {t('bring.undo')}
        </Button>
      </span>
      <ErrorNotice error={undo.error} />
    </section>
  )
}
