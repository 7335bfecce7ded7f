import { useTranslation } from 'react-i18next'
import { Facts, Go, Mark, Notice, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { openResolutionView } from '../../contract/open.ts'
import { reasonLines } from '../../rules/words.ts'

/** A resolution for everybody: its words, the figures it rests on, how far it is. */
export default function ResolutionPage({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(openResolutionView, { params: { id: params['id']! } })
  return (
    <Read of={read}>
      {(r) => (
        <div className="stack">
          <PageHead title={r.title} sub={`${r.area} · ${r.number}`} back={`/public/affairs?community=${r.areaId}`} />
          {r.state !== 'inForce' && <Notice tone="bad">{t(`public.resolutionStates.${r.state}`)}{r.stateReason && `：${r.stateReason}`}</Notice>}
          <section className="panel stack">
            <p style={{ whiteSpace: 'pre-wrap' }}>{r.text}</p>
            <Facts items={[
              { label: t('public.decidedBy'), value: <Go to={`/public/meetings/${r.meetingId}`}>{r.meeting}</Go> },
              { label: t('public.decidedOn'), value: format.day(r.decidedOn) },
              ...(r.filedOn ? [{ label: t('public.filedOn'), value: format.day(r.filedOn) }] : []),
            ]} />
            <h2>{t('public.grounds')}</h2>
            <ul className="small">{reasonLines(r.verdict, (key, p) => t(`public.${key}` as 'public.reasons.met', p ?? {})).map((line) => <li key={line}>{line}</li>)}</ul>
          </section>
          <section className="stack" aria-labelledby="tasks">
            <h2 id="tasks">{t('public.tasks')}</h2>
            {r.taskList.length === 0 && <p className="soft">{t('public.noTasks')}</p>}
            {r.taskList.map((task) => (
              <article key={task.id} className="panel stack tight">
                <p><strong>{task.text}</strong> {task.overdue ? <Mark tone="bad">{t('public.overdue')}</Mark> : <Mark tone={task.state === 'done' ? 'good' : undefined}>{t(`public.taskStates.${task.state}`)}</Mark>}</p>
                <p className="small">{t('public.taskBy', { who: task.doer, day: format.day(task.dueOn) })}</p>
                <p className="row"><progress value={task.percent} max={100} aria-label={t('public.percent')} /><span>{task.percent}%</span></p>
                {task.steps.length > 0 && <ul className="small">{task.steps.map((s) => <li key={s.seq}>{format.day(s.at.slice(0, 10))}：{s.text}</li>)}</ul>}
              </article>
            ))}
          </section>
        </div>
      )}
    </Read>
  )
} // prettier-ignore
