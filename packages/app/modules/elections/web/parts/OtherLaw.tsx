import { useTranslation } from 'react-i18next'

interface Row {
  key: string
  plan: unknown
  other: unknown
  ruleSet: string
}

/** What the law of today says otherwise than the law of the election day. */
export function OtherLaw({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('elections')
  const shown = (value: unknown): string => {
    if (value === null || value === undefined) return t('plan.silent')
    if (Array.isArray(value)) return value.join('、')
    if (typeof value !== 'object') return String(value)
    const v = value as { num?: number; den?: number; strict?: boolean; min?: number; max?: number }
    return v.den ? `${v.strict ? '>' : '≥'} ${v.num}/${v.den}` : `${v.min}–${v.max}`
  }
  return (
    <details>
      <summary>{t('plan.otherLaw', { n: rows.length })}</summary>
      <ul>
        {rows.map((r) => (
          <li key={r.key}>{t('plan.otherLine', { key: r.key.replace('residentsCommittee.', ''), plan: shown(r.plan), other: shown(r.other) })}</li>
        ))}
      </ul>
    </details>
  )
} // prettier-ignore
