import { useTranslation } from 'react-i18next'

interface Row {
  key: string
  plan: unknown
  other: unknown
  ruleSet: string
}

/** What the law of today says otherwise than the law of the election day, each provision by its name. */
export function OtherLaw({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('elections')
  const { t: law } = useTranslation('policies')
  const nameOf = (key: string) =>
    law(`rules.${key.replace('residentsCommittee.', '').replaceAll('.', '_')}`, { defaultValue: key })
  const shown = (value: unknown): string => {
    if (value === null || value === undefined) return t('plan.silent')
    if (Array.isArray(value)) return value.map(shown).join(t('one.sep'))
    if (typeof value === 'boolean') return law(value ? 'value.yes' : 'value.no')
    if (typeof value === 'string') return law(`codes.${value}`, { defaultValue: value })
    if (typeof value !== 'object') return String(value)
    const v = value as { num?: number; den?: number; strict?: boolean; min?: number; max?: number }
    return v.den ? `${v.strict ? '>' : '≥'} ${v.num}/${v.den}` : `${v.min}–${v.max}`
  }
  return (
    <details>
      <summary>{t('plan.otherLaw', { n: rows.length })}</summary>
      <ul>
        {rows.map((r) => (
          <li key={r.key}>{t('plan.otherLine', { key: nameOf(r.key), plan: shown(r.plan), other: shown(r.other) })}</li>
        ))}
      </ul>
    </details>
  )
}
