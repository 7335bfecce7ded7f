import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { Mark } from '#web/kit/index.ts'
import type { CountyStep } from '../contract.ts'

/** Which county codes went into which, year by year, each with the decision and the table it is taken from. */
export function Lineage({ steps }: { steps: readonly OnWire<CountyStep>[] }) {
  const { t } = useTranslation('areas')
  return (
    <>
      <h3>{t('ui.lineage')}</h3>
      <p className="soft small">{t('ui.lineageNote')}</p>
      <ul className="stack tight">
        {steps.map((s) => (
          <li key={`${s.fromCode} ${s.toCode} ${s.year}`}>
            <span className="num">
              {t('ui.lineageStep', {
                year: s.year,
                from: s.fromName,
                fromCode: s.fromCode,
                to: s.toName,
                toCode: s.toCode,
              })}
            </span>{' '}
            {s.part && <Mark>{t('ui.lineagePart')}</Mark>}{' '}
            <span className="soft small">
              {s.document && `${s.document} · `}
              {t('ui.source', { source: s.source })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
