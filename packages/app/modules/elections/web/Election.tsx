import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Facts, Go, History, Notice, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { contestOf, getElection } from '../contract/index.ts'
import { Calendar } from './parts/Calendar.tsx'
import { Candidates } from './parts/Candidates.tsx'
import { Committee } from './parts/Committee.tsx'
import { Complaints } from './parts/Complaints.tsx'
import { Next } from './parts/Next.tsx'
import { OtherLaw } from './parts/OtherLaw.tsx'
import { Papers } from './parts/Papers.tsx'
import { Results } from './parts/Results.tsx'
import { Road } from './parts/Road.tsx'
import { StateMark } from './parts/StateMark.tsx'
import { VoidIt } from './parts/VoidIt.tsx'
import { useContest } from './parts/words.ts'
import './elections.css'
import { changeableStates } from '../rules/flow.ts'
import type { Election } from './parts/shown.ts'

/** One election as a guide: what comes next, by when, by which article, what stands in its way; below it, all that is known. */
export default function ElectionPage({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const read = useRead(getElection, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead title={read.data?.title ?? t('pages.election')} sub={read.data?.community} back="/elections" />
      <Read of={read}>
        {(e) => (
          <>
            <Next key={e.version} election={e} />
            <Standing election={e} />
            <Results election={e} />
            <section className="panel stack" aria-labelledby="calendar">
              <h2 id="calendar">{t('one.calendar')}</h2>
              {e.otherLaw.length > 0 && (
                <Notice tone="warn">
                  <OtherLaw rows={e.otherLaw} />
                </Notice>
              )}
              <Calendar dates={e.dates} />
            </section>
            <Committee election={e} />
            <Candidates election={e} />
            <Papers election={e} />
            <Complaints election={e} />
            <section className="panel stack" aria-labelledby="history">
              <h2 id="history">{t('one.history')}</h2>
              <details className="el-history">
                <summary>{t('one.showHistory')}</summary>
                <History of={{ kind: 'election', id: e.id }} />
              </details>
            </section>
            <VoidIt election={e} />
          </>
        )}
      </Read>
    </div>
  )
}

function Standing({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const contestName = useContest(e.seats)
  const seats = e.seats.map((s) => `${contestName(contestOf(s))} ${s.seats}`).join(t('one.sep'))
  return (
    <section className="panel stack" aria-label={t('fields.state')}>
      <div className="row el-links">
        <StateMark state={e.state} />
        {changeableStates.includes(e.state) && (
          <Can ability="elections.run">
            <Go to={`/elections/${e.id}/plan`}>{t('plan.change')}</Go>
          </Can>
        )}
        <Go to={`/elections/${e.id}/voters`}>{t('one.list')}</Go>
        <Go to={`/elections/${e.id}/voting`}>{t('one.voting')}</Go>
        <Go to={`/elections/${e.id}/count`}>{t('one.count')}</Go>
        <Can ability="elections.count">
          <Go to={`/elections/${e.id}/scans`}>{t('pages.scans')}</Go>
        </Can>
        {!['planned', 'committeeSelected'].includes(e.state) && (
          <>
            <a href={`/public/elections/${e.id}`}>{t('one.public')}</a>
            <a href={`/public/elections/${e.id}/count`}>{t('one.screen')}</a>
          </>
        )}
      </div>
      <Road state={e.state} />
      <Facts
        items={[
          { label: t('fields.electionDay'), value: format.day(e.electionDay) },
          { label: t('fields.mode'), value: t(`values.mode.${e.mode}`) },
          { label: t('one.seats'), value: seats },
          { label: t('one.law'), value: e.ruleSet },
          {
            label: t('fields.termFrom'),
            value: t('one.term', { from: format.day(e.termFrom), to: format.day(e.termTo) }),
          },
          {
            label: t('one.list'),
            value:
              e.list && [t('one.listed', { n: e.list.listed }), t('one.version', { n: e.list.version })].join(' · '),
          },
          {
            label: t('one.turnout'),
            value: t('one.taken', { n: e.turnout.self + e.turnout.proxy, proxy: e.turnout.proxy }),
          },
        ]}
      />
    </section>
  )
}
