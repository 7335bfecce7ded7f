import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/kit/index.ts'
import type { Detail } from './Case.tsx'

/** Every step: who, when, why, and what it did to both clocks. */
export function Trail({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const changed = (before: string | null, after: string | null) => before !== after && after !== null
  return (
    <section className="panel stack" aria-labelledby="case-trail">
      <h2 id="case-trail">{t('cases.trail')}</h2>
      <ol className="case-trail">
        {of.steps.map((s) => (
          <li key={s.seq}>
            <p>
              <strong>{t(`verbs.${s.verb}`)}</strong> <span className="soft">{`${s.by} · ${format.time(s.at)}`}</span>
            </p>
            <p className="soft">
              {t('cases.thenHeld', {
                state: t(`states.${s.state}`),
                holder: `${s.holderArea} ${s.holderName ?? t(`accounts:roles.${s.holderRole}`)}`,
              })}
            </p>
            {s.reason && <p>{t('cases.because', { reason: s.reason })}</p>}
            {s.verb !== 'open' && changed(s.dueBefore, s.dueAfter) && (
              <p className="soft">{t('cases.wholeTo', { at: format.time(s.dueAfter) })}</p>
            )}
            {s.verb !== 'open' && changed(s.stepDueBefore, s.stepDueAfter) && (
              <p className="soft">{t('cases.stepTo', { at: format.time(s.stepDueAfter) })}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
