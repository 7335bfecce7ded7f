import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useGo, useMe, useTime } from '#web/kit/index.ts'
import { createItem } from '../../contract/catalogue/items.ts'
import '../services.css'
import { ItemFields } from './fields/ItemFields.tsx'

/** Makes an item with its first version. */
export default function NewItem() {
  const { t } = useTranslation('services')
  const go = useGo()
  const { post } = useMe()
  const { day } = useTime()
  const initial = { areaId: post.areaId, validFrom: day, clientGroups: ['everyone'], channels: ['counter'], fee: { mode: 'free', reductions: [], receipt: 'none' }, documents: [], form: [], basis: [], promise: null, providerId: null } // prettier-ignore
  return (
    <div className="stack">
      <PageHead title={t('commands.createItem')} sub={t('catalogue.newSub')} back="/services/catalogue" />
      <Form
        name="services.createItem"
        contract={createItem}
        initial={initial}
        onDone={({ id }) => go(`/services/items/${id}`)}
      >
        <Field name="areaId" label={t('fields.area')} as="area" under={post.areaId} />
        <div className="two">
          <Field name="code" label={t('catalogue.codeLabel')} />
          <Field name="validFrom" label={t('fields.validFrom')} as="day" />
        </div>
        <ItemFields />
        <Submit>{t('commands.createItem')}</Submit>
      </Form>
    </div>
  )
}
