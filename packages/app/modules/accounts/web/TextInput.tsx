import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '#web/kit/field.tsx'
import { Icon } from '#web/kit/Icon.tsx'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete: string
  help?: ReactNode
  wrong?: string | undefined
  must?: boolean
  /** Hidden as it is typed, with a button to look. */
  secret?: boolean
  /** Takes the focus when it appears. */
  focus?: boolean
}

/** A line of text for names, passwords and codes, which password managers know. */
export function TextInput(props: Props) {
  const { t } = useTranslation('accounts')
  const [seen, setSeen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (props.focus) input.current?.focus({ preventScroll: true })
  }, [props.focus])
  return (
    <Frame label={props.label} help={props.help} wrong={props.wrong}>
      {({ id, describedBy, invalid }) => (
        <div className={props.secret ? 'k-with' : undefined}>
          <input
            ref={input}
            className="k-input"
            id={id}
            type={props.secret && !seen ? 'password' : 'text'}
            value={props.value}
            required={props.must}
            autoComplete={props.autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={(e) => props.onChange(e.target.value)}
          />
          {props.secret && (
            <button type="button" aria-label={t('password.look')} aria-pressed={seen} onClick={() => setSeen(!seen)}>
              <Icon name={seen ? 'hide' : 'look'} />
            </button>
          )}
        </div>
      )}
    </Frame>
  )
}
