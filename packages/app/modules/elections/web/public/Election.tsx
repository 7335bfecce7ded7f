import type { Finding, Result } from '@liren/ballots'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Empty, Facts, Go, Mark, Notice, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { contestOf } from '../../contract/base.ts'
import { publicElection } from '../../contract/public.ts'
import { namedContest } from '../../rules/count.ts'

type Shown = z.output<typeof publicElection.reply>
type T = TFunction<'elections'>

/** What a contest is called: a post, or the representatives of a group. */
function contestName(e: Shown, contest: string, t: T): string {
  const { post, group } = namedContest(e.seats, contest)
  const name = t(`public.posts.${post}`)
  return group ? t('public.ofGroup', { group, post: name }) : name
}

/** One election for everybody: who stands, what was put up, the result with its articles and figures. */
export default function Election({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const read = useRead(publicElection, { params: { id: params.id! } })
  return (
    <>
      <PageHead title={read.data?.title ?? t('public.one')} sub={read.data?.community} back="/public/elections" />
      <Read of={read}>
        {(e) => (
          <>
            <Head election={e} />
            {e.outcomes.map((o) => (
              <Outcome key={o.round} result={o.verdict as Result} election={e} />
            ))}
            <Candidates election={e} />
            <Notices election={e} />
          </>
        )}
      </Read>
    </>
  )
}

function Head({ election: e }: { election: Shown }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  return (
    <section className="panel stack">
      <p className="row">
        <Mark>{t(`public.states.${e.state}`)}</Mark> {e.wholeVoid && e.state !== 'void' && <Mark tone="bad">{t('public.states.void')}</Mark>}
        {e.counting && <Go to={`/public/elections/${e.id}/count`}>{t('public.watch')}</Go>}
      </p>
      {e.voterListOut && (
        <Notice>
          <p>
            <Go to={`/public/elections/${e.id}/voters`}>{t('public.votersOut')}</Go>
          </p>
          <p>{t('public.votersText')}</p>
        </Notice>
      )}
      <Facts
        items={[
          { label: t('public.day'), value: format.day(e.electionDay) },
          { label: t('public.mode'), value: t(`public.modes.${e.mode}`) },
          { label: t('public.seats'), value: e.seats.map((s) => `${contestName(e, contestOf(s), t)} ${s.seats}`).join(t('public.sep')) },
          { label: t('public.term'), value: `${format.day(e.termFrom)} – ${format.day(e.termTo)}` },
          { label: t('public.law'), value: e.ruleSet },
        ]}
      />
    </section>
  )
} // prettier-ignore

function Outcome({ result: r, election: e }: { result: Result; election: Shown }) {
  const { t } = useTranslation('elections')
  const nameOf = (id: string) => e.candidates.find((c) => c.id === id)?.name ?? id
  const elected = new Set(r.elected.map((s) => s.person))
  const all = r.round === 1 ? r.standing : r.elected.filter((s) => s.round === r.round)
  const place = (contest: string) => e.seats.findIndex((s) => contestOf(s) === contest)
  const rows = all.toSorted((a, b) => place(a.contest) - place(b.contest) || b.votes - a.votes)
  return (
    <section className="panel stack" aria-labelledby={`round-${r.round}`}>
      <h2 id={`round-${r.round}`}>
        {t('public.results')} {t('public.round', { n: r.round })}
      </h2>
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.contest + row.person} className="row">
            <strong>{nameOf(row.person)}</strong> {contestName(e, row.contest, t)} {t('public.votes', { n: row.votes })}
            {elected.has(row.person) && (e.wholeVoid || e.voided.includes(row.person) ? <Mark tone="bad">{t('public.seatVoid')}</Mark> : <Mark tone="good">{t('public.elected')}</Mark>)}
          </li>
        ))}
      </ul>
      {r.next.map((n) => (
        <p key={n.contest}>
          {t('public.next')}{t('public.colon')}{contestName(e, n.contest, t)} {n.candidates.map(nameOf).join(t('public.sep'))}
        </p>
      ))}
      <details>
        <summary>{t('public.figures')}</summary>
        <ul>
          {r.reasons.map((f) => (
            <li key={f.code + JSON.stringify(f.figures)}>
              {f.cited && `《${f.cited.document.replace(/[《》]/g, '')}》${f.cited.article}${t('public.colon')}`}
              {reasonText(e, f, nameOf, t)} <Mark>{t(f.met === true ? 'public.met' : f.met === false ? 'public.notMet' : 'public.openMet')}</Mark>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
} // prettier-ignore

function reasonText(e: Shown, f: Finding, nameOf: (id: string) => string, t: T): string {
  const params = Object.fromEntries(
    Object.entries(f.figures).map(([k, v]) => [k, k === 'contest' ? contestName(e, String(v), t) : typeof v === 'number' ? v : Array.isArray(v) ? v.map(nameOf).join(t('public.sep')) : nameOf(String(v))]),
  )
  const text = t(`public.reasons.${f.code}`, { ...params, defaultValue: '' })
  return text || t('public.reasons.other')
} // prettier-ignore

function Candidates({ election: e }: { election: Shown }) {
  const { t } = useTranslation('elections')
  if (e.candidates.length === 0) return null
  return (
    <section className="panel stack" aria-labelledby="candidates">
      <h2 id="candidates">{t('public.candidates')}</h2>
      {e.seats.map((s) => (
        <div key={contestOf(s)}>
          <h3>{t('public.seatsOf', { of: contestName(e, contestOf(s), t), n: s.seats })}</h3>
          <ul>
            {e.candidates
              .filter((c) => contestOf(c) === contestOf(s))
              .map((c) => (
                <li key={c.id}>
                  {c.name} {c.about}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Notices({ election: e }: { election: Shown }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  return (
    <section className="panel stack" aria-labelledby="notices">
      <h2 id="notices">{t('public.notices')}</h2>
      {e.notices.length === 0 && <Empty title={t('public.noticesEmpty')} />}
      {e.notices.map((n) => (
        <article key={n.id} className="stack">
          <h3>{n.title}</h3>
          {n.body.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="soft">
            {t('public.published', { day: format.day(n.publishedOn) })} {n.untilOn && t('public.until', { day: format.day(n.untilOn) })}{' '}
            {n.law.length > 0 && `${t('public.under')} ${n.law.map((l) => `《${l.document.replace(/[《》]/g, '')}》${l.article}`).join(t('public.sep'))}`}
          </p>
        </article>
      ))}
    </section>
  )
} // prettier-ignore
