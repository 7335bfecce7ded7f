import type { Result } from '@liren/ballots'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useRead } from '#web/hooks.ts'
import { Can, Empty, Go, Mark, Notice, PageHead, Read, Rows } from '#web/kit/index.ts'
import { useLive } from '#web/live.ts'
import type { PageProps } from '#web/pages.ts'
import { getCount, getElection, getVoting } from '../contract/index.ts'
import { isBefore } from '../rules/flow.ts'
import { Accounts } from './parts/Accounts.tsx'
import { Minutes } from './parts/Minutes.tsx'
import { OneResult } from './parts/Results.tsx'
import { useHindrance } from './parts/words.ts'
import './elections.css'
import type { Counted, Election } from './parts/shown.ts'

/** The count as the staff see it: accounts of boxes, batches of two teams, minutes, what still stands in the way. */
export default function Count({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const id = params.id!
  const client = useQueryClient()
  const election = useRead(getElection, { params: { id } })
  const count = useRead(getCount, { params: { id } })
  const voting = useRead(getVoting, { params: { id } })
  useLive(`electionCount:${id}`, () => void client.invalidateQueries({ queryKey: [getCount.name] }))
  return (
    <div className="stack">
      <PageHead title={t('pages.count')} sub={election.data?.title ?? t('count.sub')} back={`/elections/${id}`} actions={<a href={`/public/elections/${id}/count`}>{t('one.screen')}</a>} />
      <Read of={election}>
        {(e) => (
          <Read of={count}>
            {(c) => (
              <>
                <Ahead election={e} count={c} />
                <Read of={voting}>{(v) => <Accounts election={e} count={c} boxes={v.boxes} />}</Read>
                <Batches election={e} count={c} />
                <Minutes election={e} count={c} boxes={voting.data?.boxes ?? []} />
              </>
            )}
          </Read>
        )}
      </Read>
    </div>
  )
} // prettier-ignore

function Ahead({ election: e, count: c }: { election: Election; count: Counted }) {
  const { t } = useTranslation('elections')
  const sentence = useHindrance()
  if (isBefore(e.state, 'counting')) return <p className="soft">{t('count.sub')}</p>
  if (e.state !== 'counting') return null
  if (c.preview)
    return (
      <section className="panel stack el-next" aria-label={t('count.preview')}>
        <Notice tone="good">{t('one.previewText', { outcome: t(`values.outcome.${(c.preview as Result).outcome}`) })}</Notice>
        <OneResult result={c.preview as Result} candidates={e.candidates} seats={e.seats} />
        <Go to={`/elections/${e.id}`} className="k-button primary">
          {t('verbs.declareElected')}
        </Go>
      </section>
    )
  return (
    <section className="panel stack el-next" aria-label={t('count.hindrances', { n: c.hindrances.length })}>
      <p>{t('count.hindrances', { n: c.hindrances.length })}</p>
      <ul>
        {c.hindrances.map((h) => (
          <li key={h.code + JSON.stringify(h.params)}>{sentence(h)}</li>
        ))}
      </ul>
    </section>
  )
} // prettier-ignore

function Batches({ election: e, count: c }: { election: Election; count: Counted }) {
  const { t } = useTranslation('elections')
  const agreed = c.batches.filter((b) => b.state === 'agreed')
  const open = c.batches.filter((b) => b.state !== 'agreed')
  const team = c.batches[0]?.mine
  return (
    <section className="panel stack" aria-labelledby="batches">
      <h2 id="batches">{t('count.batches')}</h2>
      {c.batches.length === 0 ? (
        <Empty title={t('count.batchesEmpty')} />
      ) : (
        <>
          <p>
            {t('count.agreedN', { n: agreed.length, of: c.batches.length })} {e.state === 'counting' && (team ? t('count.youAre', { team: t(`values.team.${team}`) }) : t('count.noTeam'))}
          </p>
          {open.length > 0 && <BatchRows election={e} batches={open} />}
          {agreed.length > 0 && (
            <details open={open.length === 0 && agreed.length <= FEW}>
              <summary>{t('count.agreedAll', { n: agreed.length })}</summary>
              <BatchRows election={e} batches={agreed} />
            </details>
          )}
        </>
      )}
    </section>
  )
} // prettier-ignore

/** So many settled batches stand open; more are folded away. */
const FEW = 8

function BatchRows({ election: e, batches }: { election: Election; batches: Counted['batches'] }) {
  const { t } = useTranslation('elections')
  return (
    <Rows
      label={t('one.table', { of: t('count.batches') })}
      rows={batches}
      rowKey="id"
      columns={[
        { key: 'number', title: t('fields.batch'), main: true, show: (b) => t('count.boxNo', { box: b.boxNumber, n: b.number }) },
        { key: 'ballots', title: t('fields.returned'), number: true, show: (b) => t('count.ballots', { n: b.ballots }) },
        { key: 'entered', title: t('fields.team'), show: (b) => b.entered.map((x) => t(`values.team.${x}`)).join(t('one.sep')) || '—' },
        { key: 'state', title: t('fields.standing'), show: (b) => <Mark tone={b.state === 'agreed' ? 'good' : b.state === 'differs' ? 'bad' : 'warn'}>{t(`values.batchState.${b.state}`)}</Mark> },
        {
          key: 'id', title: t('voters.who'),
          show: (b) => e.state === 'counting' && b.state !== 'agreed' && (
            <Can ability="elections.count">
              <Go to={`/elections/${e.id}/count/${b.id}`} className="k-button small">
                {t(b.state === 'differs' ? 'count.third' : 'count.enter')}
                <span className="hidden-text">{t('one.colon')}{t('count.boxNo', { box: b.boxNumber, n: b.number })}</span>
              </Go>
            </Can>
          ),
        },
      ]}
    />
  )
} // prettier-ignore
