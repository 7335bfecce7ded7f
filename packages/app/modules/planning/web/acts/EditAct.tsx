import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Form, PageHead, Read, Submit, useGo } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { editAct, getAct } from '../../contract/acts.ts'
import { ActFields } from './NewAct.tsx'

/** Changes a draft. */
export default function EditAct({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const go = useGo()
  const read = useRead(getAct, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead title={t('commands.editAct')} back={`/planning/acts/${params.id}`} />
      <Read of={read}>
        {({ id, version, state, title, reason, effectiveOn, commentDays }) => (
          <section className="panel stack">
            <Form
              key={version}
              name={`planning.editAct.${id}.${version}`}
              contract={editAct}
              call={{ params: { id } }}
              initial={{ title, reason, effectiveOn, commentDays }}
              schema={editAct.body.omit({ version: true })}
              prepare={(values) => ({ ...values, version }) as never}
              onDone={() => go(`/planning/acts/${id}`)}
            >
              <ActFields state={state} />
              <Submit>{t('acts.save')}</Submit>
            </Form>
          </section>
        )}
      </Read>
    </div>
  )
}
