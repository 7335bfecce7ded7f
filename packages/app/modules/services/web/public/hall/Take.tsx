import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Go, PageHead, Read, useGo } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { Businesses, Needs } from './Choosing.tsx'
import { useDevice, type AtDevice, type LiveScreen } from './device.ts'
import { useDoors } from './Doors.tsx'
import { keepNumber, keptNumber } from './kept.ts'
import { useTaking } from './taking.ts'
import './hall.css'

/** Taking a number on one's own phone, by the hall's QR code. */
export default function Take({ params }: PageProps) {
  const { read, screen } = useDevice(params.token!)
  return <Read of={read}>{(data) => <Taking token={params.token!} data={data} screen={screen ?? data.screen} />}</Read>
}

function Taking(props: { token: string; data: AtDevice; screen: LiveScreen }) {
  const { t } = useTranslation('services')
  const { screen } = props
  const go = useGo()
  const says = useDoors(screen.doors)
  const [letter, setLetter] = useState<string>()
  const taking = useTaking(props.token)
  const before = keptNumber(screen.placeId)
  const pick = async (lane: Parameters<typeof taking.take>[1]) => {
    const own = await taking.take(letter!, lane)
    if (!own) return
    keepNumber(screen.placeId, own)
    go(`/public/hall/number/${own.id}/${own.token}`)
  }
  return (
    <div className="stack h-phone">
      <PageHead title={screen.name} sub={says} />
      {before && (
        <Go to={`/public/hall/number/${before.id}/${before.token}`} className="k-notice good">
          {t('public.hall.hadNumber', { code: before.code })}
        </Go>
      )}
      {props.data.appointments && <Go to={`/public/hall/book/${screen.placeId}`}>{t('public.hall.book')}</Go>}
      {taking.error && (
        <p className="k-notice bad" role="alert">
          {taking.error.message || t('public.hall.offline')}
        </p>
      )}
      {!screen.doors.taking ? (
        <Empty title={t('public.hall.shut')} text={says} />
      ) : (
        <>
          <h2>{t(letter ? 'public.hall.anyNeed' : 'public.hall.what')}</h2>
          {letter ? (
            <Needs busy={taking.pending} onPick={(lane) => void pick(lane)} onBack={() => setLetter(undefined)} />
          ) : (
            <Businesses data={props.data} screen={screen} onPick={setLetter} />
          )}
        </>
      )}
    </div>
  )
}
