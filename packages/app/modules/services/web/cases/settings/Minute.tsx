import { useState } from 'react'
import { Frame } from '#web/kit/index.ts'
import { minuteIn, minuteText } from '../../../rules/cases/minutes.ts'

/** A time of day as it is written (8:30), kept as minutes; what cannot be read stays as it was typed and is refused by the form. */
export function Minute(props: { label: string; value: unknown; quiet?: boolean; onChange: (value: unknown) => void }) {
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? (typeof props.value === 'number' ? minuteText(props.value) : String(props.value ?? ''))
  return (
    <Frame label={props.label} quiet={props.quiet ?? false}>
      {({ id }) => (
        <input
          className="k-input s-minute"
          id={id}
          inputMode="text"
          maxLength={5}
          value={shown}
          onChange={(e) => {
            setTyped(e.target.value)
            props.onChange(minuteIn(e.target.value) ?? e.target.value)
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Frame>
  )
}
