import { useTranslation } from 'react-i18next'
import './ledger.css'

export const walkSteps = ['upload', 'map', 'check', 'mend', 'take'] as const
export type WalkStep = (typeof walkSteps)[number]

/** The way of a ledger, and where it stands; steps that are open can be gone to. */
export function Walk(props: { at: WalkStep; open?: readonly WalkStep[]; onGo?: (step: WalkStep) => void }) {
  const { t } = useTranslation('registers')
  const at = walkSteps.indexOf(props.at)
  return (
    <nav aria-label={t('ledger.title')}>
      <ol className="k-steps">
        {walkSteps.map((step, i) => (
          <li key={step} aria-current={i === at ? 'step' : undefined} data-done={i < at ? '' : undefined}>
            {i !== at && props.open?.includes(step) ? (
              <button type="button" className="ledger-step" onClick={() => props.onGo?.(step)}>
                {t(`ledger.steps.${step}`)}
              </button>
            ) : (
              t(`ledger.steps.${step}`)
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
