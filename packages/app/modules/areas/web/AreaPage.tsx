import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { History, PageHead } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getAreaPage } from '../contract.ts'
import { AreaDetail } from './AreaDetail.tsx'
import './areas.css'

/** One area. */
export default function AreaPage({ params }: PageProps) {
  const { t } = useTranslation('areas')
  const id = params.id!
  const { data } = useRead(getAreaPage, { params: { id }, query: {} })
  return (
    <div className="stack">
      <PageHead title={data?.name ?? t('pages.area')} sub={data && t(`kinds.${data.kind}`)} back="/areas" />
      <AreaDetail id={id} />
      <section className="panel stack" aria-labelledby="trail">
        <h2 id="trail">{t('ui.trail')}</h2>
        <History of={{ kind: 'area', id }} />
      </section>
    </div>
  )
}
