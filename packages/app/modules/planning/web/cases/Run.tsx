import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Go, JobProgress, Mark, useFormat } from '#web/kit/index.ts'
import { drawSchemes, includeUnits, repairScheme, type RunResult } from '../../contract/runs.ts'

/** What the engine is to do. */
export type Task =
  | { kind: 'repair' | 'include'; schemeId: string; version: number; rounds: number }
  | { kind: 'draw'; caseId: string; schemeId?: string; count: number; rounds: number }

/** Starts the engine and shows how far it is, what it drew, and what no plan can mend. */
export function Run({ task, blocked }: { task: Task; blocked?: boolean }) {
  const { t } = useTranslation('planning')
  const [job, setJob] = useState<string>()
  const doing = { repair: useAct(repairScheme), include: useAct(includeUnits), draw: useAct(drawSchemes) }
  const start = async () => {
    const { rounds } = task
    const reply =
      task.kind === 'draw'
        ? await doing.draw.act({
            params: { id: task.caseId },
            body: { count: task.count, rounds, ...(task.schemeId ? { schemeId: task.schemeId } : {}) },
          })
        : await doing[task.kind].act({ params: { id: task.schemeId }, body: { version: task.version, rounds } })
    if (reply) setJob(reply.jobId)
  }
  return (
    <div className="stack">
      <div className="row">
        <Button
          type="primary"
          disabled={blocked ?? false}
          loading={doing[task.kind].pending}
          onClick={() => void start()}
        >
          {t('engine.start')}
        </Button>
      </div>
      <ErrorNotice error={doing[task.kind].error} />
      {job && (
        <JobProgress key={job} id={job} title={t(`jobs.${task.kind}`)}>
          {(result) => <Result result={result as RunResult} />}
        </JobProgress>
      )}
    </div>
  )
}

function Result({ result }: { result: RunResult }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <div className="stack tight">
      <ul className="stack tight">
        {result.schemeIds.map((id, i) => (
          <li key={id} className="row">
            <Go to={`/planning/schemes/${id}`}>{t('engine.open', { n: i + 1 })}</Go>
            <Mark tone={result.legal[i] ? 'good' : 'warn'}>
              {t(result.legal[i] ? 'engine.legal' : 'engine.notLegal')}
            </Mark>
          </li>
        ))}
      </ul>
      {result.exceptions.length > 0 && (
        <ul className="stack tight">
          {result.exceptions.map((e) => (
            <li key={e.kind + e.units.join()}>
              {t(`exceptions.${e.kind}` as 'exceptions.locked', {
                names: e.names.slice(0, 5).join('、'),
                households: format.number(e.households),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
