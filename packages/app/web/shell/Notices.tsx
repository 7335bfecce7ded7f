import { BellOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { listJobs } from '#shared/jobs.ts'
import { useRead } from '../hooks.ts'
import { useFormat } from '../kit/format.ts'
import { Mark } from '../kit/head.tsx'
import { Popup } from '../kit/Popup.tsx'
import { Empty } from '../kit/state.tsx'

const SHOWN = 8
const SOON = 2000
const LATER = 60_000
type Jobs = { rows: { phase: string }[] } | undefined
const goingOf = (jobs: Jobs) =>
  jobs?.rows.filter((job) => job.phase === 'queued' || job.phase === 'running').length ?? 0

/** Work going on in the background, and how it ended. */
export function Notices() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const read = useRead(listJobs, { query: { size: SHOWN } }, { every: (jobs: Jobs) => (goingOf(jobs) ? SOON : LATER) })
  const going = goingOf(read.data)
  const nameOf = (name: string) => {
    const [module = '', verb = ''] = name.split('.')
    const key = `${module}:jobs.${verb}`
    return i18n.exists(key) ? t(key) : t('kit:job.title')
  }
  return (
    <Popup
      quiet
      icon={<BellOutlined aria-hidden />}
      label={going ? <span className="num">{going}</span> : null}
      name={going ? t('notices.running', { n: going }) : t('notices.open')}
      title={t('notices.open')}
    >
      {() =>
        read.data?.rows.length ? (
          <ul className="stack">
            {read.data.rows.map((job) => (
              <li key={job.id}>
                <div className="row apart">
                  <strong>{nameOf(job.name)}</strong>
                  <Mark tone={job.phase === 'failed' ? 'bad' : job.phase === 'done' ? 'good' : undefined}>
                    {t(`kit:job.${job.phase}`)}
                  </Mark>
                </div>
                <div className="soft small">
                  {format.time(job.createdAt)}
                  {job.total > 0 && ` · ${format.number(job.done)} / ${format.number(job.total)}`}
                </div>
                {job.error && <div className="small">{job.error.message}</div>}
              </li>
            ))}
          </ul>
        ) : (
          <Empty title={t('notices.none')} text={t('notices.noneText')} />
        )
      }
    </Popup>
  )
}
