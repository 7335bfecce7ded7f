import { useTranslation } from 'react-i18next'
import { Field, Notice, PopupForm, useFormValues } from '#web/kit/index.ts'
import { addFamily } from '../../contract/residents/enrol.ts'
import { relations, type Relation } from '../../rules/residents/family.ts'
import { optionsOf } from '../catalogue/parts.tsx'
import type { Row } from './Members.tsx'
import { CheckedFields, PersonField } from './who.tsx'

/** Lets a resident act for a minor child as its guardian, or for an adult of the family who agreed. */
export function Family({ of, areaId }: { of: Row; areaId: string }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      label={t('residents.family')}
      title={t('residents.familyOf', { name: of.name })}
      ok={t('commands.addFamily')}
      of={of.name}
      contract={addFamily}
      call={{ params: { id: of.id } }}
      said={t('residents.familyAdded')}
    >
      <Field
        name="relation"
        label={t('residents.relationOf', { name: of.name })}
        as="radio"
        options={optionsOf(relations, (r) => t(`values.relation.${r}`))}
      />
      <Grounds />
      <PersonField areaId={areaId} label={t('fields.family')} />
      <CheckedFields noteHelp={t('residents.familyNote')} />
      <Field name="until" label={t('fields.until')} help={t('residents.untilHelp')} as="day" />
    </PopupForm>
  )
}

/** By what one may act for that relative, and what has to be seen. */
function Grounds() {
  const { t } = useTranslation('services')
  const { relation } = useFormValues() as { relation?: Relation }
  if (!relation) return null
  return <Notice>{t(relation === 'child' ? 'residents.asGuardian' : 'residents.byConsent')}</Notice>
}
