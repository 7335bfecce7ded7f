import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Facts, Go, Notice, PageHead, useFormat, useSay } from '#web/kit/index.ts'
import { undoUpload, type uploadCompounds } from '../../contract/compounds.ts'
import { Faults } from './ReadList.tsx'

/** What an upload brought, what is to be decided now, and how to take it back. */
export function Kept(props: { kept: Answer<typeof uploadCompounds>; source: string; areaId: string; onBack: () => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const say = useSay()
  const undo = useAct(undoUpload)
  const { kept, source, areaId } = props
  const back = async () => {
    if (!(await undo.act({ body: { areaId, uploadId: kept.uploadId } }))) return
    say(t('compounds.uploadUndone', { source }))
    props.onBack()
  }
  return (
    <div className="stack">
      <PageHead title={t('compounds.keptTitle', { source })} back="/planning/compounds" />
      <section className="panel stack" aria-label={t('compounds.standing')}>
        <Facts
          items={(['rows', 'already', 'groups', 'known', 'differing', 'astray'] as const).map((key) => ({
            label: t(`compounds.kept.${key}`),
            value: format.number(kept[key]),
          }))}
        />
        {kept.differing > 0 && <Notice tone="warn">{t('compounds.nowDecide', { n: kept.differing })}</Notice>}
        <span className="row">
          <Go to={`/planning/compounds${kept.differing > 0 ? '?differs=true' : ''}`} className="k-button primary">
            {t(kept.differing > 0 ? 'compounds.toDiffering' : 'compounds.toList')}
          </Go>
          {kept.rows > 0 && (
            <Button loading={undo.pending} onClick={() => void back()}>
              {t('compounds.undoUpload')}
            </Button>
          )}
        </span>
        <ErrorNotice error={undo.error} />
        <Faults faults={kept.faults} />
      </section>
    </div>
  )
} // prettier-ignore
