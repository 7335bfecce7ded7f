import { useTranslation } from 'react-i18next'
import { Button, Empty, Go, Mark, PageHead, Read, useAddress, useFormat, useRead } from '#web/open/index.ts'
import { openCommunities, openMeetings, openPublications, openResolutions } from '../../contract/open.ts'
import { AskForm } from './AskForm.tsx'

/** A community's affairs: what hangs now, what was decided, when people meet; and a place to ask. */
export default function Affairs() {
  const { t } = useTranslation('meetings')
  const [{ community }, set] = useAddress({ community: '' })
  const read = useRead(openCommunities, { query: { id: community } }, { when: community !== '' })
  const found = read.data?.rows[0]
  if (community === '') return <Pick onPick={(id) => set({ community: id })} />
  return (
    <div className="stack">
      <PageHead title={found ? t('public.of', { name: found.name }) : t('public.title')} sub={found?.above} actions={<Button onClick={() => set({ community: '' })}>{t('public.other')}</Button>} />
      <p>
        <Go to={`/public/bodies/${community}`}>{t('public.bodies')}</Go>
      </p>
      <Publications areaId={community} />
      <Resolutions areaId={community} />
      <Meetings areaId={community} />
      <AskForm areaId={community} />
    </div>
  )
} // prettier-ignore

function Pick({ onPick }: { onPick: (id: string) => void }) {
  const { t } = useTranslation('meetings')
  const [{ q }, set] = useAddress({ q: '' })
  const read = useRead(openCommunities, { query: q ? { search: q } : {} }, { keep: true })
  return (
    <div className="stack">
      <PageHead title={t('public.title')} sub={t('public.pick')} />
      <label className="stack tight">
        <span>{t('public.search')}</span>
        <input className="k-input" type="search" value={q} onChange={(e) => set({ q: e.target.value })} autoComplete="off" />
      </label>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('public.noCommunity')} text={t('public.noCommunityText')} />
          ) : (
            <ul className="stack tight">
              {rows.map((r) => (
                <li key={r.id}>
                  <Button onClick={() => onPick(r.id)}>{`${r.name}（${r.above}）`}</Button>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </div>
  )
} // prettier-ignore

function Publications({ areaId }: { areaId: string }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(openPublications, { query: { areaId, size: 20 } })
  return (
    <section className="stack" aria-labelledby="publications">
      <h2 id="publications">{t('public.publications')}</h2>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? <p className="soft">{t('public.noPublications')}</p> : rows.map((r) => (
            <article className="panel stack tight" key={r.id}>
              <Go to={`/public/affairs/${r.id}`}><strong>{r.hidden ? t('public.hiddenTitle') : r.title}</strong></Go>
              <span className="soft small">{t(`public.matters.${r.matter}`)}</span>
              <span className="small">{t('public.until', { from: format.day(r.fromOn), to: format.day(r.toOn) })} {r.withdrawnOn ? <Mark tone="bad">{t('public.withdrawn')}</Mark> : <Mark tone={r.hanging ? 'good' : undefined}>{t(r.hanging ? 'public.hanging' : 'public.over')}</Mark>}</span>
            </article>
          ))
        }
      </Read>
    </section>
  )
} // prettier-ignore

function Resolutions({ areaId }: { areaId: string }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(openResolutions, { query: { areaId, size: 20 } })
  return (
    <section className="stack" aria-labelledby="resolutions">
      <h2 id="resolutions">{t('public.resolutions')}</h2>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? <p className="soft">{t('public.noResolutions')}</p> : rows.map((r) => (
            <article className="panel stack tight" key={r.id}>
              <Go to={`/public/resolutions/${r.id}`}><strong>{r.title}</strong></Go>
              <span className="small">{r.number} · {format.day(r.decidedOn)} · {t(`public.kinds.${r.meetingKind}`)}</span>
              {r.tasks > 0 && <span className="small">{t('public.progress', { done: r.tasksDone, all: r.tasks })} {r.overdue > 0 && <Mark tone="bad">{t('public.late', { n: r.overdue })}</Mark>}</span>}
            </article>
          ))
        }
      </Read>
    </section>
  )
} // prettier-ignore

function Meetings({ areaId }: { areaId: string }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const read = useRead(openMeetings, { query: { areaId, size: 20 } })
  return (
    <section className="stack" aria-labelledby="meetings">
      <h2 id="meetings">{t('public.meetings')}</h2>
      <p><a href={`/api/public/meetings.ics?areaId=${areaId}`}>{t('public.calendar')}</a></p>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? <p className="soft">{t('public.noMeetings')}</p> : rows.map((r) => (
            <article className="panel stack tight" key={r.id}>
              <Go to={`/public/meetings/${r.id}`}><strong>{r.title}</strong></Go>
              <span className="small">{format.time(r.meetsAt)} · {r.place}</span>
              <span className="small"><Mark tone={r.state === 'lapsed' || r.state === 'cancelled' ? 'bad' : undefined}>{t(`public.states.${r.state}`)}</Mark> {r.present !== null && r.entitled !== 0 && t('public.came', { n: r.present, all: r.entitled })}</span>
            </article>
          ))
        }
      </Read>
    </section>
  )
} // prettier-ignore
