import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { download } from '#web/api.ts'
import { ErrorNotice } from '#web/kit/index.ts'
import { meetingPaper, meetingPapers } from '../../contract/room.ts'
import type { MeetingView } from './Meeting.tsx'

/** The official papers of a meeting, as DOCX to go on with or PDF to print. */
export function Papers({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const [error, setError] = useState<Error>()
  const kinds = meetingPapers.filter((k) => k !== 'minutes' || m.minutes.length > 0)
  const get = (paper: (typeof meetingPapers)[number], format: 'docx' | 'pdf') =>
    download(meetingPaper, { params: { id: m.id, paper }, query: { format } }).then(() => setError(undefined), setError)
  return (
    <section className="panel stack" aria-labelledby="papers">
      <h2 id="papers">{t('ui.officialPapers')}</h2>
      {kinds.map((k) => (
        <p key={k} className="row">
          <span style={{ minWidth: '6em' }}>{t(`paperKinds.${k}`)}</span>
          {(['docx', 'pdf'] as const).map((f) => (
            <Button key={f} small onClick={() => void get(k, f)}>{`${t(`paperKinds.${k}`)} ${f.toUpperCase()}`}</Button>
          ))}
        </p>
      ))}
      <ErrorNotice error={error} />
    </section>
  )
}
