import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, PageHead, Submit, useGo, useMe, useTime } from '#web/kit/index.ts'
import { listItems } from '../../contract/catalogue/items.ts'
import { addContract, listProviders } from '../../contract/network/providers.ts'
import { Money } from '../catalogue/fields/Money.tsx'
import '../services.css'

/** Enters a contract with a provider. */
export default function NewContract() {
  const { t } = useTranslation('services')
  const go = useGo()
  const { post } = useMe()
  const { day } = useTime()
  const providers = useRead(listProviders, { query: { areaId: post.areaId, size: 200 } })
  const items = useRead(listItems, { query: { areaId: post.areaId, size: 100 } })
  const options = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map((r) => ({ value: r.id, label: r.name }))
  return (
    <div className="stack">
      <PageHead title={t('commands.addContract')} back="/services/contracts" />
      <Form
        name="services.addContract"
        contract={addContract}
        initial={{ areaId: post.areaId, validFrom: day, itemIds: [] }}
        onDone={({ id }) => go(`/services/contracts/${id}`)}
      >
        <Field
          name="providerId"
          label={t('fields.provider')}
          as="choice"
          options={options(providers.data?.rows)}
          help={t('network.providerHelp')}
        />
        <Field name="title" label={t('network.contractTitle')} />
        <div className="two">
          <Field name="number" label={t('fields.number')} />
          <Money name="amountFen" label={t('catalogue.amountYuan')} />
          <Field name="validFrom" label={t('fields.validFrom')} as="day" />
          <Field name="validTo" label={t('fields.validTo')} as="day" help={t('network.untilHelp')} />
        </div>
        {(items.data?.rows.length ?? 0) > 0 && (
          <Field name="itemIds" label={t('network.contractItems')} as="choices" options={options(items.data?.rows)} />
        )}
        <Submit>{t('commands.addContract')}</Submit>
      </Form>
    </div>
  )
}
