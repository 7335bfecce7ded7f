import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Read } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { Clock } from './Clock.tsx'
import { useDevice, type LiveScreen } from './device.ts'
import { useDoors } from './Doors.tsx'
import { useSpeech } from './speech.ts'
import './hall.css'

/** So long a new call stands out. */
const NEW_MS = 12_000
const SHOWN = 5

/** The screen on the wall of a hall: who is called where, large enough to read from five metres. */
export default function Screen({ params }: PageProps) {
  const { read, screen } = useDevice(params.token!)
  return (
    <main className="h-screen">
      <Read of={read}>{(data) => <Wall screen={screen ?? data.screen} />}</Read>
    </main>
  )
}

function Wall({ screen }: { screen: LiveScreen }) {
  const { t } = useTranslation('services')
  const speech = useSpeech(screen.calls)
  useEffect(() => {
    document.title = `${t('public.hall.screen')} · ${screen.name}`
  }, [t, screen.name])
  const [first, ...others] = screen.calls
  return (
    <>
      <header className="h-head">
        <h1>{screen.name}</h1>
        <Clock />
      </header>
      <div className="h-wall">
        <section className="h-now" aria-live="assertive">
          {first ? (
            <Called key={`${first.code} ${first.at}`} call={first} />
          ) : (
            <p className="h-none">{t('public.hall.noCalls')}</p>
          )}
        </section>
        <section className="h-calls" aria-labelledby="calls">
          <h2 id="calls">{t('public.hall.lastCalls')}</h2>
          <ul>
            {others.slice(0, SHOWN).map((c) => (
              <li key={c.code}>
                <span className="code num">{c.code}</span>
                <span className="to">{t('public.hall.toCounter', { n: c.counter })}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="h-rows" aria-label={t('public.hall.waitingNow')}>
          <ul>
            {screen.waiting.map((w) => (
              <li key={w.letter}>
                <span className="letter" aria-hidden>
                  {w.letter}
                </span>
                <span className="name">{w.name}</span>
                <span className="many num">{t('public.hall.people', { n: w.waiting })}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Foot screen={screen} speech={speech} />
    </>
  )
}

function Called({ call }: { call: LiveScreen['calls'][number] }) {
  const { t } = useTranslation('services')
  const [isNew, setNew] = useState(() => Date.now() - new Date(call.at).getTime() < NEW_MS)
  useEffect(() => {
    const timer = setTimeout(() => setNew(false), NEW_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={isNew ? 'h-called new' : 'h-called'}>
      <p className="code num">{call.code}</p>
      <p className="to">{t('public.hall.pleaseTo', { n: call.counter })}</p>
    </div>
  )
}

function Foot(props: { screen: LiveScreen; speech: ReturnType<typeof useSpeech> }) {
  const { t } = useTranslation('services')
  const says = useDoors(props.screen.doors)
  const { on, can, toggle } = props.speech
  return (
    <footer className="h-foot">
      <p>
        {says}
        {props.screen.notice && ` ${props.screen.notice}`}
      </p>
      {can && (
        <button type="button" className="h-voice" aria-pressed={on} onClick={toggle}>
          {t(on ? 'public.hall.voiceOn' : 'public.hall.voiceOff')}
        </button>
      )}
    </footer>
  )
}
