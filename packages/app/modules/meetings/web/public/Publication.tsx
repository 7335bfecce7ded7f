import { useTranslation } from 'react-i18next'
import { Button, Go, Mark, Notice, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { openPublicationView } from '../../contract/open.ts'
import { AskForm } from './AskForm.tsx'

/** One matter that was laid open, with what was asked and answered. */
export default function PublicationPage({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(openPublicationView, { params: { id: params['id']! } })
  return (
    <Read of={read}>
      {(p) => (
        <div className="stack">
          <PageHead title={p.hidden ? t('public.hiddenTitle') : p.title} sub={p.area} back={`/public/affairs?community=${p.areaId}`} actions={<Button onClick={() => print()}>{t('public.print')}</Button>} />
          {p.withdrawnOn && <Notice tone="bad">{t('public.withdrawnOn', { day: format.day(p.withdrawnOn), why: p.withdrawnReason })}</Notice>}
          {p.replacedById && <Notice><Go to={`/public/affairs/${p.replacedById}`}>{t('public.replacedBy')}</Go></Notice>}
          <article className="panel stack">
            <p className="small"><Mark tone={p.hanging ? 'good' : undefined}>{t(p.hanging ? 'public.hanging' : 'public.over')}</Mark> {t('public.until', { from: format.day(p.fromOn), to: format.day(p.toOn) })}</p>
            <p className="soft small">{t(`public.matters.${p.matter}`)}</p>
            <p style={{ whiteSpace: 'pre-wrap' }}>{p.hidden ? t('public.hiddenText') : p.text}</p>
          </article>
          {p.answers.length > 0 && (
            <section className="panel stack" aria-labelledby="answers">
              <h2 id="answers">{t('public.answers')}</h2>
              {p.answers.map((a) => (
                <div key={a.voiceId} className="stack tight">
                  <p><strong>{t('public.q')}</strong>{a.question}</p>
                  <p><strong>{t('public.a')}</strong>{a.answer}<span className="soft small">（{format.day(a.answeredOn)}）</span></p>
                </div>
              ))}
            </section>
          )}
          <p className="soft small">{t('public.clock', { days: p.enquiryDays })}</p>
          <AskForm areaId={p.areaId} publicationId={p.id} />
        </div>
      )}
    </Read>
  )
} // prettier-ignore
