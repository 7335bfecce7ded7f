import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Empty, Mark, PageHead, Read, useFormat, useRead, useSay } from '#web/my/index.ts'
import type { Answer } from '#web/api.ts'
import { listNear } from '../../contract/residents/near.ts'

type Place = Answer<typeof listNear>['rows'][number]

/** Places by distance: from home, or from where one stands when one asks so. */
export default function Near() {
  const { t } = useTranslation('services')
  const [point, setPoint] = useState<{ x: number; y: number }>()
  const say = useSay()
  const read = useRead(listNear, { query: point ?? {} }, { keep: true })
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPoint({ x: coords.longitude, y: coords.latitude }),
      () => say(t('my.form.locateFailed'), 'bad'),
      { timeout: 10_000 },
    )
  return (
    <>
      <PageHead title={t('my.nearTitle')} />
      <div className="stack tight">
        <Button onClick={locate}>{t('my.whereAmI')}</Button>
        <p className="soft small">{t('my.whereAmIText')}</p>
      </div>
      <Read of={read}>
        {({ from, rows }) => (
          <>
            {rows.length === 0 && <Empty title={t('my.noPlaces')} text={t('my.noPlacesText')} />}
            {rows.length > 0 && <p className="soft small">{t(`my.nearFrom.${from}`)}</p>}
            <ul className="stack tight">
              {rows.map((p) => (
                <One key={p.id} of={p} />
              ))}
            </ul>
          </>
        )}
      </Read>
    </>
  )
}

function One({ of: p }: { of: Place }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const far = p.metres === null ? undefined : p.metres < 1000 ? t('my.metres', { n: Math.round(p.metres / 10) * 10 }) : t('my.kilometres', { n: format.number(Math.round(p.metres / 100) / 10) }) // prettier-ignore
  return (
    <li className="m-case">
      <span className="row apart">
        <strong>{p.name}</strong>
        {p.openNow !== null && <Mark tone={p.openNow ? 'good' : undefined}>{p.openNow ? t('my.open') : t('my.shut')}</Mark>}
      </span>
      <span className="small">{p.address}</span>
      <span className="soft small">
        {[far, p.openNow && p.closesAt && t('my.openTill', { time: format.time(p.closesAt) }), p.openNow === false && p.nextOpening && t('my.opensAt', { time: format.time(p.nextOpening) }), p.unknownYear && t('my.unknownYear', { year: p.unknownYear })].filter(Boolean).join(' · ')}
      </span>
      {p.phone && (
        <a className="m-link" href={`tel:${p.phone}`}>
          {t('my.callPlace')} {p.phone}
        </a>
      )}
    </li>
  )
} // prettier-ignore
