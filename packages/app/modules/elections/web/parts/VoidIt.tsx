import { useTranslation } from 'react-i18next'
import { Can, Field, PopupForm } from '#web/kit/index.ts'
import { beginsTerm, stepElection, voidGrounds } from '../../contract/index.ts'
import { seatedStates } from '../../rules/flow.ts'
import type { Election } from './shown.ts'

/** Declares an election void, by a ground of the law and with what was found. */
export function VoidIt({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  if (['void', 'archived'].includes(e.state)) return null
  return (
    <Can ability="elections.guide">
      <section className="row no-print">
        <PopupForm label={t('one.void')} danger contract={stepElection} call={{ params: { id: e.id } }} initial={{ version: e.version, verb: 'voidElection' }}>
          <Field name="ground" label={t('one.voidGround')} as="choice" must options={voidGrounds.map((g) => ({ value: g, label: t(`values.voidGround.${g}`) }))} />
          <Field name="note" label={t('one.voidNote')} as="long" must />
          {seatedStates.includes(e.state) && beginsTerm(e.kind) && (
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
