import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { ErrorNotice, useFormat, VoiceNote } from '#web/kit/index.ts'
import { uploadFile, type AttachmentShown } from '../../contract/cases/files.ts'

const ACCEPT = 'image/jpeg,image/png,image/webp,audio/*,.pdf,.docx,.xlsx'

interface Props {
  areaId: string
  /** Opens the camera of a phone first. */
  camera?: boolean
  onChange: (fileIds: string[]) => void
}

/** Photos, voice notes and papers, sent up as they are chosen; what is refused says why and nothing else is lost. */
export function FilePicks({ areaId, camera, onChange }: Props) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [kept, setKept] = useState<AttachmentShown[]>([])
  const [error, setError] = useState<Error>()
  const [sending, setSending] = useState(false)
  const change = (next: AttachmentShown[]) => {
    setKept(next)
    onChange(next.map((f) => f.fileId))
  }
  const send = async (files: Iterable<File>) => {
    setError(undefined)
    setSending(true)
    const next = [...kept]
    for (const file of files)
      try {
        next.push(await call(uploadFile, { query: { areaId }, file } as never))
      } catch (e) {
        setError(e as Error)
      }
    change(next)
    setSending(false)
    if (input.current) input.current.value = ''
  }
  return (
    <div className="stack">
      <div className="k-field">
        <label htmlFor={id}>{t('cases.files')}</label>
        <input
          id={id}
          ref={input}
          type="file"
          multiple
          accept={camera ? 'image/*,audio/*' : ACCEPT}
          {...(camera ? { capture: 'environment' as const } : {})}
          onChange={(e) => void send(e.target.files ?? [])}
          aria-describedby={`${id}-help`}
        />
        <span id={`${id}-help`} className="soft">
          {sending ? t('cases.filesSending') : t('cases.filesHelp')}
        </span>
      </div>
      <VoiceNote disabled={sending} onDone={(file) => void send([file])} />
      {kept.length > 0 && (
        <ul className="case-files" aria-label={t('cases.filesKept')}>
          {kept.map((f) => (
            <li key={f.fileId} className="row">
              <span>{`${f.name} · ${format.bytes(f.bytes)}`}</span>
              <Button size="small" onClick={() => change(kept.filter((k) => k.fileId !== f.fileId))}>
                {t('cases.fileOut')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ErrorNotice error={error} />
    </div>
  )
}
