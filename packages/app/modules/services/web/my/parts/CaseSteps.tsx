import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import type { OwnCaseDetail } from '../../../contract/residents/own.ts'

/** Every step that concerns the one who asked, the newest first. */
export function CaseSteps({ of }: { of: OnWire<OwnCaseDetail> }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="stack" aria-labelledby="steps">
      <h2 id="steps">{t('my.case.steps')}</h2>
      <ol className="m-steps">
        {of.steps.toReversed().map((s) => (
          <li key={s.seq} className="stack tight">
            <strong>{t(`my.verbs.${s.verb as 'say'}`)}</strong>
            <span className="soft small">
              {t('my.case.by', { who: s.own ? t('my.case.you') : t(`my.roles.${s.byRole as 'communityWorker'}`), at: format.time(s.at) })}
            </span>
            {s.reason && <p>{s.reason}</p>}
            {s.text && <p className={s.own ? 'm-said own' : 'm-said'}>{s.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
} // prettier-ignore
