import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/open/index.ts'
import type { Shown } from './Notice.tsx'

/** The communities of the plan with their homes, where each comes from, and which communities end. */
export function Plan({ notice }: { notice: Shown }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <section className="panel stack" aria-labelledby="plan">
      <h2 id="plan">{t('public.plan')}</h2>
      {notice.plan.map((c) => (
        <div key={c.name} className="stack tight">
          <h3 className="row">
            {c.name}
            {c.was === null && <Mark tone="good">{t('public.isNew')}</Mark>}
            {c.was !== null && c.was !== c.name && <Mark>{t('public.renamed', { was: c.was })}</Mark>}
          </h3>
          <p className="soft">
            {t('public.size', {
              households: format.number(c.households),
              people: format.number(c.people),
              units: c.units.length,
            })}
          </p>
          {c.breachReason && <p>{t('public.breach', { reason: c.breachReason })}</p>}
          <Units units={c.units} />
        </div>
      ))}
      {notice.ended.length > 0 && (
        <div className="stack tight">
          <h3>{t('public.ended')}</h3>
          <ul>
            {notice.ended.map((e) => (
              <li key={e.name}>{t('public.endedInto', { name: e.name, into: e.into.join('、') })}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** The homes that change their community in sight, all of them a press away: a phone need not pass hundreds. */
function Units({ units }: { units: Shown['plan'][number]['units'] }) {
  const { t } = useTranslation('planning')
  const came = units.filter((u) => u.from)
  return (
    <>
      {came.length > 0 && (
        <p>
          {t('public.came', {
            units: came.map((u) => t('public.unitFrom', { name: u.name, from: u.from })).join('、'),
          })}
        </p>
      )}
      <details>
        <summary>{t('public.allUnits', { n: units.length })}</summary>
        <p>{units.map((u) => u.name).join('、')}</p>
      </details>
    </>
  )
}
