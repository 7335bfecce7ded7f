import { useRef, useState, type FocusEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { parseTypedDay } from './day.ts'
import { Frame, type Dressed } from './field.tsx'

interface Props extends Dressed {
  value: Day | undefined
  /** A day, `''` when emptied, or the text as it stands when it is no day (so that the check can say so). */
  onChange: (value: string) => void
  onBlur?: FocusEventHandler
  min?: Day
  max?: Day
  disabled?: boolean
}

/** A day typed in any of the usual forms, or picked from the browser's calendar. */
export function DateField(props: Props) {
  const { t } = useTranslation('kit')
  const [typed, setTyped] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const settle = (text: string) => {
    setTyped(undefined)
    props.onChange(parseTypedDay(text) ?? text.trim())
  }
  return (
    <Frame {...props}>
      {(control) => (
        <div className="k-with">
          <input
            className="k-input"
            id={control.id}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
            aria-required={props.must}
            disabled={props.disabled}
            autoComplete="off"
            placeholder={t('dayHint')}
            value={typed ?? props.value ?? ''}
            onChange={(e) => {
              setTyped(e.target.value)
              props.onChange(parseTypedDay(e.target.value) ?? e.target.value.trim())
            }}
            onKeyDown={(e) => e.key === 'Enter' && settle(e.currentTarget.value)}
            onBlur={(e) => {
              settle(e.target.value)
              props.onBlur?.(e)
            }}
          />
          <button
            type="button"
            aria-label={t('pickDay')}
            disabled={props.disabled}
            onClick={() => picker.current?.showPicker()}
          >
            <svg width="1em" height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
              <path d="M1.5 3.5h13v11h-13zM1.5 7h13M5 1v4M11 1v4" strokeWidth="1.2" />
            </svg>
          </button>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            min={props.min}
            max={props.max}
            value={parseTypedDay(props.value ?? '') ?? ''}
            onChange={(e) => props.onChange(e.target.value)}
          />
        </div>
      )}
    </Frame>
  )
}
