import { Button } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cancelJob, getJob, type JobRun } from '#shared/jobs.ts'
import type { OnWire } from '../api.ts'
import { queries, useAct, useRead } from '../hooks.ts'
import { useLive } from '../live.ts'
import { useFormat } from './format.ts'
import { ErrorNotice, Notice, Read } from './state.tsx'

type Run = OnWire<JobRun>
/** How often the page asks without a line to the server, and with one. */
const EVERY = 1000
const SELDOM = 20_000
const isOver = (run: Run | undefined) => run !== undefined && run.endedAt !== null

interface Props {
  id: string
  title?: string
  onDone?: (result: unknown) => void
  /** What the job says it did, in words. */
  children?: (result: unknown) => ReactNode
}

/** Long work as it goes on: it can be asked to stop, and does not need this page to stay open. */
export function JobProgress(props: Props) {
  const [heard, setHeard] = useState<Partial<Run>>({})
  const live = useLive(`job:${props.id}`, (said: Partial<Run>) => {
    setHeard((before) => ({ ...before, ...said }))
    if (said.phase && !['queued', 'running'].includes(said.phase))
      void queries.invalidateQueries({ queryKey: [getJob.name] })
  })
  const read = useRead(
    getJob,
    { params: { id: props.id } },
    { every: (job: Run | undefined) => (isOver(job) ? false : live ? SELDOM : EVERY) },
  )
  const told = useRef(false)
  const run = read.data
  useEffect(() => {
    if (told.current || run?.phase !== 'done') return
    told.current = true
    void queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== getJob.name })
    props.onDone?.(run.result)
  }, [run, props])
  const now = (job: Run): Run =>
    isOver(job) ? job : { ...job, done: heard.done ?? job.done, total: heard.total ?? job.total }
  return <Read of={read}>{(job) => <Job {...props} run={now(job)} />}</Read>
}

function Job(props: Props & { run: Run }) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const cancel = useAct(cancelJob)
  const { run } = props
  const share = run.phase === 'done' ? 1 : run.total > 0 ? Math.min(run.done / run.total, 1) : 0
  const going = run.phase === 'queued' || run.phase === 'running'
  return (
    <div className="panel stack">
      <div className="row apart">
        <strong>{props.title ?? t('job.title')}</strong>
        <span role="status">{run.cancelAsked && going ? t('job.stopping') : t(`job.${run.phase}`)}</span>
      </div>
      <div
        className="k-progress"
        role="progressbar"
        aria-label={props.title ?? t('job.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div style={{ width: `${share * 100}%` }} />
      </div>
      {run.total > 0 && (
        <span className="soft num">
          {t('job.of', { done: format.number(run.done), total: format.number(run.total) })}
        </span>
      )}
      {going && (
        <div className="row">
          <span className="soft small">{t('job.goesOn')}</span>
          <Button size="small" disabled={run.cancelAsked} onClick={() => void cancel.act({ params: { id: run.id } })}>
            {t('job.cancel')}
          </Button>
        </div>
      )}
      {run.error && (
        <Notice tone="bad" live>
          {run.error.message}
        </Notice>
      )}
      {run.phase === 'done' && props.children?.(run.result)}
      <ErrorNotice error={cancel.error} />
    </div>
  )
}
