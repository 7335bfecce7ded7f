import { useEffect, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Go, Read, useRead } from '#web/open/index.ts'
import { useLive } from '#web/live.ts'
import type { PageProps } from '#web/pages.ts'
import { publicCount } from '../../contract/public.ts'
import './count.css'

type Screen = z.output<typeof publicCount.reply>
/** Without a line the page asks again by itself. */
const AGAIN_MS = 5_000

/** The count on the wall, as it goes on: votes of settled batches only. */
export default function Count({ params }: PageProps) {
  const id = params.id!
  const [live, setLive] = useState<Screen>()
  const open = useLive(`electionCount:${id}`, (said) => setLive(said as Screen))
  const read = useRead(publicCount, { params: { id } }, { every: () => (open ? false : AGAIN_MS) })
  return (
    <main className="el-screen">
      <Read of={read}>{(data) => <Wall screen={live ?? data} />}</Read>
    </main>
  )
}

const contestName = ({ post, group }: Screen['candidates'][number], t: TFunction<'elections'>): string =>
  group ? t('public.ofGroup', { group, post: t(`public.posts.${post}`) }) : t(`public.posts.${post}`)

function Wall({ screen: s }: { screen: Screen }) {
  const { t } = useTranslation('elections')
  useEffect(() => {
    document.title = `${t('public.count')} · ${s.title}`
  }, [t, s.title])
  const most = Math.max(1, ...s.candidates.map((c) => c.votes))
  return (
    <>
      <header>
        <h1>{s.title}</h1>
        <p>
          {t('public.count')} · {t('public.round', { n: s.round })} · {t(`public.states.${s.state}`)}
        </p>
      </header>
      <p className="el-progress" role="status">
        {s.batches === 0 ? t('public.waiting') : `${t('public.batches', { n: s.agreed, of: s.batches })} · ${t('public.ballots', { n: s.counted, of: s.ballots })}`}
        {s.differs > 0 && ` · ${t('public.differs', { n: s.differs })}`}
      </p>
      {[...Map.groupBy(s.candidates, (c) => contestName(c, t))].map(([contest, all]) => (
        <section key={contest} aria-label={contest}>
          <h2>{contest}</h2>
          <ul>
            {all.map((c) => (
              <li key={c.id}>
                <span className="name">{c.name}</span>
                <span className="bar" aria-hidden="true">
                  <span style={{ width: `${(100 * c.votes) / most}%` }} />
                </span>
                <span className="votes num">{t('public.of', { n: c.votes })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <footer>
        <p>
          {t('public.valid', { n: s.totals.valid })} · {t('public.blank', { n: s.totals.blank })} · {t('public.void', { n: Object.values(s.totals.void).reduce<number>((n, x) => n + (x ?? 0), 0) })}
        </p>
        <p>
          <Go to={`/public/elections/${s.id}`}>{t('public.back')}</Go>
        </p>
      </footer>
    </>
  )
} // prettier-ignore
