import { useTranslation } from 'react-i18next'
import { Empty, Field, Form, Go, PageHead, Submit, useAddress, useGo } from '#web/kit/index.ts'
import { draftAct, type ActState } from '../../contract/acts.ts'

const MONTH = 30

/** Begins an act on the scheme that the address names. */
export default function NewAct() {
  const { t } = useTranslation('planning')
  const go = useGo()
  const [{ schemeId }] = useAddress({ schemeId: '' })
  return (
    <div className="stack">
      <PageHead title={t('pages.newAct')} sub={t('acts.newSub')} back="/planning/acts" />
      {schemeId === '' ? (
        <Empty
          title={t('acts.noScheme')}
          text={t('acts.noSchemeText')}
          action={<Go to="/planning">{t('acts.toCases')}</Go>}
        />
      ) : (
        <section className="panel stack">
          <Form
            name={`planning.draftAct.${schemeId}`}
            contract={draftAct}
            initial={{ commentDays: MONTH }}
            prepare={(values) => ({ ...values, schemeId }) as never}
            schema={draftAct.body.omit({ schemeId: true })}
            onDone={({ id }) => go(`/planning/acts/${id}`)}
          >
            <ActFields />
            <Submit>{t('commands.draftAct')}</Submit>
          </Form>
        </section>
      )}
    </div>
  )
}

/** What a draft says; of a plan that was published, what may still change (`editAct`). */
export function ActFields({ state = 'draft' }: { state?: ActState }) {
  const { t } = useTranslation('planning')
  return (
    <>
      {state !== 'consulting' && (
        <>
          <Field name="title" label={t('fields.title')} help={t('acts.titleHelp')} />
          <Field name="reason" label={t('fields.reason')} as="long" />
        </>
      )}
      <Field name="effectiveOn" label={t('fields.effectiveOn')} as="day" help={t('acts.dayHelp')} />
      {state === 'draft' && (
        <Field name="commentDays" label={t('fields.commentDays')} as="number" help={t('acts.commentHelp')} />
      )}
    </>
  )
}
