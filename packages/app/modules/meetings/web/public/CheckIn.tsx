import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Form, Notice, PageHead, Submit } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { arrive } from '../../contract/open.ts'

interface Told {
  right: boolean
  title: string
  left: number | null
}

/** Checks in to a meeting by one's own code. */
export default function CheckInPage({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const [told, setTold] = useState<Told>()
  return (
    <div className="stack">
      <PageHead title={t('public.checkIn')} sub={t('public.checkInSub')} />
      {told?.right ? (
        <Notice tone="good" live>{t('public.isIn', { title: told.title })}</Notice>
      ) : (
        <>
          {told && <Notice tone="bad" live>{t('public.wrongCode', { left: told.left })}</Notice>}
          <Form name="meetings.arrive" secret contract={arrive} call={{ params: { id: params['id']! } }} onDone={setTold}>
            <Field name="code" label={t('public.code')} help={t('public.codeHelp')} autoComplete="one-time-code" />
            <Submit>{t('public.checkIn')}</Submit>
          </Form>
        </>
      )}
    </div>
  )
} // prettier-ignore
