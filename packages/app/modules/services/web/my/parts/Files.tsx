import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Icon, VoiceNote } from '#web/my/index.ts'

const MOST = 9

/** Photos and files, by the camera or from the phone. */
export function Files(props: { files: File[]; onChange: (files: File[]) => void }) {
  const { t } = useTranslation('services')
  const input = useRef<HTMLInputElement>(null)
  return (
    <fieldset className="k-field">
      <legend>{t('my.form.photos')}</legend>
      <div className="m-photos">
        {props.files.map((file, n) => (
          <span key={`${file.name}${file.lastModified}`} className="stack tight">
            <Shown file={file} />
            <Button small quiet onClick={() => props.onChange(props.files.filter((_, i) => i !== n))}>
              {t('my.form.remove', { name: '' })}
              <span className="hidden-text">{file.name}</span>
            </Button>
          </span>
        ))}
      </div>
      <input ref={input} type="file" multiple accept="image/*,audio/*,.pdf,.docx,.xlsx" className="hidden-text" tabIndex={-1} aria-hidden="true" onChange={(e) => {
          props.onChange([...props.files, ...(e.target.files ?? [])].slice(0, MOST))
          e.target.value = ''
        }} />
      <Button onClick={() => input.current?.click()} disabled={props.files.length >= MOST}>
        <Icon name="photo" />
        {t('my.form.addPhoto')}
      </Button>
      <VoiceNote disabled={props.files.length >= MOST} onDone={(file) => props.onChange([...props.files, file].slice(0, MOST))} />
    </fieldset>
  )
} // prettier-ignore

function Shown({ file }: { file: File }) {
  const url = useMemo(() => (file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined), [file])
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url])
  return url ? <img src={url} alt={file.name} /> : <span className="small">{file.name}</span>
}

/** Files as they wait in the outbox. */
export const waitingFiles = (files: readonly File[]) =>
  files.map((file) => ({ name: file.name, type: file.type, data: file as Blob }))
