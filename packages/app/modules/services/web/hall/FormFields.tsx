import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Choice, DateField } from '#web/kit/index.ts'
import type { getItem } from '../../contract/catalogue/items.ts'

type Item = Answer<typeof getItem>['current']

/** The form of an item. What the register holds stands there and is not typed again. */
export function FormFields(props: {
  item: Item
  values: Record<string, string>
  held: object
  onChange: (key: string, value: string) => void
}) {
  const { t } = useTranslation('services')
  if (props.item.form.length === 0) return null
  return (
    <fieldset className="k-field">
      <legend>{t('hall.form')}</legend>
      <div className="grid">
        {props.item.form
          .filter((f) => f.type !== 'file')
          .map((f) => {
            const isHeld = f.held !== null && f.held in props.held
            const label = isHeld ? `${f.label} ${t('hall.heldField')}` : f.label
            const value = props.values[f.key] ?? ''
            const change = (to: string) => props.onChange(f.key, to)
            if (f.type === 'choice' || f.type === 'yesNo') {
              const options = f.type === 'yesNo' ? [t('hall.yes'), t('hall.no')] : f.options
              return (
                <Choice
                  key={f.key}
                  label={label}
                  value={value}
                  onChange={change}
                  options={options.map((o) => ({ value: o, label: o }))}
                />
              )
            }
            if (f.type === 'day')
              return (
                <DateField key={f.key} label={label} value={value || undefined} onChange={(day) => change(day ?? '')} />
              )
            return (
              <div className="k-field" key={f.key}>
                <label htmlFor={`form-${f.key}`}>{label}</label>
                <input
                  id={`form-${f.key}`}
                  className="k-input"
                  value={value}
                  readOnly={isHeld}
                  required={f.required}
                  inputMode={f.type === 'number' ? 'decimal' : undefined}
                  onChange={(e) => change(e.target.value)}
                />
                {f.help && <p className="soft small">{f.help}</p>}
              </div>
            )
          })}
      </div>
    </fieldset>
  )
}
