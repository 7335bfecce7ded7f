import { useTranslation } from 'react-i18next'
import { Choice, DateField, Frame } from '#web/kit/index.ts'
import type { DocumentNeed, FormField } from '../../contract/catalogue/content.ts'

interface Shown {
  form: readonly FormField[]
  documents: readonly DocumentNeed[]
}

/** The form as a resident will see it; nothing in it is sent. What the registers hold is filled in and not asked. */
export function Preview({ content }: { content: Shown }) {
  const { t } = useTranslation('services')
  const { form, documents } = content
  const asked = documents.filter((d) => d.held === null)
  return (
    <div className="s-preview stack">
      {form.length === 0 && <p className="soft">{t('catalogue.noForm')}</p>}
      {form.map((f) => (
        <Line key={f.key} field={f} />
      ))}
      {asked.length > 0 && (
        <p className="soft">
          {t('catalogue.bring')}
          {asked
            .map((d) => d.name)
            .filter(Boolean)
            .join('、')}
        </p>
      )}
    </div>
  )
}

const nothing = () => undefined

function Line({ field }: { field: FormField }) {
  const { t } = useTranslation('services')
  const { type, label, required, help, options, held } = field
  const common = { label: label || t('catalogue.fieldLabel'), must: required, ...(help ? { help } : {}) }
  if (held) return (
    <Frame {...common} help={t('catalogue.filledIn')}>
      {({ id, describedBy }) => <input className="k-input" id={id} aria-describedby={describedBy} value={t(`catalogue.held.${held}`)} readOnly />}
    </Frame>
  ) // prettier-ignore
  if (type === 'choice')
    return <Choice {...common} value="" onChange={nothing} options={options.map((o) => ({ value: o, label: o }))} />
  if (type === 'day') return <DateField {...common} value={undefined} onChange={nothing} />
  if (type === 'yesNo') return <Choice {...common} value="" onChange={nothing} options={[{ value: 'y', label: t('catalogue.yes') }, { value: 'n', label: t('catalogue.no') }]} /> // prettier-ignore
  return (
    <Frame {...common}>
      {({ id, describedBy }) =>
        type === 'long' ? (
          <textarea className="k-input" id={id} aria-describedby={describedBy} rows={3} />
        ) : (
          <input
            className="k-input"
            id={id}
            aria-describedby={describedBy}
            type={type === 'file' ? 'file' : 'text'}
            inputMode={type === 'number' ? 'decimal' : undefined}
          />
        )
      }
    </Frame>
  )
}
