import { useTranslation } from 'react-i18next'
import { Facts, Mark, Notice, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { seeVoice } from '../../contract/open.ts'

/** One's own question and what became of it, by the secret of its address. */
export default function VoicePage({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(seeVoice, { params: { id: params['id']!, token: params['token']! } })
  return (
    <Read of={read}>
      {(v) => (
        <div className="stack">
          <PageHead title={t(`public.voices.${v.kind}`)} sub={v.area} back="/public/affairs" />
          <section className="panel stack">
            <p>{v.text}</p>
            <Facts items={[
              { label: t('public.askedOn'), value: format.day(v.askedOn) },
              { label: t('public.dueOn'), value: format.day(v.dueOn) },
              { label: t('public.state'), value: <Mark tone={v.state === 'open' ? 'warn' : 'good'}>{t(`public.voiceStates.${v.state}`)}</Mark> },
              ...(v.finding ? [{ label: t('public.finding'), value: t(`public.findings.${v.finding}`) }] : []),
              ...(v.orderedBy ? [{ label: t('public.orderedBy'), value: format.day(v.orderedBy) }] : []),
            ]} />
            {v.answer ? <p style={{ whiteSpace: 'pre-wrap' }}><strong>{t('public.a')}</strong>{v.answer}</p> : <Notice>{t('public.keep')}</Notice>}
          </section>
        </div>
      )}
    </Read>
  )
} // prettier-ignore
