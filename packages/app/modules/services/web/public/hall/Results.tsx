import { useTranslation } from 'react-i18next'
import { Empty, Facts, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { Answer } from '#web/api.ts'
import { resultsOf } from '../../../contract/hall/grades.ts'
import './hall.css'

type Results = Answer<typeof resultsOf>
type Row = Results['places'][number] | Results['items'][number]
const BEST = 5

/** How visits and matters were rated, for everybody. */
export default function ResultsPage() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(resultsOf, { query: {} })
  return (
    <Read of={read}>
      {(results) => (
        <div className="stack">
          <PageHead
            title={t('public.hall.results')}
            sub={t('public.hall.resultsAbout', { from: format.day(results.from), to: format.day(results.to) })}
          />
          <Facts
            items={[
              { label: t('public.hall.bad'), value: format.number(results.followed.bad) },
              { label: t('public.hall.answered'), value: format.number(results.followed.answered) },
              { label: t('public.hall.inTime'), value: format.number(results.followed.inTime) },
            ]}
          />
          {results.places.length === 0 && (
            <Empty title={t('public.hall.noResults')} text={t('public.hall.noResultsText')} />
          )}
          {results.places.length > 0 && <Table title={t('public.hall.byPlace')} rows={results.places} />}
          {results.items.length > 0 && <Table title={t('public.hall.byItem')} rows={results.items} />}
          {results.published.length > 0 && (
            <section className="stack" aria-labelledby="published">
              <h2 id="published">{t('public.hall.published')}</h2>
              <ul className="stack">
                {results.published.map((p) => (
                  <li key={`${p.day} ${p.text}`} className="panel stack tight">
                    <p>{p.text}</p>
                    <p className="soft small">
                      {p.place} · {t(`public.hall.grades.${p.grade}`)} · {format.day(p.day)}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Read>
  )
}

function Table({ title, rows }: { title: string; rows: Row[] }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="k-table cards" role="region" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('public.hall.which')}</th>
              {[...Array(BEST).keys()].map((i) => (
                <th key={i} scope="col" className="number">
                  {t(`public.hall.grades.${BEST - i}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('public.hall.satisfied')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.id}>
                <th scope="row">{r.name}</th>
                {r.grades.map((n, i) => (
                  <td key={BEST - i} className="number" data-title={t(`public.hall.grades.${BEST - i}`)}>
                    {format.number(n)}
                  </td>
                ))}
                <td className="number" data-title={t('public.hall.satisfied')}>
                  {format.percent((r.grades[0]! + r.grades[1]! + r.grades[2]!) / r.rated)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
