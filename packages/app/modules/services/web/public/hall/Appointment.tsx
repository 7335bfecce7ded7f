import { useTranslation } from 'react-i18next'
import {
  Button,
  ErrorNotice,
  Facts,
  Go,
  PageHead,
  Read,
  useAct,
  useConfirm,
  useFormat,
  useRead,
} from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { cancelSlot, slotOf } from '../../../contract/hall/slots.ts'
import './hall.css'

/** An appointment as its holder sees it: when, where, and the code for the kiosk. */
export default function Appointment({ params }: PageProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const confirm = useConfirm()
  const call = { params: { id: params.id!, token: params.token! } }
  const read = useRead(slotOf, call, { every: () => 60_000, keep: true })
  const cancel = useAct(cancelSlot)
  const giveUp = async () => {
    if (await confirm({ title: t('public.hall.cancelSure'), danger: true })) await cancel.act({ ...call, body: {} })
  }
  return (
    <Read of={read}>
      {(own) => (
        <div className="stack h-phone">
          <PageHead title={t('public.hall.appointment')} sub={own.place} />
          <section className={`h-own ${own.slotState}`} aria-live="polite">
            <p className="business">{own.business}</p>
            <p className="says">{format.time(own.startsAt)}</p>
            <p className="code num">{own.code}</p>
            <p>{t(`public.hall.slotStates.${own.slotState}`)}</p>
          </section>
          {own.ticket && (
            <Go to={`/public/hall/number/${own.ticket.id}/${own.ticket.token}`} className="k-notice good">
              {t('public.hall.hadNumber', { code: own.ticket.code })}
            </Go>
          )}
          <Facts
            items={[
              { label: t('public.hall.where'), value: `${own.place} ${own.address}` },
              { label: t('public.hall.topic'), value: own.topic || '—' },
            ]}
          />
          {own.slotState === 'booked' && (
            <div className="row">
              <a
                className="k-button primary"
                href={`/api/hall/slots/${own.id}/${own.token}/appointment.ics`}
                download="appointment.ics"
              >
                {t('public.hall.toCalendar')}
              </a>
              <Button busy={cancel.pending} onClick={() => void giveUp()}>
                {t('public.hall.cancel')}
              </Button>
            </div>
          )}
          {cancel.error && <ErrorNotice error={cancel.error} />}
        </div>
      )}
    </Read>
  )
}
