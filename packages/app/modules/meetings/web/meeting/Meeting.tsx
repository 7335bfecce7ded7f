import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { useLive } from '#web/live.ts'
import { Facts, Go, History, Notice, PageHead, Read, useAddress, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getMeeting } from '../../contract/meetings.ts'
import { Acts } from './Acts.tsx'
import { After } from './After.tsx'
import { Agenda } from './Agenda.tsx'
import { Door } from './Door.tsx'
import { LawPanel } from './MeetingFields.tsx'
import { Minutes } from './Minutes.tsx'
import { Papers } from './Papers.tsx'
import { Quorum } from './Quorum.tsx'
import { StateMark } from './parts.tsx'

export type MeetingView = Answer<typeof getMeeting>

/** One meeting from its call to its carrying out. */
export default function Meeting({ params }: PageProps) {
  const id = params['id']!
  const read = useRead(getMeeting, { params: { id } })
  useLive(`meeting:${id}`, () => void read.refetch())
  return <Read of={read}>{(m) => <Shown m={m} />}</Read>
}

function Shown({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const usual = m.state === 'open' ? 'agenda' : m.state === 'called' ? 'overview' : 'minutes'
  const [{ tab }] = useAddress({ tab: '' })
  const tabs = [
    { key: 'overview', label: t('tabs.overview'), children: <Overview m={m} /> },
    { key: 'door', label: t('tabs.door'), children: <Door m={m} /> },
    { key: 'agenda', label: t('tabs.agenda'), children: <Agenda m={m} /> },
    { key: 'minutes', label: t('tabs.minutes'), children: <Minutes m={m} /> },
    { key: 'after', label: t('tabs.after'), children: <After m={m} /> },
  ]
  const shown = tabs.find((x) => x.key === (tab || usual)) ?? tabs[0]!
  return (
    <div className="stack">
      <PageHead
        title={m.title}
        sub={
          <>
            {m.area} · {t(`values.kind.${m.kind}`)} · {format.time(m.meetsAt)} <StateMark state={m.state} />
          </>
        }
        back="/meetings"
        actions={<Acts m={m} />}
      />
      <Linked m={m} />
      <Quorum m={m} />
      <nav className="row no-print" aria-label={t('ui.parts')}>
        {tabs.map(({ key, label }) => (
          <Go
            key={key}
            to={`/meetings/${m.id}?tab=${key}`}
            className={`k-button${key === shown.key ? ' primary' : ''}`}
          >
            {label}
          </Go>
        ))}
      </nav>
      {shown.children}
    </div>
  )
}

function Linked({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  return (
    <>
      {m.state === 'lapsed' && (
        <Notice tone="bad">
          {t('ui.lapsed')} {m.laterId ? <Go to={`/meetings/${m.laterId}`}>{t('ui.laterMeeting')}</Go> : <Go to={`/meetings/new?earlier=${m.id}`}>{t('ui.callAgain')}</Go>}
        </Notice>
      )}
      {m.earlierId && <p><Go to={`/meetings/${m.earlierId}`}>{t('ui.earlierMeeting')}</Go></p>}
      {m.state === 'cancelled' && <Notice tone="warn">{t('ui.cancelled', { why: m.endedReason ?? '' })}</Notice>}
    </>
  )
} // prettier-ignore

function Overview({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  return (
    <div className="stack">
      <section className="panel stack">
        <Facts
          items={[
            { label: t('fields.meetsAt'), value: format.time(m.meetsAt) },
            { label: t('fields.endsAt'), value: format.time(m.endsAt) },
            { label: t('fields.place'), value: m.place },
            { label: t('fields.form'), value: m.form ? t(`values.form.${m.form}`) : '—' },
            { label: t('ui.called'), value: t('ui.calledBy', { day: format.day(m.calledOn), who: m.calledBy }) },
            { label: t('fields.chair'), value: m.chair || '—' },
            { label: t('fields.recorder'), value: m.recorder || '—' },
            { label: t('fields.public'), value: t(m.public ? 'ui.yes' : 'ui.no') },
            ...(m.shortNotice ? [{ label: t('fields.shortNotice'), value: m.shortNotice }] : []),
            ...(m.outcome ? [{ label: t('fields.outcome'), value: `${t(`values.outcome.${m.outcome}`)}：${m.outcomeText}` }] : []),
          ]}
        />
      </section>
      <LawPanel law={m.law} />
      <Papers m={m} />
      <section className="panel stack" style={{ overflowWrap: 'anywhere' }}>
        <h2>{t('ui.history')}</h2>
        <History of={{ kind: 'meeting', id: m.id }} />
      </section>
    </div>
  )
} // prettier-ignore
