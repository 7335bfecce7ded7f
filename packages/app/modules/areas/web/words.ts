import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/kit/index.ts'
import { areaKinds, codeSystems, conversions, changeKinds, confidences } from '../contract.ts'

/** Options of a fixed list of codes, in words. */
export function useOptions() {
  const { t } = useTranslation('areas')
  const of = (group: string, values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), label: t(`${group}.${value}`) }))
  return {
    kinds: of('kinds', areaKinds),
    levels: of('levels', [1, 2, 3, 4, 5, 6, 7]),
    systems: of('systems', codeSystems),
    conversions: of('conversions', conversions),
    changes: of('changes', changeKinds),
    confidences: of('confidences', confidences),
    of,
  }
}

/** A spell of days in words: from the first to the last day, or till now. */
export function useSpell() {
  const { t } = useTranslation('areas')
  const format = useFormat()
  return (from: string, to: string | null) =>
    to === null
      ? t('ui.since', { day: format.day(from) })
      : t('ui.spell', { from: format.day(from), to: format.day(to) })
}

/** The statistical class of a village or community in words; where no release file gave one, it says so. */
export const classOf = (code: string | null, t: TFunction<'areas'>): string =>
  code === null ? t('urbanRural.none') : `${code} ${t(`urbanRural.${code}`)}`
