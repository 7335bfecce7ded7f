import { useTranslation } from 'react-i18next'
import { Figure, Mark, useFormat } from '#web/kit/index.ts'
import type { Amount } from '../contract.ts'

/** How a figure came about, in a word; the word carries the meaning, the colour helps. */
export function Origin({ of }: { of: Amount }) {
  const { t } = useTranslation('indicators')
  if (of.value === null) return <Mark tone="warn">{t('provenance.missing')}</Mark>
  const way = of.hasComputed && of.hasReported ? 'both' : of.hasComputed ? 'computed' : 'reported'
  return (
    <span className="row">
      <Mark tone={way === 'computed' ? 'good' : undefined}>{t(`provenance.${way}`)}</Mark>
      {of.missing > 0 && <Mark tone="warn">{t('provenance.incomplete')}</Mark>}
    </span>
  )
}

interface Props {
  label: string
  unit: string
  of: Amount
  day?: string
  definition?: string
  source?: string
  rowsTo?: string | null
  definitionTo?: string
}

/** A value that says, when asked, where it comes from; what is missing stands beside it, never hidden. */
export function AmountFigure({ label, unit, of, rowsTo, ...rest }: Props) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  return (
    <div className="stack tight">
      <Figure
        label={label}
        value={of.value}
        unit={t(`units.${unit}`)}
        computed={of.hasComputed && unit !== 'percent' ? of.computed : null}
        reported={of.hasReported && unit !== 'percent' ? of.reported : null}
        rowsTo={rowsTo ?? undefined}
        {...rest}
      />
      <div className="row">
        <Origin of={of} />
        {of.missing > 0 && of.value !== null && (
          <span className="soft small">{t('hints.missing', { n: format.number(of.missing) })}</span>
        )}
      </div>
    </div>
  )
}
