import { useTranslation } from 'react-i18next'
import { Can, Empty, Field, Go, Mark, PopupForm, Rows, useFormat } from '#web/kit/index.ts'
import { deploying } from '../../contract/base.ts'
import { addTask } from '../../contract/resolutions.ts'
import type { MeetingView } from './Meeting.tsx'

/** What the meeting decided, and what has to be done. */
export function After({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const deploys = deploying.includes(m.kind)
  return (
    <div className="stack">
      <section className="panel stack" aria-labelledby="decided">
        <h2 id="decided">{t('pages.resolutions')}</h2>
        {m.decided.length === 0 ? <p className="soft">{t('ui.nothingDecided')}</p> : (
          <ul>{m.decided.map((r) => <li key={r.id}><Go to={`/resolutions/${r.id}`}>{r.number} {r.title}</Go></li>)}</ul>
        )}
      </section>
      <section className="panel stack" aria-labelledby="tasks">
        <h2 id="tasks">{t('pages.tasks')}</h2>
        {m.tasks.length === 0 ? <Empty title={t('ui.noTasks')} text={t(deploys ? 'ui.noTasksDeploy' : 'ui.noTasksText')} /> : (
          <Rows label={t('pages.tasks')} rows={m.tasks} rowKey={(r) => r.id} columns={[
            { key: 'text', title: t('fields.text'), main: true },
            { key: 'area', title: t('fields.area') },
            { key: 'dueOn', title: t('fields.dueOn'), show: (r) => format.day(r.dueOn) },
            { key: 'percent', title: t('fields.percent'), number: true },
            { key: 'state', title: t('fields.state'), show: (r) => <Mark tone={r.state === 'done' ? 'good' : undefined}>{t(`values.task.${r.state}`)}</Mark> },
          ]} />
        )}
        {m.state !== 'cancelled' && m.state !== 'lapsed' && (
          <Can ability="meetings.run">
            <div className="row">
              <PopupForm label={t('commands.addTask')} ok={t('ui.save')} contract={addTask} call={{ params: { id: m.id } }} initial={{ public: m.public, resolutionId: m.decided[0]?.id ?? null }} said={t('ui.saved')}>
                {deploys && <Field name="areaId" label={t('ui.taskArea')} as="area" under={m.areaId} />}
                {!deploys && m.decided.length > 0 && <Field name="resolutionId" label={t('fields.resolution')} as="choice" options={m.decided.map((r) => ({ value: r.id, label: `${r.number} ${r.title}` }))} />}
                <Field name="text" label={t('fields.text')} as="long" />
                <Field name="doer" label={t('fields.doer')} />
                <Field name="dueOn" label={t('fields.dueOn')} as="day" />
              </PopupForm>
            </div>
          </Can>
        )}
      </section>
    </div>
  )
} // prettier-ignore
