import { useMemo, type FocusEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import { Combo } from './Combo.tsx'
import { Frame, type Dressed } from './field.tsx'

export interface Option {
  value: string
  label: string
}

interface Props extends Dressed {
  value: string | undefined
  onChange: (value: string) => void
  onBlur?: FocusEventHandler
  options: readonly Option[]
  /** What the empty choice says. */
  none?: string
  /** Typed search; by itself from thirty options on. */
  search?: boolean
  disabled?: boolean
}

/** One of several. The browser's own select: it works with keyboard, screen reader and phone alike. */
export function Choice(props: Props) {
  const { t } = useTranslation('kit')
  const { options, value } = props
  const shown = useMemo(() => options.find((o) => o.value === value)?.label ?? '', [options, value])
  if (props.search ?? options.length > 30)
    return (
      <Combo
        {...props}
        shown={shown}
        find={async (text) =>
          options
            .filter((o) => o.label.includes(text))
            .slice(0, 50)
            .map((o) => ({ ...o, key: o.value }))
        }
        onPick={(hit) => props.onChange(hit?.key ?? '')}
      />
    )
  return (
    <Frame {...props}>
      {(control) => (
        <select
          className="k-input"
          id={control.id}
          aria-describedby={control.describedBy}
          aria-invalid={control.invalid || undefined}
          aria-required={props.must}
          disabled={props.disabled}
          value={value ?? ''}
          onChange={(e) => props.onChange(e.target.value)}
          onBlur={props.onBlur}
        >
          <option value="">{props.none ?? t('choose')}</option>
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  )
}

interface ManyProps extends Dressed {
  value: readonly string[]
  onChange: (value: string[]) => void
  options: readonly Option[]
}

/** Any number of several, as boxes to tick. */
export function Choices(props: ManyProps) {
  const flip = (one: string) =>
    props.onChange(props.value.includes(one) ? props.value.filter((v) => v !== one) : [...props.value, one])
  return (
    <fieldset className="k-field">
      <legend className={props.quiet ? 'hidden-text' : undefined}>{props.label}</legend>
      <div className="k-ticks">
        {props.options.map((o) => (
          <label key={o.value} className="k-tick">
            <input type="checkbox" checked={props.value.includes(o.value)} onChange={() => flip(o.value)} />
            {o.label}
          </label>
        ))}
      </div>
      {props.wrong && <div className="wrong">{props.wrong}</div>}
      {props.help && <div className="hint">{props.help}</div>}
    </fieldset>
  )
}

/** One of a few, all in sight. */
export function Radios(props: Omit<Props, 'search' | 'none'> & { name: string }) {
  return (
    <fieldset className="k-field" aria-describedby={props.wrong ? `${props.name}-w` : undefined}>
      <legend>
        {props.label}
        {props.must && (
          <span className="must" aria-hidden="true">
            *
          </span>
        )}
      </legend>
      <div className="k-ticks">
        {props.options.map((o) => (
          <label key={o.value} className="k-tick">
            <input
              type="radio"
              name={props.name}
              checked={props.value === o.value}
              onChange={() => props.onChange(o.value)}
              onBlur={props.onBlur}
            />
            {o.label}
          </label>
        ))}
      </div>
      {props.wrong && (
        <div className="wrong" id={`${props.name}-w`}>
          {props.wrong}
        </div>
      )}
      {props.help && <div className="hint">{props.help}</div>}
    </fieldset>
  )
}
