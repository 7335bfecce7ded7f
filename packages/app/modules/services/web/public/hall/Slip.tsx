import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/open/index.ts'
import type { Taken } from './taking.ts'

/** A number as it is shown and printed: the number, who is before it, the QR code to follow it on a phone. */
export function Slip(props: { own: Taken; onDone: () => void }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { own } = props
  return (
    <section className="h-slip" aria-live="polite">
      <div className="h-paper">
        <p className="place">{own.place}</p>
        <p className="code num">{own.code}</p>
        <p className="business">
          {own.business}
          {own.lane !== 'normal' && <strong> · {t('public.hall.first')}</strong>}
        </p>
        <p className="ahead">
          {t('public.hall.ahead', { n: own.ahead ?? 0 })}
          {own.minutes ? ` ${t('public.hall.about', { minutes: own.minutes })}` : ''}
        </p>
        <img src={`data:image/svg+xml;utf8,${encodeURIComponent(own.svg)}`} alt={t('public.hall.qr')} />
        <p className="small">{t('public.hall.follow')}</p>
        <p className="small num">{format.time(own.takenAt)}</p>
        <p className="small">{t('public.hall.passedSlip')}</p>
      </div>
      <div className="h-actions no-print">
        <button type="button" className="k-button primary" onClick={() => window.print()}>
          {t('public.hall.print')}
        </button>
        <button type="button" className="k-button" onClick={props.onDone}>
          {t('public.hall.done')}
        </button>
      </div>
    </section>
  )
}
