import { useTranslation } from 'react-i18next'
import type { Span } from '../../contract/base.ts'
import type { BarredRow } from '../../contract/catalogue/barred.ts'
import type { Fee } from '../../contract/catalogue/content.ts'
import { listKinds } from '../../contract/catalogue/kinds.ts'
import { useRead } from '#web/hooks.ts'
import { DateField, Field, Mark, Notice, type Option } from '#web/kit/index.ts'

/** Fen as people write money: 20 元, 20.50 元. */
export const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** What it costs, in a line. */
export function useFee() {
  const { t } = useTranslation('services')
  return (fee: Pick<Fee, 'mode' | 'priceFen' | 'per'>): string => {
    const mode = t(`values.feeMode.${fee.mode}`)
    if (fee.priceFen === undefined) return mode
    return `${mode} · ${t('catalogue.price', { yuan: yuan(fee.priceFen) })}${fee.per ? `／${fee.per}` : ''}`
  }
}

/** A promised time in words. */
export function usePromise() {
  const { t } = useTranslation('services')
  return (promise: Span | null): string => (promise ? t(`catalogue.spans.${promise.unit}`, { n: promise.value }) : '—')
}

const TONES = { inForce: 'good', planned: 'warn', ended: 'bad' } as const
export function StandingMark({ standing }: { standing: keyof typeof TONES }) {
  const { t } = useTranslation('services')
  return <Mark tone={TONES[standing]}>{t(`values.standing.${standing}`)}</Mark>
}

/** What to say to who asks for a certificate that is not issued: the answer, where to go, and the paper. */
export function Answer({ row }: { row: BarredRow }) {
  const { t } = useTranslation('services')
  return (
    <Notice tone="bad">
      <div className="stack tight">
        <strong>{t('catalogue.notIssued', { name: row.name })}</strong>
        <span>{row.answer}</span>
        {row.guide ? (
          <span>
            {t('catalogue.goTo', { guide: row.guide })}
            {row.guideSource && <span className="soft">{t('catalogue.goToSource', { source: row.guideSource })}</span>}
          </span>
        ) : (
          <span className="soft">{t('catalogue.noGuide')}</span>
        )}
        <span className="soft small">
          {t('catalogue.sourceIs')}
          {row.document}，{row.article}
        </span>
      </div>
    </Notice>
  )
}

/** A day from which something ends, or none: open. */
export function OpenEnd(props: { name: string; label: string; help?: string }) {
  return (
    <Field {...props}>
      {({ value, onChange }) => (
        <DateField
          label={props.label}
          quiet
          value={(value as string | null) ?? undefined}
          onChange={(to) => onChange(to ?? null)}
        />
      )}
    </Field>
  )
}

/** What can be chosen, with its words. */
export const optionsOf = <K extends string>(keys: readonly K[], word: (key: K) => string): Option[] => keys.map((value) => ({ value, label: word(value) })) // prettier-ignore

/** Kinds to choose from, their depth to be seen. */
export function useKinds(usedFor?: 'items' | 'cases'): Option[] {
  const kinds = useRead(listKinds, { query: usedFor ? { usedFor } : {} })
  return (kinds.data?.rows ?? []).map((k) => ({
    value: k.id,
    label: `${'　'.repeat(k.path.split('/').length - 3)}${k.name}`,
  }))
}
