import { useTranslation } from 'react-i18next'
import { Empty, Go, PageHead, Read, useRead } from '#web/open/index.ts'
import { listPlaces } from '../../../contract/network/places.ts'
import { OpenNow } from './OpenNow.tsx'

/** Places of the network, with those that are open now. */
export default function Places() {
  const { t } = useTranslation('services')
  const read = useRead(listPlaces, { query: { size: 200 } })
  return (
    <div className="stack">
      <PageHead title={t('public.network.title')} sub={t('public.network.sub')} />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('public.network.none')} text={t('public.network.noneText')} />
          ) : (
            rows.map((r) => (
              <article className="panel stack tight" key={r.id}>
                <Go to={`/public/places/${r.id}`}>
                  <strong>{r.name}</strong>
                </Go>
                <span>{r.address}</span>
                <OpenNow open={r.openNow} next={r.nextOpening} unknownYear={r.unknownYear} />
              </article>
            ))
          )
        }
      </Read>
      <Go to="/public/services">{t('public.network.services')}</Go>
    </div>
  )
}
