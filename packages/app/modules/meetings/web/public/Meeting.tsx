import { useTranslation } from 'react-i18next'
import { Facts, Go, Mark, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { openMeetingView } from '../../contract/open.ts'

/** A meeting for everybody: agenda, decisions, signed minutes. */
export default function MeetingPage({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(openMeetingView, { params: { id: params['id']! } })
  return (
    <Read of={read}>
      {(m) => (
        <div className="stack">
          <PageHead title={m.title} sub={m.area} back={`/public/affairs?community=${m.areaId}`} />
          <section className="panel stack">
            <p><Mark tone={m.state === 'lapsed' || m.state === 'cancelled' ? 'bad' : undefined}>{t(`public.states.${m.state}`)}</Mark> {t(`public.kinds.${m.kind}`)}</p>
            <Facts items={[
              { label: t('public.when'), value: format.time(m.meetsAt) },
              { label: t('public.where'), value: m.place },
              ...(m.present === null || m.entitled === 0 ? [] : [{ label: t('public.attendance'), value: t('public.came', { n: m.present, all: m.entitled }) }]),
              ...(m.shortNotice ? [{ label: t('public.shortNotice'), value: m.shortNotice }] : []),
              ...(m.outcomeText ? [{ label: t('public.outcome'), value: m.outcomeText }] : []),
            ]} />
          </section>
          <section className="panel stack" aria-labelledby="agenda">
            <h2 id="agenda">{t('public.agenda')}</h2>
            {m.agenda.length === 0 ? <p className="soft">{t('public.noAgenda')}</p> : (
              <ol className="stack tight">
                {m.agenda.map((i) => <li key={i.seq}>{i.title} {i.studiedOn && <span className="soft small">{t('public.studied', { day: format.day(i.studiedOn) })}</span>}</li>)}
              </ol>
            )}
          </section>
          {m.decided.length > 0 && (
            <section className="panel stack" aria-labelledby="decided">
              <h2 id="decided">{t('public.resolutions')}</h2>
              <ul>{m.decided.map((r) => <li key={r.id}><Go to={`/public/resolutions/${r.id}`}>{r.number} {r.title}</Go></li>)}</ul>
            </section>
          )}
          {m.minutes && (
            <section className="panel stack" aria-labelledby="minutes">
              <h2 id="minutes">{t('public.minutes')}</h2>
              {m.minutes.correction && <p>{t('public.corrects', { what: m.minutes.correction })}</p>}
              <p style={{ whiteSpace: 'pre-wrap' }}>{m.minutes.text}</p>
              <p className="soft small" style={{ overflowWrap: 'anywhere' }}>{t('public.signed', { at: format.time(m.minutes.signedAt), sm3: m.minutes.sm3 })}</p>
            </section>
          )}
        </div>
      )}
    </Read>
  )
} // prettier-ignore
