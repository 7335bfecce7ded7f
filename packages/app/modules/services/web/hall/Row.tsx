import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Mark, useConfirm, useFormat } from '#web/kit/index.ts'
import { callNumber, closeHall } from '../../contract/hall/counters.ts'
import { releaseNumber, retakeNumber } from '../../contract/hall/tickets.ts'
import { Desk } from './Desk.tsx'
import type { HallNow } from './Hall.tsx'
import type { CounterNow } from './MyCounter.tsx'

/** Who waits, who was passed or put aside, and how the other counters stand. */
export function Row({ hall, mine }: { hall: HallNow; mine: CounterNow | undefined }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const call = useAct(callNumber)
  const back = { passed: useAct(retakeNumber), held: useAct(releaseNumber) }
  const error = call.error ?? back.passed.error ?? back.held.error
  const free = mine?.state === 'open' && !mine.ticket
  return (
    <aside className="stack f-row">
      <section className="panel stack tight" aria-labelledby="waiting">
        <h2 id="waiting">{t('hall.waitingNow', { n: hall.waiting.length })}</h2>
        {error && <ErrorNotice error={error} />}
        <ul>
          {hall.waiting.map((w) => (
            <li key={w.id} className="row apart">
              <span>
                <strong className="num">{w.code}</strong>{' '}
                <span className="soft small">
                  {hall.businesses.find((b) => b.letter === w.queue)?.name} · {format.time(w.takenAt).slice(-5)}
                </span>{' '}
                {w.lane !== 'normal' && <Mark tone="warn">{t(`values.lane.${w.lane}`)}</Mark>}
                {w.source === 'appointment' && <Mark>{t('values.takenBy.appointment')}</Mark>}
                {w.forCounter && <Mark>{t('hall.counterNo', { n: w.forCounter })}</Mark>}
              </span>
              {free && (
                <Button
                  size="small"
                  aria-label={t('hall.callThis', { code: w.code })}
                  onClick={() => void call.act({ params: { id: mine.id }, body: { ticketId: w.id } })}
                >
                  {t('verbs.call')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {hall.waiting.length === 0 && <p className="soft">{t('hall.nobodyWaits')}</p>}
      </section>
      {hall.aside.length > 0 && (
        <section className="panel stack tight" aria-labelledby="aside">
          <h2 id="aside">{t('hall.aside')}</h2>
          <ul>
            {hall.aside.map((a) => (
              <li key={a.id} className="row apart">
                <span>
                  <strong className="num">{a.code}</strong> <Mark>{t(`states.${a.state}`)}</Mark>
                </span>
                <Button
                  size="small"
                  aria-label={`${t(a.state === 'held' ? 'verbs.release' : 'verbs.retake')} ${a.code}`}
                  onClick={() =>
                    void back[a.state as 'held' | 'passed'].act({ params: { id: a.id }, body: { version: a.version } })
                  }
                >
                  {t(a.state === 'held' ? 'verbs.release' : 'verbs.retake')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Others hall={hall} />
      <div className="row">
        <Desk hall={hall} />
        <EndDay hall={hall} />
      </div>
    </aside>
  )
}

function Others({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  return (
    <section className="panel stack tight" aria-labelledby="others">
      <h2 id="others">{t('hall.counters')}</h2>
      <ul>
        {hall.counters.map((c) => (
          <li key={c.id} className="row apart">
            <span>
              {t('hall.counterNo', { n: c.number })} <span className="soft small">{c.name}</span>
            </span>
            <span>
              {c.ticket ? (
                <strong className="num">{c.ticket.code}</strong>
              ) : (
                <Mark>{t(`values.counterState.${c.state}`)}</Mark>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function EndDay({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const confirm = useConfirm()
  const close = useAct(closeHall)
  const end = async () => {
    const n = hall.waiting.length + hall.aside.length
    if (await confirm({ title: t('hall.endSure'), text: t('hall.endText', { n }), ok: t('hall.endDay'), danger: true }))
      await close.act({ params: { id: hall.placeId }, body: { told: '' } })
  }
  return (
    <>
      <Button danger onClick={() => void end()}>
        {t('hall.endDay')}
      </Button>
      {close.error && <ErrorNotice error={close.error} />}
    </>
  )
}
