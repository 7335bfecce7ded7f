import { useTranslation } from 'react-i18next'
import { Choice, TextField, useFormValues } from '#web/kit/index.ts'
import { documentForms, fieldTypes, heldFields, type DocumentNeed, type FormField, type LegalBasis } from '../../../contract/catalogue/content.ts' // prettier-ignore
import { optionsOf } from '../parts.tsx'
import { Preview } from '../Preview.tsx'
import { EntriesField } from './Entries.tsx'

/** The papers that are asked for, and which of them the registers hold. */
export function Documents() {
  const { t } = useTranslation('services')
  return (
    <EntriesField<DocumentNeed>
      name="documents"
      label={t('catalogue.documents')}
      help={t('catalogue.documentsHelp')}
      add={t('catalogue.addDocument')}
      one={t('catalogue.documentOne')}
      fresh={() => ({ name: '', form: 'original', required: true, when: '', held: null })}
    >
      {(d, change) => (
        <>
          <div className="row">
            <TextField label={t('fields.name')} value={d.name} onChange={(name) => change({ name })} />
            <Choice
              label={t('catalogue.documentForm')}
              value={d.form}
              onChange={(form) => change({ form: form as DocumentNeed['form'] })}
              options={optionsOf(documentForms, (f) => t(`catalogue.documentForms.${f}`))}
            />
            <HeldAs value={d.held} onChange={(held) => change({ held })} />
          </div>
          <div className="row">
            <TextField label={t('catalogue.when')} value={d.when} onChange={(when) => change({ when })} />
            <Required value={d.required} onChange={(required) => change({ required })} />
          </div>
        </>
      )}
    </EntriesField>
  )
}

const freshField = (n: number): FormField => ({ key: `field${n + 1}`, label: '', type: 'text', required: false, help: '', options: [], held: null }) // prettier-ignore

/** What the resident is asked, and how that will look. */
export function FormFields() {
  const { t } = useTranslation('services')
  const { form = [], documents = [] } = useFormValues() as { form?: FormField[]; documents?: DocumentNeed[] }
  return (
    <>
      <EntriesField<FormField>
        name="form"
        label={t('catalogue.formFields')}
        help={t('catalogue.formHelp')}
        add={t('catalogue.addField')}
        one={t('catalogue.fieldOne')}
        fresh={freshField}
      >
        {(f, change) => <OneField field={f} change={change} />}
      </EntriesField>
      <section className="stack" aria-label={t('catalogue.preview')}>
        <h2>{t('catalogue.previewForm')}</h2>
        <Preview content={{ form, documents }} />
      </section>
    </>
  )
}

const wordsOf = (text: string): string[] => text.split(/[、,，]/).map((o) => o.trim()).filter(Boolean) // prettier-ignore

function OneField({ field: f, change }: { field: FormField; change: (set: Partial<FormField>) => void }) {
  const { t } = useTranslation('services')
  return (
    <>
      <div className="row">
        <TextField label={t('catalogue.fieldLabel')} value={f.label} onChange={(label) => change({ label })} />
        <Choice
          label={t('catalogue.fieldType')}
          value={f.type}
          onChange={(type) => change({ type: type as FormField['type'] })}
          options={optionsOf(fieldTypes, (x) => t(`catalogue.fieldTypes.${x}`))}
        />
        <HeldAs value={f.held} onChange={(held) => change({ held })} />
      </div>
      <div className="row">
        <TextField label={t('catalogue.fieldKey')} value={f.key} onChange={(key) => change({ key })} />
        {f.type === 'choice' && (
          <TextField
            label={t('catalogue.options')}
            value={f.options.join('、')}
            onChange={(text) => change({ options: wordsOf(text) })}
          />
        )}
        <TextField label={t('catalogue.fieldHelp')} value={f.help} onChange={(help) => change({ help })} />
        <Required value={f.required} onChange={(required) => change({ required })} />
      </div>
    </>
  )
}

/** The law it stands on. */
export function BasisFields() {
  const { t } = useTranslation('services')
  return (
    <EntriesField<LegalBasis>
      name="basis"
      label={t('catalogue.basis')}
      add={t('catalogue.addBasis')}
      one={t('catalogue.basisOne')}
      fresh={() => ({ document: '', article: '', policyKey: null })}
    >
      {(b, change) => (
        <div className="row">
          <TextField label={t('catalogue.document')} value={b.document} onChange={(document) => change({ document })} />
          <TextField label={t('catalogue.article')} value={b.article} onChange={(article) => change({ article })} />
          <TextField
            label={t('catalogue.policyKey')}
            value={b.policyKey ?? ''}
            onChange={(key) => change({ policyKey: key.trim() || null })}
          />
        </div>
      )}
    </EntriesField>
  )
}

type Held = DocumentNeed['held']

function HeldAs(props: { value: Held; onChange: (held: Held) => void }) {
  const { t } = useTranslation('services')
  return (
    <Choice
      label={t('catalogue.heldAs')}
      value={props.value ?? ''}
      none={t('catalogue.notHeld')}
      onChange={(held) => props.onChange((held || null) as Held)}
      options={optionsOf(heldFields, (f) => t(`catalogue.held.${f}`))}
    />
  )
}

function Required(props: { value: boolean; onChange: (value: boolean) => void }) {
  const { t } = useTranslation('services')
  return (
    <label className="k-tick">
      <input type="checkbox" checked={props.value} onChange={(e) => props.onChange(e.target.checked)} />
      <span>{t('catalogue.required')}</span>
    </label>
  )
}
