import { useTranslation } from 'react-i18next'
import { Choice, Field, TextField, useFormValues } from '#web/kit/index.ts'
import { feeModes, receipts, vulnerableGroups, type Fee } from '../../../contract/catalogue/content.ts'
import { optionsOf } from '../parts.tsx'
import { EntriesField } from './Entries.tsx'
import { Money } from './Money.tsx'

type Reduction = Fee['reductions'][number]

/** Whether it costs something; the price, the receipt and the reductions where it does. */
export function Fees() {
  const { t } = useTranslation('services')
  const { fee } = useFormValues() as { fee?: Partial<Fee> }
  const paid = fee?.mode === 'low' || fee?.mode === 'full'
  return (
    <>
      <Field
        name="fee.mode"
        label={t('fields.feeMode')}
        as="radio"
        options={optionsOf(feeModes, (m) => t(`values.feeMode.${m}`))}
      />
      {paid && <Price />}
    </>
  )
}

function Price() {
  const { t } = useTranslation('services')
  return (
    <>
      <div className="two">
        <Money name="fee.priceFen" label={t('catalogue.priceYuan')} />
        <Field name="fee.per" label={t('catalogue.per')} hint={t('catalogue.perHint')} />
      </div>
      <Field
        name="fee.receipt"
        label={t('catalogue.receipt')}
        as="radio"
        options={optionsOf(receipts, (r) => t(`catalogue.receipts.${r}`))}
      />
      <EntriesField<Reduction>
        name="fee.reductions"
        label={t('catalogue.reductions')}
        add={t('catalogue.addReduction')}
        one={t('catalogue.reductionOne')}
        fresh={() => ({ who: 'elderly', percent: 50, basis: '' })}
      >
        {(r, change) => (
          <div className="row">
            <Choice
              label={t('catalogue.who')}
              value={r.who}
              onChange={(who) => change({ who: who as Reduction['who'] })}
              options={optionsOf(vulnerableGroups, (g) => t(`catalogue.vulnerable.${g}`))}
            />
            <TextField
              label={t('catalogue.percent')}
              value={String(r.percent)}
              onChange={(p) => change({ percent: Number(p) || 0 })}
            />
            <TextField label={t('catalogue.basis')} value={r.basis} onChange={(basis) => change({ basis })} />
          </div>
        )}
      </EntriesField>
    </>
  )
}
