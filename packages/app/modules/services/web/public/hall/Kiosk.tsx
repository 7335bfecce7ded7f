import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Read } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { Arrive } from './Arrive.tsx'
import { Clock } from './Clock.tsx'
import { useDevice, type AtDevice, type LiveScreen } from './device.ts'
import { useDoors } from './Doors.tsx'
import { Businesses, Needs } from './Choosing.tsx'
import { Slip } from './Slip.tsx'
import { useTaking, type Taken } from './taking.ts'
import './hall.css'

/** After so long a slip that nobody took away makes room for the next person. */
const SHOWN_MS = 20_000

/** The kiosk at the door of a hall: two touches to a number. */
export default function Kiosk({ params }: PageProps) {
  const { read, screen } = useDevice(params.token!)
  return (
    <main className="h-kiosk">
      <Read of={read}>{(data) => <Standing token={params.token!} data={data} screen={screen ?? data.screen} />}</Read>
    </main>
  )
}

function Standing(props: { token: string; data: AtDevice; screen: LiveScreen }) {
  const { t } = useTranslation('services')
  const { screen } = props
  const [letter, setLetter] = useState<string>()
  const { take, pending, error, own: taken, reset } = useTaking(props.token)
  const [arriving, setArriving] = useState(false)
  const [arrived, setArrived] = useState<Taken>()
  const own = taken ?? arrived
  const heading = own ? 'taken' : !screen.doors.taking ? 'kiosk' : arriving ? 'slotCode' : letter ? 'anyNeed' : 'what'
  const again = () => {
    setLetter(undefined)
    setArriving(false)
    setArrived(undefined)
    reset()
  }
  useEffect(() => {
    document.title = `${t('public.hall.kiosk')} · ${screen.name}`
  }, [t, screen.name])
  useEffect(() => {
    if (!own && !error) return undefined
    const timer = setTimeout(again, SHOWN_MS)
    return () => clearTimeout(timer)
  })
  return (
    <>
      <header className="h-head no-print">
        <div>
          <p className="h-place">{screen.name}</p>
          <h1>{t(`public.hall.${heading}`)}</h1>
        </div>
        <Clock />
      </header>
      {own ? (
        <Slip own={own} onDone={again} />
      ) : !screen.doors.taking ? (
        <Shut screen={screen} />
      ) : error ? (
        <p className="h-shut" role="alert">
          {error.message}
        </p>
      ) : arriving ? (
        <Arrive token={props.token} onOwn={setArrived} onBack={again} />
      ) : letter ? (
        <Needs busy={pending} onPick={(lane) => void take(letter, lane)} onBack={() => setLetter(undefined)} />
      ) : (
        <>
          <Businesses data={props.data} screen={screen} onPick={setLetter} />
          {props.data.appointments && (
            <div className="h-actions">
              <button type="button" className="k-button" onClick={() => setArriving(true)}>
                {t('public.hall.haveAppointment')}
              </button>
            </div>
          )}
        </>
      )}
      <Foot screen={screen} />
    </>
  )
}

function Shut(props: { screen: LiveScreen }) {
  const { t } = useTranslation('services')
  const says = useDoors(props.screen.doors)
  return (
    <div className="h-shut" role="status">
      <p>{t('public.hall.shut')}</p>
      <p className="small">{says}</p>
    </div>
  )
}

function Foot(props: { screen: LiveScreen }) {
  const says = useDoors(props.screen.doors)
  return (
    <footer className="h-foot no-print">
      <p>{says}</p>
      {props.screen.notice && <p>{props.screen.notice}</p>}
    </footer>
  )
}
