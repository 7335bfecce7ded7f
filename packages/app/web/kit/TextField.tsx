import { Frame } from './field.tsx'

/** One line of text with its label. */
export function TextField(props: {
  label: string
  help?: string
  value: string
  must?: boolean
  max?: number
  wrong?: string | undefined
  onChange: (value: string) => void
}) {
  return (
    <Frame label={props.label} help={props.help} must={props.must ?? false} wrong={props.wrong}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="k-input"
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          maxLength={props.max}
          value={props.value}
          onChange={(e) => props.onChange(e.target.value)}
        />
      )}
    </Frame>
  )
}
