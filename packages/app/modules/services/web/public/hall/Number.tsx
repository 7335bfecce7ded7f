import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ErrorNotice, Go, Notice, PageHead, Read, useAct, useConfirm, useRead } from '#web/open/index.ts'
import { useLive } from '#web/live.ts'
import type { Answer } from '#web/api.ts'
import type { PageProps } from '#web/pages.ts'
import { cancelTicket, ticketOf } from '../../../contract/hall/open.ts'
import { useDoors } from './Doors.tsx'
import { forgetNumber } from './kept.ts'
import { Rate } from './Rate.tsx'
import './hall.css'

type Own = Answer<typeof ticketOf>
const AGAIN_MS = 30_000

/** A number as its holder sees it: how many are before it, and when it is called. */
export default function NumberPage({ params }: PageProps) {
  const call = { params: { id: params.id!, token: params.token! } }
  const read = useRead(ticketOf, call, { every: () => AGAIN_MS, keep: true })
  const placeId = read.data?.placeId
  useLive(placeId && `hall:${placeId}`, () => void read.refetch())
  return <Read of={read}>{(own) => <Standing own={own} />}</Read>
}

function Standing({ own }: { own: Own }) {
  const { t } = useTranslation('services')
  const says = useDoors(own.doors)
  const isCalled = own.state === 'called'
  useEffect(() => {
    if (isCalled) navigator.vibrate?.([400, 200, 400])
  }, [isCalled])
  return (
    <div className="stack h-phone">
      <PageHead title={t('public.hall.yourNumber')} sub={own.place} />
      <section className={`h-own ${own.state}`} aria-live="polite">
        <p className="business">{own.business}</p>
        <p className="code num">{own.code}</p>
        <p className="says">{t(`public.hall.own.${own.state}`, { n: own.counter })}</p>
        {own.ahead !== null && (
          <p className="ahead">
            {t('public.hall.ahead', { n: own.ahead })}
            {own.minutes ? ` ${t('public.hall.about', { minutes: own.minutes })}` : ''}
          </p>
        )}
      </section>
      {own.movedTo && (
        <Go to={`/public/hall/number/${own.movedTo.id}/${own.movedTo.token}`} className="k-notice good">
          {t('public.hall.movedTo', { place: own.movedTo.place, code: own.movedTo.code })}
        </Go>
      )}
      {own.state === 'waiting' && <Notice>{own.doors.state === 'open' ? t('public.hall.keepOpen') : says}</Notice>}
      {own.canRate && own.state === 'done' && (
        <Rate of={{ id: own.id, token: own.token }} source="slip" onDone={() => undefined} />
      )}
      {own.graded !== null && <Notice tone="good">{t('public.hall.thanks')}</Notice>}
      {(own.state === 'waiting' || own.state === 'held') && <GiveUp own={own} />}
    </div>
  )
}

function GiveUp({ own }: { own: Own }) {
  const { t } = useTranslation('services')
  const confirm = useConfirm()
  const cancel = useAct(cancelTicket)
  const giveUp = async () => {
    if (!(await confirm({ title: t('public.hall.giveUpSure'), text: t('public.hall.giveUpText'), danger: true })))
      return
    if (await cancel.act({ params: { id: own.id, token: own.token }, body: {} })) forgetNumber(own.placeId)
  }
  return (
    <div className="stack tight">
      <Button onClick={() => void giveUp()} busy={cancel.pending}>
        {t('public.hall.giveUp')}
      </Button>
      {cancel.error && <ErrorNotice error={cancel.error} />}
    </div>
  )
}
