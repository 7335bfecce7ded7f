import { useTranslation } from 'react-i18next'
import { Facts, Go, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getPlace } from '../../../contract/network/places.ts'
import { OpenNow } from './OpenNow.tsx'

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const spans = (of: readonly { from: string; to: string }[]): string => of.map((s) => `${s.from}—${s.to}`).join('，')

/** One place: where it is, when it is open, what is done there. */
export default function Place({ params }: PageProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(getPlace, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(place) => (
        <div className="stack">
          <PageHead title={place.name} sub={place.area} back="/public/places" />
          <OpenNow open={place.openNow} next={place.nextOpening} unknownYear={place.unknownYear} />
          {place.inBreak && <p>{t('public.network.lunch')}</p>}
          <Facts
            items={[
              { label: t('public.network.address'), value: place.address },
              {
                label: t('public.network.telephone'),
                value: place.telephone ? <a href={`tel:${place.telephone}`}>{place.telephone}</a> : '—',
              },
            ]}
          />
          <h2>{t('public.network.hours')}</h2>
          <ul>
            {DAYS.map((day) => (
              <li key={day}>
                {t(`public.network.days.${day}`)}{' '}
                {spans(place.hours.filter((h) => h.day === day)) || t('public.network.off')}
              </li>
            ))}
          </ul>
          <p>{t(`public.network.holidays.${place.holidays}`)}</p>
          {place.days.length > 0 && (
            <>
              <h2>{t('public.network.own')}</h2>
              <ul>
                {place.days.map((d) => (
                  <li key={d.day}>
                    {format.day(d.day)} {spans(d.hours) || t('public.network.off')}（{d.note}）
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t('public.network.offers')}</h2>
          {place.offers.length === 0 ? (
            <p>{t('public.network.noOffers')}</p>
          ) : (
            <ul>
              {place.offers.map((o) => (
                <li key={o.id}>
                  <Go to={`/public/services/${o.itemId}`}>{o.item}</Go> {o.note}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Read>
  )
}
