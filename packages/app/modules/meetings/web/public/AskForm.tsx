import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Field, Form, Go, Notice, Submit, useFormat } from '#web/open/index.ts'
import { askAffairs } from '../../contract/open.ts'

interface Sent {
  id: string
  token: string
  dueOn: string
}

/** A question to the committee, or a complaint to the office above; nobody need say who they are. */
export function AskForm({ areaId, publicationId = null }: { areaId: string; publicationId?: string | null }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const [sent, setSent] = useState<Sent>()
  return (
    <section className="panel stack no-print" aria-labelledby="ask">
      <h2 id="ask">{t('public.ask')}</h2>
      {sent ? (
        <>
          <Notice tone="good" live>
            {t('public.sent', { day: format.day(sent.dueOn) })}
          </Notice>
          <p>
            <Go to={`/public/voices/${sent.id}/${sent.token}`}>{t('public.follow')}</Go>
          </p>
          <div>
            <Button onClick={() => setSent(undefined)}>{t('public.again')}</Button>
          </div>
        </>
      ) : (
        <Form name={`meetings.ask.${publicationId ?? areaId}`} contract={askAffairs} initial={{ areaId, publicationId, kind: 'enquiry' }} onDone={setSent}>
          <Field name="kind" label={t('public.kind')} as="radio" options={(['enquiry', 'complaint'] as const).map((value) => ({ value, label: t(`public.voices.${value}`) }))} />
          <Field name="text" label={t('public.text')} as="long" />
          <Field name="fromName" label={t('public.fromName')} help={t('public.optional')} autoComplete="name" />
          <Field name="way" label={t('public.way')} help={t('public.wayHelp')} autoComplete="tel" />
          <Submit>{t('public.send')}</Submit>
        </Form>
      )}
    </section>
  )
} // prettier-ignore
