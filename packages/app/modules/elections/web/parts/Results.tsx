import type { Finding, Result } from '@liren/ballots'
import { useTranslation } from 'react-i18next'
import { Mark, Rows } from '#web/kit/index.ts'
import { contestOf, type CandidateRow, type Seat } from '../../contract/index.ts'
import type { Election } from './shown.ts'
import { foundVoid } from '../../rules/flow.ts'
import { hindranceOf } from '../../rules/found.ts'
import { Voided, VoidSeat } from './Voided.tsx'
import { useContest, useHindrance } from './words.ts'

/** Results of all rounds: votes, who is elected, every finding with its article and its figures. */
export function Results({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  if (e.outcomes.length === 0) return null
  return (
    <section className="panel stack" aria-labelledby="results">
      <h2 id="results">{t('one.results')}</h2>
      {e.outcomes.map((o) => (
        <OneResult
          key={`${o.round} ${String(o.at)}`}
          result={o.verdict as Result}
          candidates={e.candidates}
          seats={e.seats}
          {...foundVoid(e.state, e.voided)}
        />
      ))}
      <Voided election={e} />
      <VoidSeat election={e} />
    </section>
  )
}

interface Shown {
  result: Result
  candidates: readonly CandidateRow[]
  seats: readonly Seat[]
  /** Candidacies by which somebody was elected, which was found void. */
  voided?: readonly string[]
  wholeVoid?: boolean
}
/** One day of voting as it was judged. */
export function OneResult({ result: r, candidates, seats, voided = [], wholeVoid = false }: Shown) {
  const { t } = useTranslation('elections')
  const contestName = useContest(seats)
  const nameOf = (id: string) => candidates.find((c) => c.id === id)?.name ?? id
  const elected = new Set(r.elected.map((s) => s.person))
  const all = r.round === 1 ? r.standing : r.elected.filter((s) => s.round === r.round)
  const place = (contest: string) => seats.findIndex((s) => contestOf(s) === contest)
  const rows = all.toSorted((a, b) => place(a.contest) - place(b.contest) || b.votes - a.votes)
  return (
    <div className="stack">
      <h3>
        {t('one.round', { n: r.round })} <Mark tone={r.outcome === 'elected' ? 'good' : r.outcome === 'void' ? 'bad' : 'warn'}>{t(`values.outcome.${r.outcome}`)}</Mark>
      </h3>
      <Rows
        label={t('one.table', { of: t('one.round', { n: r.round }) })}
        rows={rows.map((row) => ({ ...row, id: `${row.contest} ${row.person}` }))}
        rowKey="id"
        columns={[
          { key: 'person', title: t('fields.name'), main: true, show: (row) => nameOf(row.person) },
          { key: 'contest', title: t('fields.post'), show: (row) => contestName(row.contest) },
          { key: 'votes', title: t('fields.votes'), number: true },
          { key: 'id', title: t('one.results'), show: (row) => (!elected.has(row.person) ? '—' : wholeVoid || voided.includes(row.person) ? <Mark tone="bad">{t('one.seatVoidMark')}</Mark> : <Mark tone="good">{t('one.elected')}</Mark>) },
        ]}
      />
      {r.next.map((n) => (
        <p key={n.contest + n.kind}>
          {t('one.nextVote')}{t('one.colon')}{contestName(n.contest)} {n.seats} · {n.candidates.map(nameOf).join(t('one.sep'))}
        </p>
      ))}
      <Reasons findings={r.reasons} nameOf={nameOf} seats={seats} />
    </div>
  )
} // prettier-ignore

function Reasons({ findings, nameOf, seats }: { findings: readonly Finding[]; nameOf: (id: string) => string; seats: readonly Seat[] }) {
  const { t } = useTranslation('elections')
  const sentence = useHindrance()
  return (
    <details>
      <summary>{t('one.reasons')}</summary>
      <ul className="el-reasons">
        {findings.map((f) => (
          <li key={f.code + JSON.stringify(f.figures)}>
            <Mark tone={f.met === true ? 'good' : f.met === false ? 'bad' : 'warn'}>{t(f.met === true ? 'one.met' : f.met === false ? 'one.notMet' : 'one.openMet')}</Mark>{' '}
            {sentence(hindranceOf(f, nameOf, seats))}
          </li>
        ))}
      </ul>
    </details>
  )
} // prettier-ignore
