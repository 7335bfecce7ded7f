import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Mark, Notice, useFormat } from '#web/kit/index.ts'
import type { Detail } from './Case.tsx'

/** Both clocks, plainly: nobody can hide one. */
export function Clocks({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const span = useSpan()
  const open = of.closedAt === null
  return (
    <section className="case-clocks" aria-label={t('cases.clocks')}>
      <Clock name={t('cases.whole')} clock={of.whole} closedAt={of.closedAt} />
      {open && of.state !== 'suspended' && (
        <Clock name={t('cases.stepClock', { state: t(`states.${of.state}`) })} clock={of.step} closedAt={null} />
      )}
      {of.suspendedS > 0 && (
        <p className="soft">
          {t(of.state === 'suspended' ? 'cases.stopped' : 'cases.wasStopped', {
            time: span(Math.round(of.suspendedS / 60)),
          })}
        </p>
      )}
      {of.clockYear !== null && <Notice tone="warn">{t('cases.noYearLong', { year: of.clockYear })}</Notice>}
      {of.escalatedTo !== null && <Notice tone="bad">{t(`cases.climbedLong.${of.escalatedTo}`)}</Notice>}
    </section>
  )
}

/** Minutes in words. */
export function useSpan() {
  const { t } = useTranslation('services')
  return (minutes: number): string => {
    const m = Math.abs(minutes)
    if (m < 60) return t('cases.span.minutes', { n: m })
    if (m < 48 * 60) return t('cases.span.hours', { h: Math.floor(m / 60), m: m % 60 })
    return t('cases.span.days', { d: Math.floor(m / 1440), h: Math.floor((m % 1440) / 60) })
  }
}

function Clock({ name, clock, closedAt }: { name: string; clock: Detail['whole']; closedAt: string | null }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const span = useSpan()
  const left = clock.leftMinutes
  const gone = clock.dueAt ? share(clock.from ?? clock.dueAt, clock.dueAt, left!) : 0
  return (
    <div className="panel case-clock">
      <div className="row between">
        <h2>{name}</h2>
        {clock.dueAt ? (
          <Mark tone={clock.overdue ? 'bad' : gone > 75 ? 'warn' : 'good'}>{words(t, span, left!, closedAt)}</Mark>
        ) : (
          <Mark>{t(clock.from ? 'cases.noClock' : 'cases.fromAcceptance')}</Mark>
        )}
      </div>
      {clock.dueAt && (
        <>
          <div className="case-bar" aria-hidden>
            <span className={clock.overdue ? 'bad' : gone > 75 ? 'warn' : 'good'} style={{ width: `${gone}%` }} />
          </div>
          <p className="num">
            {t('cases.fromTo', { from: format.time(clock.from ?? clock.dueAt), to: format.time(clock.dueAt) })}
          </p>
        </>
      )}
      {clock.origin && (
        <p className="soft">
          {t(`cases.origin.${clock.origin}`)}
          {clock.source && clock.origin !== 'promise' ? `：${clock.source}` : ''}
        </p>
      )}
    </div>
  )
}

function words(t: TFunction<'services'>, span: (m: number) => string, left: number, closedAt: string | null): string {
  if (closedAt) return t(left < 0 ? 'cases.closedLate' : 'cases.closedInTime', { time: span(left) })
  return t(left < 0 ? 'cases.over' : 'cases.left', { time: span(left) })
}

function share(from: string, due: string, left: number): number {
  const all = (Date.parse(due) - Date.parse(from)) / 60_000
  return all <= 0 ? 100 : Math.min(100, Math.max(0, Math.round(((all - left) / all) * 100)))
}
