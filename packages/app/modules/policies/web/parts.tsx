import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Go, Mark, useFormat } from '#web/kit/index.ts'
import { isFraction, isRange, type RuleParameterReply, type RuleValue, type Status, type Unit } from '../contract.ts'
import { writeNumeral } from '../statutes/numerals.ts'

const TONES = { inForce: 'good', notYet: 'warn', replaced: undefined, repealed: 'bad' } as const

/** Whether a version holds on the day looked at. */
export function StatusMark(props: { status: Status }) {
  const { t } = useTranslation('policies')
  return <Mark tone={TONES[props.status]}>{t(`status.${props.status}`)}</Mark>
}

/** The key of a legal parameter in the texts. */
const nameOf = (key: string): string => `rules.${key.replace('residentsCommittee.', '').replaceAll('.', '_')}`

/** The name of a legal parameter for people; an unknown one keeps its key. */
export function useRuleName(): (key: string) => string {
  const { t } = useTranslation('policies')
  return useCallback((key) => t(nameOf(key), { defaultValue: key }), [t])
}

/** A legal value in words: 1,000~3,000户, 三分之二以上, 过半数. */
export function useValueText(): (value: RuleValue, unit: Unit, key?: string) => string {
  const { t, i18n } = useTranslation('policies')
  const format = useFormat()
  return useCallback(
    (value, unit, key = '') => {
      const word = (code: string) => t(`codes.${code}`, { defaultValue: code })
      if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
      if (typeof value === 'string') return word(value)
      if (Array.isArray(value)) return value.map(word).join(t('value.separator'))
      if (isRange(value))
        return t('value.range', {
          min: format.number(value.min),
          max: format.number(value.max),
          unit: t(`unit.${unit}`),
        })
      if (!isFraction(value))
        return t(/(votingAge|\.age)$/.test(key) ? 'value.age' : 'value.count', {
          n: format.number(value),
          unit: t(`unit.${unit}`),
        })
      const { num, den, strict } = value
      if (strict && num * 2 === den) return t('value.half')
      const share = i18n.language === 'en' ? `${num}/${den}` : `${writeNumeral(den)}分之${writeNumeral(num)}`
      return t(strict ? 'value.over' : 'value.atLeast', { share })
    },
    [t, i18n, format],
  )
}

/** Document and article of a provision, linked where the text is in the library; within a table of one document the article alone. */
export function Citation(props: { of: RuleParameterReply['citation']; within?: string }) {
  const { document, versionOn, article, policyId, anchor } = props.of
  const text = `${document}${versionOn ? `(${versionOn})` : ''} ${article}`
  const shown = document === props.within ? article : text
  if (!policyId) return <span>{shown}</span>
  return (
    <Go to={`/policies/${policyId}?article=${anchor ?? ''}`} label={text}>
      {shown}
    </Go>
  )
}
