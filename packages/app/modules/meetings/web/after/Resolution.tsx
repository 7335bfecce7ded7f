import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { download, type Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, ErrorNotice, Facts, Field, Go, History, Mark, Notice, PageHead, PopupForm, Read, useFormat, useTime } from '#web/kit/index.ts' // prettier-ignore
import type { PageProps } from '#web/pages.ts'
import { fileResolution, getResolution, orderResolution, resolutionPaper } from '../../contract/resolutions.ts'
import { Reasons } from '../meeting/parts.tsx'
import { RESOLUTION_TONES } from './Resolutions.tsx'
import { TaskPanel } from './TaskPanel.tsx'

type View = Answer<typeof getResolution>

/** One resolution: its words, what it rests on, its filing, its carrying out. */
export default function Resolution({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(getResolution, { params: { id: params['id']! } })
  return (
    <Read of={read}>
      {(r) => (
        <div className="stack">
          <PageHead title={r.title} sub={<>{r.area} · {r.number} <Mark tone={RESOLUTION_TONES[r.state]}>{t(`values.resolutionState.${r.state}`)}</Mark></>} back="/resolutions" actions={<Acts r={r} />} />
          {r.stateReason && <Notice tone="bad">{format.day(r.stateOn)}：{r.stateReason}</Notice>}
          <section className="panel stack">
            <p style={{ whiteSpace: 'pre-wrap' }}>{r.text}</p>
            <Facts items={[
              { label: t('fields.matter'), value: t(`values.matter.${r.matter}`) },
              { label: t('fields.meetingKind'), value: <Go to={`/meetings/${r.meetingId}`}>{r.meeting}</Go> },
              { label: t('fields.decidedOn'), value: format.day(r.decidedOn) },
              { label: t('fields.publishedOn'), value: r.publishedOn ? format.day(r.publishedOn) : <Can ability="meetings.publish"><Go to={`/publicity/new?resolution=${r.id}`}>{t('ui.publishIt')}</Go></Can> },
              ...(r.filing ? [{ label: t('ui.filing'), value: r.filedOn ? t('ui.filed', { day: format.day(r.filedOn), who: r.filedWith }) : t('ui.toFile', { article: r.filing.article }) }] : []),
            ]} />
            <h2>{t('ui.grounds')}</h2>
            <Reasons reasons={r.verdict.reasons} />
          </section>
          <section className="stack" aria-labelledby="tasks">
            <h2 id="tasks">{t('pages.tasks')}</h2>
            {r.taskList.length === 0 && <p className="soft">{t('ui.noTasksText')}</p>}
            {r.taskList.map((task) => <TaskPanel key={task.id} task={task} />)}
          </section>
          <section className="panel stack"><h2>{t('ui.history')}</h2><History of={{ kind: 'resolution', id: r.id }} /></section>
        </div>
      )}
    </Read>
  )
} // prettier-ignore

function Acts({ r }: { r: View }) {
  const { t } = useTranslation('meetings')
  const { day } = useTime()
  const [error, setError] = useState<Error>()
  const call = { params: { id: r.id } }
  const initial = { version: r.version, on: day }
  return (
    <>
      {(['docx', 'pdf'] as const).map((f) => <Button key={f} onClick={() => void download(resolutionPaper, { ...call, query: { format: f } }).catch(setError)}>{`${t('pages.resolution')} ${f.toUpperCase()}`}</Button>)}
      <Can ability="meetings.file">
        {!r.filedOn && <PopupForm label={t('commands.fileResolution')} contract={fileResolution} call={call} initial={initial} said={t('ui.saved')}><Field name="on" label={t('fields.on')} as="day" /></PopupForm>}
        {r.state === 'inForce' && (
          <PopupForm danger label={t('commands.orderResolution')} contract={orderResolution} call={call} initial={{ ...initial, state: 'ordered' }} said={t('ui.saved')}>
            <Field name="state" label={t('fields.state')} as="radio" options={(['ordered', 'annulled'] as const).map((value) => ({ value, label: t(`values.resolutionState.${value}`) }))} />
            <Field name="on" label={t('fields.on')} as="day" />
            <Field name="reason" label={t('fields.reason')} as="long" />
          </PopupForm>
        )}
      </Can>
      <ErrorNotice error={error} />
    </>
  )
} // prettier-ignore
