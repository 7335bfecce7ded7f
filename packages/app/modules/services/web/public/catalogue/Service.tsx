import { useTranslation } from 'react-i18next'
import { Facts, Go, Notice, PageHead, Read, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getItem } from '../../../contract/catalogue/items.ts'

const FEN = 100

/** One service: for whom, what to bring, how long, where. */
export default function Service({ params }: PageProps) {
  const { t } = useTranslation('services')
  const read = useRead(getItem, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {({ current, area, kindName, standing, offers }) => {
        const bring = current.documents.filter((d) => d.held === null)
        const held = current.documents.filter((d) => d.held !== null)
        const { mode, priceFen } = current.fee
        const price = priceFen === undefined ? '' : ` · ${t('public.catalogue.price', { yuan: priceFen / FEN })}`
        return (
          <div className="stack">
            <PageHead title={current.name} sub={`${area} · ${kindName}`} back="/public/services" />
            {standing === 'ended' && (
              <Notice tone="warn">{t('public.catalogue.ended', { day: current.validTo })}</Notice>
            )}
            {current.summary && <p>{current.summary}</p>}
            <Facts
              items={[
                { label: t('public.catalogue.fee'), value: `${t(`public.catalogue.fees.${mode}`)}${price}` },
                { label: t('public.catalogue.promise'), value: current.promise ? t(`public.catalogue.spans.${current.promise.unit}`, { n: current.promise.value }) : '—' }, // prettier-ignore
              ]}
            />
            <h2>{t('public.catalogue.eligibility')}</h2>
            <p>{current.eligibility || t('public.catalogue.anyone')}</p>
            <h2>{t('public.catalogue.bring')}</h2>
            {bring.length === 0 ? (
              <p>{t('public.catalogue.nothing')}</p>
            ) : (
              <ul>
                {bring.map((d) => (
                  <li key={d.name}>
                    {d.name}
                    {d.when && `（${d.when}）`}
                  </li>
                ))}
              </ul>
            )}
            {held.length > 0 && (
              <Notice tone="good">{t('public.catalogue.held', { names: held.map((d) => d.name).join('、') })}</Notice>
            )}
            <h2>{t('public.catalogue.where')}</h2>
            {offers.length === 0 ? (
              <p>{t('public.catalogue.nowhere')}</p>
            ) : (
              <ul>
                {offers.map((o) => (
                  <li key={o.id}>
                    <Go to={`/public/places/${o.placeId}`}>{o.place}</Go> {o.address} {o.note}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      }}
    </Read>
  )
}
