import { useTranslation } from 'react-i18next'
import { Go, PageHead, useAddress, useScope } from '#web/kit/index.ts'
import { AreaDetail } from './AreaDetail.tsx'
import { Tree } from './Tree.tsx'
import './areas.css'

/** The tree on one side, the area chosen in it on the other. */
export default function Browser() {
  const { t } = useTranslation('areas')
  const scope = useScope()
  const [{ at }, set] = useAddress({ at: '' })
  const chosen = at || scope.id
  return (
    <div className="stack">
      <PageHead title={t('pages.tree')} sub={t('ui.treeSub')} actions={<Go to="/areas/list">{t('pages.list')}</Go>} />
      <div className="areas-sides">
        <nav className="panel" aria-label={t('pages.tree')}>
          <Tree root={scope.id} chosen={chosen} onChoose={(id) => set({ at: id })} />
        </nav>
        <div className="stack">
          <AreaDetail id={chosen} heading />
        </div>
      </div>
    </div>
  )
}
