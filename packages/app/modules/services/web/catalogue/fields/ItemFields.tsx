import { useTranslation } from 'react-i18next'
import { Choice, Field, useFormValues } from '#web/kit/index.ts'
import { channels, clientGroups, spanUnits, type Span } from '../../../contract/base.ts'
import { vulnerableGroups } from '../../../contract/catalogue/content.ts'
import { optionsOf, useKinds } from '../parts.tsx'
import { BasisFields, Documents, FormFields } from './lists.tsx'
import { Fees } from './Fees.tsx'

/** All that an item says, with the resident's form beside it. */
export function ItemFields() {
  const { t } = useTranslation('services')
  const kinds = useKinds('items')
  return (
    <>
      <Field name="name" label={t('fields.name')} />
      <Field name="kindId" label={t('catalogue.kindLabel')} as="choice" options={kinds} />
      <Field name="summary" label={t('fields.summary')} as="long" help={t('catalogue.summaryHelp')} />
      <Field
        name="clientGroups"
        label={t('fields.clientGroups')}
        as="choices"
        options={optionsOf(clientGroups, (g) => t(`catalogue.groups.${g}`))}
      />
      <Vulnerable />
      <Fees />
      <Field name="eligibility" label={t('catalogue.eligibility')} as="long" />
      <Documents />
      <FormFields />
      <BasisFields />
      <Field
        name="channels"
        label={t('fields.channels')}
        as="choices"
        options={optionsOf(channels, (c) => t(`catalogue.channels.${c}`))}
      />
      <PromisedTime />
      <Field name="department" label={t('fields.department')} />
      <Field name="source" label={t('fields.source')} />
      <Field
        name="notByCommittee"
        label={t('catalogue.notByCommittee')}
        as="check"
        help={t('catalogue.notByCommitteeHelp')}
      />
    </>
  )
}

function Vulnerable() {
  const { t } = useTranslation('services')
  const { clientGroups: groups } = useFormValues() as { clientGroups?: string[] }
  if (!groups?.includes('vulnerable')) return null
  return <Field name="vulnerable" label={t('catalogue.vulnerableFor')} as="choices" options={optionsOf(vulnerableGroups, (g) => t(`catalogue.vulnerable.${g}`))} /> // prettier-ignore
}

function PromisedTime() {
  const { t } = useTranslation('services')
  return (
    <Field name="promise" label={t('fields.promise')} help={t('catalogue.promiseHelp')}>
      {({ value, onChange, id }) => {
        const span = value as Span | null | undefined
        return (
          <div className="row">
            <input
              className="k-input"
              id={id}
              inputMode="numeric"
              value={span?.value ?? ''}
              onChange={(e) =>
                onChange(
                  Number(e.target.value) > 0
                    ? { value: Number(e.target.value), unit: span?.unit ?? 'workingDay' }
                    : null,
                )
              }
            />
            <Choice
              label={t('catalogue.unit')}
              quiet
              value={span?.unit ?? 'workingDay'}
              onChange={(unit) => span && onChange({ ...span, unit })}
              options={optionsOf(spanUnits, (u) => t(`catalogue.units.${u}`))}
            />
          </div>
        )
      }}
    </Field>
  )
}
