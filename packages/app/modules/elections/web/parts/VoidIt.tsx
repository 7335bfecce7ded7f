import { useTranslation } from 'react-i18next'
import { Can, Field, PopupForm } from '#web/kit/index.ts'
import { stepElection, voidGrounds } from '../../contract/index.ts'
import type { Election } from './shown.ts'

/** Declares an election void, by a ground of the law and with what was found. */
export function VoidIt({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  if (['void', 'archived'].includes(e.state)) return null
  const seated = ['announced', 'filed', 'certificates', 'handover'].includes(e.state)
  const began = e.kind !== 'byElection' && e.kind !== 'recall'
  return (
    <Can ability="elections.guide">
      <section className="row no-print">
        <PopupForm label={t('one.void')} danger contract={stepElection} call={{ params: { id: e.id } }} initial={{ version: e.version, verb: 'voidElection' }}>
          <Field name="ground" label={t('one.voidGround')} as="choice" must options={voidGrounds.map((g) => ({ value: g, label: t(`values.voidGround.${g}`) }))} />
          <Field name="note" label={t('one.voidNote')} as="long" must />
          {seated && began && (
            <>
              <Field name="carriesOn" label={t('one.carriesOn')} help={t('one.carriesOnHelp')} as="long" must />
              <Field name="resume" label={t('one.resume')} as="check" />
            </>
          )}
        </PopupForm>
      </section>
    </Can>
  )
} // prettier-ignore
