import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Facts, Form, Go, Notice, PageHead, Read, Submit, useForm, useFormat, useGo } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { editAct, getAct } from '../../contract.ts'
import { payloadFacts, type Act } from './facts.ts'
import { ActFields } from './Fields.tsx'
import { bodyOf, prepared } from './shape.ts'

/** Changes a proposal that is not handed in, or was given back. */
export default function EditActPage({ params }: PageProps) {
  const { t } = useTranslation('areas')
  const read = useRead(getAct, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead title={t('pages.editAct')} sub={read.data?.title} back={`/areas/acts/${params.id}`} />
      <Read of={read}>{(act) => <Edit key={act.id} act={act} onStale={() => void read.refetch()} />}</Read>
    </div>
  )
}

const contentOf = ({ payload, effectiveOn, document, reason }: Act) => ({
  payload,
  effectiveOn,
  document: document ?? '',
  reason,
})

/** Stays open once begun: what was typed is not taken away when the proposal changes meanwhile. */
function Edit({ act, onStale }: { act: Act; onStale: () => void }) {
  const { t } = useTranslation('areas')
  const go = useGo()
  const [begun] = useState(act)
  if (!begun.verbs.includes('submit'))
    return (
      <Notice tone="warn">
        {t('ui.notEditable', { state: t(`states.${act.state}`) })}{' '}
        <Go to={`/areas/acts/${act.id}`}>{t('ui.openAct')}</Go>
      </Notice>
    )
  return (
    <section className="panel stack">
      {act.returnReason && act.state === 'returned' && (
        <Notice tone="warn">{t('ui.returnedFor', { reason: act.returnReason })}</Notice>
      )}
      <Facts items={[{ label: t('fields.actKind'), value: t(`acts.${begun.kind}`) }]} />
      <Form
        name={`areas.editAct.${act.id}`}
        contract={editAct}
        call={{ params: { id: act.id } }}
        schema={bodyOf(begun.kind).extend({ version: editAct.body.shape.version })}
        initial={{ ...contentOf(begun), version: begun.version }}
        prepare={prepared}
        onRefused={(error) => error instanceof ApiError && error.code === 'areas.staleVersion' && onStale()}
        onDone={() => go(`/areas/acts/${act.id}`)}
      >
        <ActFields kind={begun.kind} names={begun.names} />
        <Meanwhile act={act} />
        <Submit>{t('ui.saveChanges')}</Submit>
      </Form>
    </section>
  )
}

/** Somebody else changed the proposal: theirs is shown, and the person says which of the two goes on. */
function Meanwhile({ act }: { act: Act }) {
  const { t } = useTranslation('areas')
  const format = useFormat()
  const { values, set } = useForm()
  if (values['version'] === act.version) return null
  const takeTheirs = () => {
    for (const [name, value] of Object.entries(contentOf(act))) set(name, value)
    set('version', act.version)
  }
  return (
    <Notice tone="warn" live>
      <p>{t('ui.changedMeanwhile')}</p>
      <Facts
        items={[
          ...payloadFacts(act, t),
          { label: t('fields.effectiveOn'), value: format.day(act.effectiveOn) },
          { label: t('fields.document'), value: act.document },
          { label: t('fields.reason'), value: act.reason },
        ]}
      />
      <div className="row">
        <Button onClick={() => set('version', act.version)}>{t('ui.keepMine')}</Button>
        {act.kind === (values['payload'] as { kind: string }).kind && (
          <Button onClick={takeTheirs}>{t('ui.takeTheirs')}</Button>
        )}
      </div>
    </Notice>
  )
}
