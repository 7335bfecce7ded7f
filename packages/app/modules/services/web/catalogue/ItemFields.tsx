import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Choice, Field, Frame, useFormValues } from '#web/kit/index.ts'
import { channels, clientGroups, spanUnits } from '../../contract/base.ts'
import { documentForms, feeModes, fieldTypes, heldFields, receipts, vulnerableGroups, type DocumentNeed, type Fee, type FormField, type LegalBasis } from '../../contract/catalogue/content.ts' // prettier-ignore
import { listKinds } from '../../contract/catalogue/kinds.ts'
import { indented } from './Catalogue.tsx'
import { Entries } from './Entries.tsx'
import { yuan } from './parts.tsx'
import { Preview } from './Preview.tsx'

type Reduction = Fee['reductions'][number]
const optionsOf = <K extends string>(keys: readonly K[], word: (key: K) => string) => keys.map((value) => ({ value, label: word(value) })) // prettier-ignore

/** All that an item says, with the resident's form beside it. */
export function ItemFields() {
  const { t } = useTranslation('services')
  const kinds = useRead(listKinds, { query: { usedFor: 'items' } })
  return (
    <>
      <Field name="name" label={t('fields.name')} />
      <Field
        name="kindId"
        label={t('catalogue.kindLabel')}
        as="choice"
        options={(kinds.data?.rows ?? []).map((k) => ({ value: k.id, label: indented(k) }))}
      />
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

function Fees() {
  const { t } = useTranslation('services')
  const { fee } = useFormValues() as { fee?: Partial<Fee> }
  const paid = fee?.mode === 'low' || fee?.mode === 'full'
  return (
    <>
      <Field
        name="fee.mode"
        label={t('fields.feeMode')}
        as="radio"
        options={optionsOf(feeModes, (m) => t(`values.feeMode.${m}`))}
      />
      {paid && (
        <>
          <div className="two">
            <Field name="fee.priceFen" label={t('catalogue.priceYuan')}>
              {({ value, onChange, id, describedBy, invalid }) => (
                <Money
                  value={value as number | undefined}
                  onChange={onChange}
                  id={id}
                  describedBy={describedBy}
                  invalid={invalid}
                />
              )}
            </Field>
            <Field name="fee.per" label={t('catalogue.per')} hint={t('catalogue.perHint')} />
          </div>
          <Field
            name="fee.receipt"
            label={t('catalogue.receipt')}
            as="radio"
            options={optionsOf(receipts, (r) => t(`catalogue.receipts.${r}`))}
          />
          <Field name="fee.reductions" label={t('catalogue.reductions')}>
            {({ value, onChange }) => (
              <Entries<Reduction>
                label={t('catalogue.reductions')}
                add={t('catalogue.addReduction')}
                one={t('catalogue.reductionOne')}
                value={(value as Reduction[] | undefined) ?? []}
                onChange={onChange}
                fresh={() => ({ who: 'elderly', percent: 50, basis: '' })}
              >
                {(r, change) => (
                  <div className="row">
                    <Choice
                      label={t('catalogue.who')}
                      value={r.who}
                      onChange={(who) => change({ who: who as Reduction['who'] })}
                      options={optionsOf(vulnerableGroups, (g) => t(`catalogue.vulnerable.${g}`))}
                    />
                    <Text
                      label={t('catalogue.percent')}
                      value={String(r.percent)}
                      onChange={(p) => change({ percent: Number(p) || 0 })}
                    />
                    <Text label={t('catalogue.basis')} value={r.basis} onChange={(basis) => change({ basis })} />
                  </div>
                )}
              </Entries>
            )}
          </Field>
        </>
      )}
    </>
  )
}

function Documents() {
  const { t } = useTranslation('services')
  const fresh = (): DocumentNeed => ({ name: '', form: 'original', required: true, when: '', held: null })
  return (
    <Field name="documents" label={t('catalogue.documents')} help={t('catalogue.documentsHelp')}>
      {({ value, onChange }) => (
        <Entries<DocumentNeed>
          label={t('catalogue.documents')}
          add={t('catalogue.addDocument')}
          one={t('catalogue.documentOne')}
          value={(value as DocumentNeed[] | undefined) ?? []}
          onChange={onChange}
          fresh={fresh}
        >
          {(d, change) => (
            <>
              <div className="row">
                <Text label={t('fields.name')} value={d.name} onChange={(name) => change({ name })} />
                <Choice
                  label={t('catalogue.documentForm')}
                  value={d.form}
                  onChange={(form) => change({ form: form as DocumentNeed['form'] })}
                  options={optionsOf(documentForms, (f) => t(`catalogue.documentForms.${f}`))}
                />
                <Choice
                  label={t('catalogue.heldAs')}
                  value={d.held ?? ''}
                  none={t('catalogue.notHeld')}
                  onChange={(held) => change({ held: (held || null) as DocumentNeed['held'] })}
                  options={optionsOf(heldFields, (f) => t(`catalogue.held.${f}`))}
                />
              </div>
              <div className="row">
                <Text label={t('catalogue.when')} value={d.when} onChange={(when) => change({ when })} />
                <Tick
                  label={t('catalogue.required')}
                  value={d.required}
                  onChange={(required) => change({ required })}
                />
              </div>
            </>
          )}
        </Entries>
      )}
    </Field>
  )
}

function FormFields() {
  const { t } = useTranslation('services')
  const values = useFormValues() as { form?: FormField[]; documents?: DocumentNeed[] }
  const fresh = (n: number): FormField => ({
    key: `field${n + 1}`,
    label: '',
    type: 'text',
    required: false,
    help: '',
    options: [],
    held: null,
  })
  return (
    <>
      <Field name="form" label={t('catalogue.formFields')} help={t('catalogue.formHelp')}>
        {({ value, onChange }) => (
          <Entries<FormField>
            label={t('catalogue.formFields')}
            add={t('catalogue.addField')}
            one={t('catalogue.fieldOne')}
            value={(value as FormField[] | undefined) ?? []}
            onChange={onChange}
            fresh={fresh}
          >
            {(f, change) => (
              <>
                <div className="row">
                  <Text label={t('catalogue.fieldLabel')} value={f.label} onChange={(label) => change({ label })} />
                  <Choice
                    label={t('catalogue.fieldType')}
                    value={f.type}
                    onChange={(type) => change({ type: type as FormField['type'] })}
                    options={optionsOf(fieldTypes, (x) => t(`catalogue.fieldTypes.${x}`))}
                  />
                  <Choice
                    label={t('catalogue.heldAs')}
                    value={f.held ?? ''}
                    none={t('catalogue.notHeld')}
                    onChange={(held) => change({ held: (held || null) as FormField['held'] })}
                    options={optionsOf(heldFields, (x) => t(`catalogue.held.${x}`))}
                  />
                </div>
                <div className="row">
                  <Text label={t('catalogue.fieldKey')} value={f.key} onChange={(key) => change({ key })} />
                  {f.type === 'choice' && (
                    <Text
                      label={t('catalogue.options')}
                      value={f.options.join('、')}
                      onChange={(text) =>
                        change({
                          options: text
                            .split(/[、,，]/)
                            .map((o) => o.trim())
                            .filter(Boolean),
                        })
                      }
                    />
                  )}
                  <Text label={t('catalogue.fieldHelp')} value={f.help} onChange={(help) => change({ help })} />
                  <Tick
                    label={t('catalogue.required')}
                    value={f.required}
                    onChange={(required) => change({ required })}
                  />
                </div>
              </>
            )}
          </Entries>
        )}
      </Field>
      <section className="stack" aria-label={t('catalogue.preview')}>
        <h2>{t('catalogue.previewForm')}</h2>
        <Preview content={{ form: values.form ?? [], documents: values.documents ?? [] }} />
      </section>
    </>
  )
}

function BasisFields() {
  const { t } = useTranslation('services')
  return (
    <Field name="basis" label={t('catalogue.basis')}>
      {({ value, onChange }) => (
        <Entries<LegalBasis>
          label={t('catalogue.basis')}
          add={t('catalogue.addBasis')}
          one={t('catalogue.basisOne')}
          value={(value as LegalBasis[] | undefined) ?? []}
          onChange={onChange}
          fresh={() => ({ document: '', article: '', policyKey: null })}
        >
          {(b, change) => (
            <div className="row">
              <Text label={t('catalogue.document')} value={b.document} onChange={(document) => change({ document })} />
              <Text label={t('catalogue.article')} value={b.article} onChange={(article) => change({ article })} />
              <Text
                label={t('catalogue.policyKey')}
                value={b.policyKey ?? ''}
                onChange={(key) => change({ policyKey: key.trim() || null })}
              />
            </div>
          )}
        </Entries>
      )}
    </Field>
  )
}

function PromisedTime() {
  const { t } = useTranslation('services')
  return (
    <Field name="promise" label={t('fields.promise')} help={t('catalogue.promiseHelp')}>
      {({ value, onChange, id }) => {
        const span = value as { value: number; unit: (typeof spanUnits)[number] } | null | undefined
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

function Text(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Frame label={props.label}>
      {({ id }) => (
        <input className="k-input" id={id} value={props.value} onChange={(e) => props.onChange(e.target.value)} />
      )}
    </Frame>
  )
}

function Tick(props: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="k-tick">
      <input type="checkbox" checked={props.value} onChange={(e) => props.onChange(e.target.checked)} />
      <span>{props.label}</span>
    </label>
  )
}

interface MoneyProps {
  value: number | undefined
  onChange: (value: unknown) => void
  id: string
  describedBy: string | undefined
  invalid: boolean
}
/** Yuan as people type them, kept in Fen. */
export function Money({ value, onChange, id, describedBy, invalid }: MoneyProps) {
  return (
    <input
      className="k-input"
      id={id}
      inputMode="decimal"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      defaultValue={value === undefined ? '' : yuan(value)}
      onChange={(e) => onChange(fenOf(e.target.value))}
    />
  )
}
const fenOf = (text: string): number | undefined => {
  const m = /^\s*(\d{1,9})(?:\.(\d{1,2}))?\s*(?:元)?\s*$/.exec(text.normalize('NFKC'))
  return m ? Number(m[1]) * 100 + Number((m[2] ?? '0').padEnd(2, '0')) : undefined
}
