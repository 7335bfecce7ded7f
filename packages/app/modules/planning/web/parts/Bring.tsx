import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileField, Notice, useFormat } from '#web/kit/index.ts'
import { PASTED } from '../../contract/layers.ts'

interface Props {
  label: string
  help: string
  accept: string
  /** What a pasted text is called when it is sent. */
  pastedName: string
  /** Bytes from which a file is refused before it is sent. */
  most: number
  disabled?: boolean
  onPick: (file: File) => void
}

/**
 * A file, dropped or chosen, or its text pasted. What is pasted never stands in the page: a text of any length is taken
 * as a file, and one that is too long is refused before anything reads it.
 */
export function Bring(props: Props) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const [refused, setRefused] = useState('')
  const pick = (file: File) => {
    const large = file.size > props.most
    setRefused(large ? t('bring.fileLarge', { name: file.name, size: format.bytes(file.size), most: format.bytes(props.most) }) : '') // prettier-ignore
    if (!large) props.onPick(file)
  }
  const paste = (text: string) => {
    const long = text.length > PASTED
    setRefused(long ? t('bring.pasteLarge', { length: format.number(text.length), most: format.number(PASTED) }) : '')
    if (!long && text.trim() !== '') props.onPick(new File([text], props.pastedName, { type: 'text/plain' }))
  }
  return (
    <div className="stack tight">
      <FileField
        label={props.label}
        help={props.help}
        accept={props.accept}
        disabled={props.disabled ?? false}
        onPick={pick}
      />
      <Paste disabled={props.disabled ?? false} onText={paste} />
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
    </div>
  )
}

function Paste({ disabled, onText }: { disabled: boolean; onText: (text: string) => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const id = useId()
  const [read, setRead] = useState<number>()
  const take = (text: string) => {
    setRead(text.length <= PASTED ? text.length : undefined)
    onText(text)
  }
  return (
    <details className="p-paste">
      <summary>{t('bring.paste')}</summary>
      <div className="k-field">
        <label htmlFor={id}>{t('bring.pasteHere')}</label>
        <textarea
          id={id}
          className="k-input"
          rows={2}
          value=""
          disabled={disabled}
          aria-describedby={`${id}h`}
          onChange={(e) => take(e.target.value)}
          onPaste={(e) => {
            e.preventDefault()
            take(e.clipboardData.getData('text'))
          }}
          onDrop={(e) => {
            e.preventDefault()
            take(e.dataTransfer.getData('text'))
          }}
        />
        <div className="hint" id={`${id}h`}>
          {read === undefined ? t('bring.pasteHelp') : t('bring.pasted', { length: format.number(read) })}
        </div>
      </div>
    </details>
  )
}
