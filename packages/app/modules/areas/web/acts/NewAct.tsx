import { useTranslation } from 'react-i18next'
import { Choice, Form, PageHead, Submit, useAddress, useGo } from '#web/kit/index.ts'
import { draftAct } from '../../contract.ts'
import { actKinds, type ActKind } from '../../contract/acts.ts'
import { useOptions } from '../words.ts'
import { ActFields } from './Fields.tsx'
import { bodyOf, emptyAct, prepared } from './shape.ts'

/** Writes a proposal. Which fields are asked follows from the kind of change. */
export default function NewAct() {
  const { t } = useTranslation('areas')
  const go = useGo()
  const { of } = useOptions()
  const [{ kind, areaId }, set] = useAddress({ kind: 'setUp', areaId: '' })
  const chosen = (actKinds as readonly string[]).includes(kind) ? (kind as ActKind) : 'setUp'
  return (
    <div className="stack">
      <PageHead title={t('pages.newAct')} back="/areas/acts" />
      <section className="panel stack">
        <Choice
          label={t('fields.actKind')}
          value={chosen}
          onChange={(v) => set({ kind: v || 'setUp' })}
          options={of('acts', actKinds)}
        />
        <Form
          key={chosen}
          name={`areas.draftAct.${chosen}`}
          contract={draftAct}
          schema={bodyOf(chosen)}
          initial={emptyAct(chosen, areaId)}
          prepare={prepared}
          onDone={({ id }) => go(`/areas/acts/${id}`)}
        >
          <ActFields kind={chosen} />
          <Submit>{t('ui.saveDraft')}</Submit>
        </Form>
      </section>
    </div>
  )
}
