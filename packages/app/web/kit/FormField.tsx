import { lazy, Suspense, useEffect, type FocusEventHandler, type ReactNode } from 'react'
import { isRequired, schemaAt, valueAt } from './check.ts'
import { Choice, Choices, Radios, type Option } from './Choice.tsx'
import { DateField } from './DateField.tsx'
import { Frame, type Dressed } from './field.tsx'
import { useForm } from './form-state.ts'

/** It asks the areas, which no public page does: loaded where a form has one. */
const AreaPicker = lazy(async () => ({ default: (await import('./AreaPicker.tsx')).AreaPicker }))

interface CustomProps {
  value: unknown
  onChange: (value: unknown) => void
  onBlur: () => void
  id: string
  describedBy: string | undefined
  invalid: boolean
}

interface Props {
  /** Dotted name within the body. */
  name: string
  label: ReactNode
  as?: 'text' | 'long' | 'number' | 'choice' | 'choices' | 'radio' | 'check' | 'day' | 'area' | 'password'
  options?: readonly Option[]
  help?: ReactNode
  /** The article that asks for it. */
  rule?: ReactNode
  must?: boolean
  hint?: string
  search?: boolean
  /** For `area`: which levels may be chosen, and below which area. */
  levels?: number[]
  under?: string
  disabled?: boolean
  autoComplete?: string
  children?: (control: CustomProps) => ReactNode
}

/** One field of a form, tied to its name in the body. */
export function Field(props: Props) {
  const form = useForm()
  const { enrol } = form
  const kind = props.as ?? 'text'
  useEffect(() => enrol(props.name, kind), [enrol, props.name, kind])
  const dressed: Dressed = {
    label: props.label,
    must: props.must ?? isRequired(schemaAt(form.schema, props.name)),
    help: props.help,
    rule: props.rule,
    wrong: form.wrongAt(props.name),
  }
  const value = valueAt(form.values, props.name)
  const control = {
    value,
    onChange: (to: unknown) => form.set(props.name, to),
    onBlur: () => form.leave(props.name),
  }
  if (props.children) {
    const custom = props.children
    return <Frame {...dressed}>{(labelled) => custom({ ...control, ...labelled })}</Frame>
  }
  return <Control {...props} kind={kind} dressed={dressed} control={control} />
}

type ControlProps = Props & {
  kind: string
  dressed: Dressed
  control: Omit<CustomProps, 'id' | 'describedBy' | 'invalid'>
}

function Control(props: ControlProps) {
  const { dressed, control, disabled } = props
  const text = (control.value as string | undefined) ?? ''
  const common = { ...dressed, value: text, onChange: control.onChange, onBlur: control.onBlur, disabled }
  switch (props.kind) {
    case 'choice':
      return <Choice {...common} options={props.options ?? []} search={props.search} />
    case 'radio':
      return <Radios {...common} options={props.options ?? []} name={props.name} />
    case 'choices':
      return <Choices {...common} value={(control.value as string[] | undefined) ?? []} options={props.options ?? []} />
    case 'day':
      return <DateField {...common} />
    case 'area':
      return (
        <Suspense fallback={<div className="k-field" aria-busy="true" />}>
          <AreaPicker {...common} levels={props.levels} under={props.under} />
        </Suspense>
      )
    case 'check':
      return <Tick {...props} />
    default:
      return <TextControl {...props} text={text} />
  }
}

function Tick({ dressed, control, disabled }: ControlProps) {
  return (
    <div className="k-field">
      <label className="k-tick">
        <input
          type="checkbox"
          disabled={disabled}
          checked={control.value === true}
          aria-invalid={dressed.wrong ? true : undefined}
          onChange={(e) => control.onChange(e.target.checked)}
        />
        <span>{dressed.label}</span>
      </label>
      {dressed.wrong && <div className="wrong">{dressed.wrong}</div>}
      {dressed.help && <div className="hint">{dressed.help}</div>}
    </div>
  )
}

function TextControl(props: ControlProps & { text: string }) {
  const { control, kind } = props
  return (
    <Frame {...props.dressed}>
      {(labelled) => {
        const shared = {
          className: 'k-input',
          id: labelled.id,
          'aria-describedby': labelled.describedBy,
          'aria-invalid': labelled.invalid || undefined,
          'aria-required': props.dressed.must,
          disabled: props.disabled,
          placeholder: props.hint,
          value: props.text,
          onBlur: control.onBlur as FocusEventHandler,
        }
        if (kind === 'long') return <textarea {...shared} rows={4} onChange={(e) => control.onChange(e.target.value)} />
        return (
          <input
            {...shared}
            type={kind === 'password' ? 'password' : 'text'}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            autoComplete={props.autoComplete ?? 'off'}
            onChange={(e) => control.onChange(e.target.value)}
          />
        )
      }}
    </Frame>
  )
}
