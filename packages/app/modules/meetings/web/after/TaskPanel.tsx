import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Can, Field, Mark, PopupForm, useFormat } from '#web/kit/index.ts'
import { listTasks, progressTask, voidTask } from '../../contract/resolutions.ts'

export type Task = Answer<typeof listTasks>['rows'][number]

export function TaskMark({ task }: { task: Pick<Task, 'state' | 'overdue'> }) {
  const { t } = useTranslation('meetings')
  if (task.overdue) return <Mark tone="bad">{t('fields.overdue')}</Mark>
  return <Mark tone={task.state === 'done' ? 'good' : undefined}>{t(`values.task.${task.state}`)}</Mark>
}

/** A task with its steps, and the next one to be entered. */
export function TaskPanel({ task }: { task: Task }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  return (
    <article className="panel stack tight">
      <p className="row"><strong>{task.text}</strong> <TaskMark task={task} /></p>
      <p className="soft small">{t('ui.taskBy', { who: task.doer, day: format.day(task.dueOn) })}</p>
      <p className="row">
        <progress value={task.percent} max={100} aria-label={t('fields.percent')} />
        <span className="num">{task.percent}%</span>
      </p>
      {task.steps.length > 0 && <ul className="small">{task.steps.map((s) => <li key={s.seq}>{format.time(s.at)}：{s.text}（{s.percent}%）</li>)}</ul>}
      <TaskActs task={task} />
    </article>
  )
} // prettier-ignore

export function TaskActs({ task }: { task: Task }) {
  const { t } = useTranslation('meetings')
  if (task.state !== 'open') return null
  const call = { params: { id: task.id } }
  return (
    <Can ability="meetings.run">
      <div className="row">
        <PopupForm small label={t('commands.progressTask')} of={task.text} ok={t('ui.save')} contract={progressTask} call={call} initial={{ version: task.version, percent: task.percent }} said={t('ui.saved')}>
          <Field name="text" label={t('ui.stepText')} as="long" />
          <Field name="percent" label={t('fields.percent')} as="number" help={t('ui.percentHelp')} />
        </PopupForm>
        <PopupForm small danger label={t('commands.voidTask')} of={task.text} contract={voidTask} call={call} initial={{ version: task.version }} said={t('ui.saved')}>
          <Field name="reason" label={t('fields.reason')} as="long" />
        </PopupForm>
      </div>
    </Can>
  )
} // prettier-ignore
