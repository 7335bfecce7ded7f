import { useTranslation } from 'react-i18next'
import { Choice, DateField, Facts, Frame, Radios } from '#web/my/index.ts'
import type { Content } from '../../../contract/catalogue/content.ts'

export type FormValue = string | number | boolean
type Field = Content['form'][number]

/** The fields of an item's form: what the register has is shown, never asked for. */
export function ItemFields(props: {
  form: readonly Field[]
  held: Record<string, string>
  values: Record<string, FormValue>
  onChange: (values: Record<string, FormValue>) => void
}) {
  const { t } = useTranslation('services')
  const known = props.form.filter((f) => f.held)
  const asked = props.form.filter((f) => !f.held && f.type !== 'file')
  return (
    <>
      {known.length > 0 && (
        <section className="panel stack tight">
          <h2>{t('my.form.known')}</h2>
          <Facts items={known.map((f) => ({ label: f.label, value: props.held[f.held!] ?? '—' }))} />
        </section>
      )}
      {asked.map((field) => (
        <One key={field.key} field={field} value={props.values[field.key]} onChange={(value) => props.onChange({ ...props.values, [field.key]: value })} />
      ))}
    </>
  )
} // prettier-ignore

function One(props: { field: Field; value: FormValue | undefined; onChange: (value: FormValue) => void }) {
  const { t } = useTranslation('services')
  const { field, value, onChange } = props
  const dressed = { label: field.label, must: field.required, help: field.help || undefined }
  const text = value === undefined ? '' : String(value)
  switch (field.type) {
    case 'choice':
      return <Choice {...dressed} value={text} onChange={onChange} options={field.options.map((o) => ({ value: o, label: o }))} /> // prettier-ignore
    case 'yesNo':
      return <Radios {...dressed} name={field.key} value={value === undefined ? undefined : value ? 'yes' : 'no'} onChange={(v) => onChange(v === 'yes')} options={[{ value: 'yes', label: t('my.form.yes') }, { value: 'no', label: t('my.form.no') }]} /> // prettier-ignore
    case 'day':
      return <DateField {...dressed} value={text} onChange={(to) => onChange(to as string)} />
    default:
      return (
        <Frame {...dressed}>
          {({ id, describedBy }) =>
            field.type === 'long' ? (
              <textarea id={id} aria-describedby={describedBy} className="k-input" rows={4} value={text} onChange={(e) => onChange(e.target.value)} />
            ) : (
              <input id={id} aria-describedby={describedBy} className="k-input" inputMode={field.type === 'number' ? 'decimal' : undefined} value={text} onChange={(e) => onChange(field.type === 'number' && e.target.value !== '' && Number.isFinite(Number(e.target.value)) ? Number(e.target.value) : e.target.value)} />
            )
          }
        </Frame>
      ) // prettier-ignore
  }
}
