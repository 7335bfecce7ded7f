import { useTranslation } from 'react-i18next'
import type { AtDevice, LiveScreen } from './device.ts'
import { lanes, type Lane } from '../../../contract/hall/base.ts'

/** The kinds of business, each a large field with how many wait. */
export function Businesses(props: { data: AtDevice; screen: LiveScreen; onPick: (letter: string) => void }) {
  const { t } = useTranslation('services')
  return (
    <ul className="h-fields">
      {props.data.businesses.map((b) => {
        const row = props.screen.waiting.find((w) => w.letter === b.letter)
        return (
          <li key={b.letter}>
            <button type="button" onClick={() => props.onPick(b.letter)}>
              <span className="letter" aria-hidden>
                {b.letter}
              </span>
              <span className="name">{b.name}</span>
              {b.about && <span className="about">{b.about}</span>}
              <span className="row-now">
                {row &&
                  t(row.minutes ? 'public.hall.waitAbout' : 'public.hall.waitNow', {
                    n: row.waiting,
                    minutes: row.minutes,
                  })}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Asks for a need that gives the right to go first: it is the person who says so. */
export function Needs(props: { busy: boolean; onPick: (lane: Lane) => void; onBack: () => void }) {
  const { t } = useTranslation('services')
  return (
    <>
      <ul className="h-fields needs">
        {lanes.map((lane) => (
          <li key={lane}>
            <button
              type="button"
              className={lane === 'normal' ? 'usual' : ''}
              aria-disabled={props.busy}
              onClick={() => props.busy || props.onPick(lane)}
            >
              <span className="name">{t(`public.hall.lanes.${lane}`)}</span>
              <span className="about">{t(`public.hall.lanesAbout.${lane}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="h-actions">
        <button type="button" className="k-button" onClick={props.onBack}>
          {t('public.hall.back')}
        </button>
        <p role="status">{props.busy && t('public.hall.taking')}</p>
      </div>
    </>
  )
}
