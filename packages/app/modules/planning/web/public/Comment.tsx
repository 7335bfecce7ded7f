import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Field, Form, Notice, Submit } from '#web/open/index.ts'
import { commentOnNotice, stances } from '../../contract/notices.ts'

const EMPTY = { stance: 'neutral' }

/** What one thinks of the plan; name and contact only if one wishes. */
export function Comment({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  const [sent, setSent] = useState(false)
  return (
    <section className="panel stack no-print" aria-labelledby="comment">
      <h2 id="comment">{t('public.comment')}</h2>
      {sent ? (
        <>
          <Notice tone="good" live>
            {t('public.thanks')}
          </Notice>
          <div>
            <Button onClick={() => setSent(false)}>{t('public.again')}</Button>
          </div>
        </>
      ) : (
        <Form
          name={`planning.comment.${id}`}
          contract={commentOnNotice}
          call={{ params: { id } }}
          initial={EMPTY}
          onDone={() => setSent(true)}
        >
          <Field
            name="stance"
            label={t('public.stance')}
            as="radio"
            options={stances.map((value) => ({ value, label: t(`public.stances.${value}`) }))}
          />
          <Field name="text" label={t('public.text')} as="long" />
          <Field name="fromName" label={t('public.fromName')} help={t('public.optional')} autoComplete="name" />
          <Field name="contact" label={t('public.contact')} help={t('public.contactHelp')} autoComplete="tel" />
          <Submit>{t('public.send')}</Submit>
        </Form>
      )}
    </section>
  )
}
