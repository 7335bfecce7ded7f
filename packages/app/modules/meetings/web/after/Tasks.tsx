import { useTranslation } from 'react-i18next'
import { Go, List, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { listTasks } from '../../contract/resolutions.ts'
import { TaskActs, TaskMark } from './TaskPanel.tsx'

/** What has to be done after meetings, of this area and those below it. */
export default function Tasks() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.tasks')} sub={t('list.tasksSub')} back="/meetings" />
      <List
        name="meetings.tasks"
        label={t('pages.tasks')}
        contract={listTasks}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.text')}
        columns={[
          { key: 'text', title: t('fields.text'), main: true, show: (r) => (r.resolutionId ? <Go to={`/resolutions/${r.resolutionId}`}>{r.text}</Go> : r.text) },
          { key: 'fromTitle', title: t('fields.fromTitle') },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'doer', title: t('fields.doer') },
          { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => format.day(r.dueOn) },
          { key: 'percent', title: t('fields.percent'), number: true, sort: true },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <TaskMark task={r} /> },
        ]}
        below={(r) => <TaskActs task={r} />}
        filters={[
          { key: 'state', label: t('fields.state'), options: (['open', 'done', 'void'] as const).map((value) => ({ value, label: t(`values.task.${value}`) })) },
          { key: 'late', label: t('fields.overdue'), options: [{ value: 'true', label: t('list.lateOnly') }] },
        ]}
        empty={{ title: t('list.noTasks'), text: t('list.noTasksText') }}
      />
    </div>
  )
} // prettier-ignore
