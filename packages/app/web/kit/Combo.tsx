import { useEffect, useEffectEvent, useId, useState, type FocusEventHandler, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, type Dressed, type Labelled } from './field.tsx'

export interface Hit {
  key: string
  label: string
  detail?: string
}

interface Props<H extends Hit> extends Dressed {
  /** Words of what is chosen now. */
  shown: string
  find: (text: string) => Promise<H[]>
  /** `undefined` when the choice is emptied. */
  onPick: (hit: H | undefined) => void
  onBlur?: FocusEventHandler
  hint?: string
  disabled?: boolean
}

/** Asks `find` as text is typed, the last question winning; a pause of 200 ms between. */
export function useFound<H>(text: string, on: boolean, find: (text: string) => Promise<H[]>) {
  const [found, setFound] = useState<{ hits: H[]; for: string | undefined }>({ hits: [], for: undefined })
  const ask = useEffectEvent(find)
  useEffect(() => {
    if (!on) return undefined
    let late = false
    const timer = setTimeout(
      () =>
        ask(text).then(
          (hits) => late || setFound({ hits, for: text }),
          () => late || setFound({ hits: [], for: text }),
        ),
      text ? 200 : 0,
    )
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [text, on])
  return { hits: on ? found.hits : [], wait: on && found.for !== text }
}

/** A text box that offers what it finds (ARIA combobox with a list). */
export function Combo<H extends Hit>(props: Props<H>) {
  return <Frame {...props}>{(control) => <Box {...props} control={control} />}</Frame>
}

function Box<H extends Hit>(props: Props<H> & { control: Labelled }) {
  const { t } = useTranslation('kit')
  const list = useId()
  const [text, setText] = useState<string>()
  const [at, setAt] = useState(0)
  const open = text !== undefined
  const { hits, wait } = useFound(text ?? '', open, props.find)
  const pick = (hit: H | undefined) => {
    props.onPick(hit)
    setText(undefined)
  }
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      if (!open) return setText('')
      setAt((at + (e.key === 'ArrowDown' ? 1 : hits.length - 1)) % Math.max(hits.length, 1))
    } else if (e.key === 'Enter' && open) {
      e.preventDefault()
      if (hits[at]) pick(hits[at])
    } else if (e.key === 'Escape' && open) {
      e.stopPropagation()
      setText(undefined)
    }
  }
  return (
    <div className="k-combo">
      <input
        className="k-input"
        role="combobox"
        id={props.control.id}
        aria-describedby={props.control.describedBy}
        aria-invalid={props.control.invalid || undefined}
        aria-required={props.must}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && hits[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        disabled={props.disabled}
        placeholder={props.hint ?? t('typeToSearch')}
        value={text ?? props.shown}
        onChange={(e) => {
          setAt(0)
          setText(e.target.value)
          if (e.target.value === '') props.onPick(undefined)
        }}
        onClick={() => open || setText('')}
        onKeyDown={keys}
        onBlur={(e) => {
          setText(undefined)
          props.onBlur?.(e)
        }}
      />
      {open && (
        <div className="k-options" role="listbox" id={list} aria-label={t('found')} tabIndex={-1}>
          {hits.map((hit, i) => (
            <div
              key={hit.key}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === at}
              onMouseDown={(e) => {
                e.preventDefault()
                pick(hit)
              }}
              onMouseEnter={() => setAt(i)}
            >
              {hit.label}
              {hit.detail && <span className="soft small"> · {hit.detail}</span>}
            </div>
          ))}
          {hits.length === 0 && (
            <div role="option" aria-selected={false} aria-disabled="true" className="soft">
              {wait ? t('wait') : t('nothingFound')}
            </div>
          )}
        </div>
      )}
    </div>
  )
}
