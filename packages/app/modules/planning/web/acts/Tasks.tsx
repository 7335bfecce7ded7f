import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { Can, ErrorNotice, Mark, Rows, useFormat, useMe } from '#web/kit/index.ts'
import { finishTask } from '../../contract/acts.ts'
import { Moves } from './Moves.tsx'
import type { ActDetail } from './shown.ts'

/** What must be set up in step, and what is. */
export function Tasks({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { today } = useMe()
  const finish = useAct(finishTask)
  const left = act.tasks.filter((task) => !task.doneOn).length
  return (
    <section className="panel stack" aria-labelledby="tasks">
      <h2 id="tasks">{t('acts.tasks')}</h2>
      <p className="soft">{t('acts.tasksLeft', { left, all: act.tasks.length })}</p>
      {act.effect && act.effect.length > 0 && <Moves moves={act.effect} />}
      <Rows
        label={t('acts.list.tasks')}
        rows={act.tasks}
        rowKey="id"
        columns={[
          { key: 'kind', title: t('acts.task'), main: true, show: (r) => `${r.area}：${t(`values.task.${r.kind}`)}` },
          { key: 'dueOn', title: t('acts.dueOn'), show: (r) => format.day(r.dueOn) },
          {
            key: 'doneOn',
            title: t('fields.state'),
            show: (r) =>
              r.doneOn ? (
                <Mark tone="good">{t('acts.doneOn', { day: format.day(r.doneOn) })}</Mark>
              ) : act.state === 'withdrawn' ? (
                '—'
              ) : (
                <Can ability="planning.propose">
                  <Button
                    size="small"
                    loading={finish.pending}
                    aria-label={`${t('acts.finish')} ${r.area} ${t(`values.task.${r.kind}`)}`}
                    onClick={() =>
                      void finish.act({
                        params: { id: act.id, taskId: r.id },
                        body: { version: r.version, on: today, note: '' },
                      })
                    }
                  >
                    {t('acts.finish')}
                  </Button>
                </Can>
              ),
          },
        ]}
      />
      <ErrorNotice error={finish.error} />
    </section>
  )
}
