import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Mark, useSay } from '#web/kit/index.ts'
import { callNumber, closeCounter, openCounter, pauseCounter } from '../../contract/hall/counters.ts'
import { finishNumber, holdNumber, passNumber, recallNumber, serveNumber } from '../../contract/hall/tickets.ts'
import type { HallNow } from './Hall.tsx'
import { HandOn } from './HandOn.tsx'

export type CounterNow = HallNow['counters'][number]

/** One's own counter: the number called, and the few things that can be done with it. */
export function MyCounter(props: { hall: HallNow; counter: CounterNow; onOver: (ticketId: string) => void }) {
  const { t } = useTranslation('services')
  const { counter } = props
  const { ticket } = counter
  return (
    <section className="panel f-counter" aria-labelledby="mine">
      <div className="row apart">
        <h2 id="mine">
          {t('hall.counterNo', { n: counter.number })} {counter.name}
        </h2>
        <Sitting counter={counter} />
      </div>
      <p className={ticket ? 'f-code num' : 'f-code none'} aria-live="polite">
        {ticket?.code ?? t('hall.nobodyHere')}
      </p>
      {ticket && (
        <p className="row">
          <Mark tone={ticket.state === 'serving' ? 'good' : 'warn'}>{t(`states.${ticket.state}`)}</Mark>
          {ticket.lane !== 'normal' && <Mark>{t(`values.lane.${ticket.lane}`)}</Mark>}
          {ticket.calls > 1 && <span>{t('hall.calledTimes', { n: ticket.calls })}</span>}
        </p>
      )}
      <Verbs {...props} />
    </section>
  )
}

function Sitting({ counter }: { counter: CounterNow }) {
  const { t } = useTranslation('services')
  const go = { open: useAct(openCounter), pause: useAct(pauseCounter), close: useAct(closeCounter) }
  const give = (verb: keyof typeof go) =>
    void go[verb].act({ params: { id: counter.id }, body: { version: counter.version } })
  const error = go.open.error ?? go.pause.error ?? go.close.error
  return (
    <div className="row">
      {counter.state === 'paused' ? (
        <Button onClick={() => give('open')}>{t('hall.goOn')}</Button>
      ) : (
        <Button onClick={() => give('pause')}>{t('hall.pause')}</Button>
      )}
      <Button onClick={() => give('close')}>{t('hall.leave')}</Button>
      {error && <ErrorNotice error={error} />}
    </div>
  )
}

function Verbs(props: { hall: HallNow; counter: CounterNow; onOver: (ticketId: string) => void }) {
  const { t } = useTranslation('services')
  const { counter, hall } = props
  const { ticket } = counter
  const call = useAct(callNumber)
  const steps = {
    recall: useAct(recallNumber), serve: useAct(serveNumber), finish: useAct(finishNumber), pass: useAct(passNumber), hold: useAct(holdNumber),
  } // prettier-ignore
  const say = useSay()
  const error = call.error ?? Object.values(steps).find((s) => s.error)?.error
  const give = async (verb: keyof typeof steps) => {
    if (!ticket) return
    if (await steps[verb].act({ params: { id: ticket.id }, body: { version: ticket.version } }))
      say(t('hall.saidDone', { code: ticket.code, verb: t(`verbs.${verb}`) }), 'good')
    if (verb === 'finish') props.onOver(ticket.id)
  }
  const next = async () => {
    const reply = await call.act({ params: { id: counter.id }, body: {} })
    if (reply && !reply.ticket) say(t('hall.nobodyWaits'))
  }
  const serving = ticket?.state === 'serving'
  return (
    <>
      <div className="row f-verbs">
        {ticket?.state === 'called' && (
          <Button type="primary" size="large" onClick={() => void give('serve')}>
            {t('hall.hasCome')}
          </Button>
        )}
        {serving && (
          <Button size="large" onClick={() => void give('finish')}>
            {t('hall.finish')}
          </Button>
        )}
        <Button
          type={ticket?.state === 'called' ? 'default' : 'primary'}
          size="large"
          loading={call.pending}
          disabled={counter.state !== 'open'}
          onClick={() => void next()}
        >
          {t(serving ? 'hall.finishAndNext' : ticket ? 'hall.passAndNext' : 'hall.next')}
        </Button>
        {ticket?.state === 'called' && (
          <>
            <Button size="large" onClick={() => void give('recall')}>
              {t('verbs.recall')}
            </Button>
            <Button size="large" onClick={() => void give('pass')}>
              {t('verbs.pass')}
            </Button>
          </>
        )}
        {ticket && (
          <>
            <Button size="large" onClick={() => void give('hold')}>
              {t('verbs.hold')}
            </Button>
            <HandOn hall={hall} ticket={ticket} />
          </>
        )}
      </div>
      {error && <ErrorNotice error={error} />}
    </>
  )
}
