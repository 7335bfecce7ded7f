import { useTranslation } from 'react-i18next'
import type { RouteContract } from '#shared/contract.ts'
import { Field, PopupForm, useFormat, useTime } from '#web/kit/index.ts'
import { natures, type Channel, type Nature, type Urgency } from '../../../contract/base.ts'
import { ItemField } from '../../catalogue/ItemField.tsx'
import { optionsOf, useKinds } from '../../catalogue/parts.tsx'

/** What a rule is about: one item, a kind with all below it, a nature; left open, all of them. */
export function Aim({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  return (
    <>
      <Field
        name="kindId"
        label={t('cases.set.kind_')}
        help={t('cases.set.kindHelp')}
        as="choice"
        options={useKinds('cases')}
      />
      <ItemField areaId={areaId} label={t('cases.set.item')} help={t('cases.set.itemHelp')} />
      <Field
        name="nature"
        label={t('fields.nature')}
        as="choice"
        options={optionsOf(natures, (n) => t(`values.nature.${n}`))}
      />
    </>
  )
}

interface Aimed {
  about: string | null
  nature: Nature | null
  urgency?: Urgency | null
  channel?: Channel | null
}

/** What a rule is about, in words. */
export function useAbout() {
  const { t } = useTranslation('services')
  return (r: Aimed): string =>
    [
      r.about,
      r.nature && t(`values.nature.${r.nature}`),
      r.urgency && t(`values.urgency.${r.urgency}`),
      r.channel && t(`values.channel.${r.channel}`),
    ]
      .filter(Boolean)
      .join(' · ') || t('cases.set.any')
}

/** The days a rule holds. */
export function useSpell() {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (r: { validFrom: string; validTo: string | null }): string => {
    const from = r.validFrom > '2000-01-01' ? format.day(r.validFrom) : '—'
    return r.validTo ? t('cases.set.until', { from, to: format.day(r.validTo) }) : from
  }
}

/** Ends a rule on a day; one that has not begun is taken back by its first day. */
export function EndRule<const R extends RouteContract>(props: {
  rule: { id: string; version: number; validFrom: string }
  of: string
  contract: R
}) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const { rule } = props
  return (
    <PopupForm
      small
      danger
      label={t('cases.set.end')}
      of={props.of}
      contract={props.contract}
      call={{ params: { id: rule.id } } as never}
      initial={{ version: rule.version, on: rule.validFrom > day ? rule.validFrom : day }}
      said={t('cases.set.ended')}
    >
      <Field name="on" label={t('cases.set.endOn')} help={t('cases.set.endText')} as="day" />
    </PopupForm>
  )
}
