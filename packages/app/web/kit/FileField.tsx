import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'

interface Props {
  label: string
  /** `.xlsx,.csv` */
  accept: string
  help?: string
  disabled?: boolean
  onPick: (file: File) => void
}

/** A file, dropped or chosen. */
export function FileField(props: Props) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [file, setFile] = useState<File>()
  const take = (picked: File | undefined) => {
    if (!picked || props.disabled) return
    setFile(picked)
    props.onPick(picked)
  }
  return (
    <div
      className={`k-drop ${over ? 'over' : ''}`}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        take(e.dataTransfer.files[0])
      }}
    >
      <label htmlFor={id}>
        <strong>{props.label}</strong>
      </label>
      <p className="soft small">{props.help ?? t('dropHere', { accept: props.accept })}</p>
      <input
        ref={input}
        id={id}
        type="file"
        className="hidden-text"
        accept={props.accept}
        disabled={props.disabled}
        onChange={(e) => {
          take(e.target.files?.[0])
          e.target.value = ''
        }}
      />
      <Button disabled={props.disabled} onClick={() => input.current?.click()}>
        {t('chooseFile')}
      </Button>
      {file && (
        <p role="status">
          {file.name} ({format.bytes(file.size)})
        </p>
      )}
    </div>
  )
}
