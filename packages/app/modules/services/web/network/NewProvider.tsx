import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useGo, useMe } from '#web/kit/index.ts'
import { addProvider, providerKinds } from '../../contract/network/providers.ts'
import '../services.css'

/** Adds a provider. */
export default function NewProvider() {
  const { t } = useTranslation('services')
  const go = useGo()
  const { post } = useMe()
  return (
    <div className="stack">
      <PageHead title={t('commands.addProvider')} back="/services/providers" />
      <Form
        name="services.addProvider"
        contract={addProvider}
        initial={{ areaId: post.areaId }}
        onDone={() => go('/services/providers')}
      >
        <Field name="name" label={t('fields.name')} />
        <Field
          name="providerKind"
          label={t('fields.providerKind')}
          as="choice"
          options={providerKinds.map((k) => ({ value: k, label: t(`values.providerKind.${k}`) }))}
        />
        <Field name="creditCode" label={t('fields.creditCode')} rule="GB 32100" />
        <div className="two">
          <Field name="telephone" label={t('fields.telephone')} help={t('network.telephoneHelp')} />
          <Field name="email" label={t('fields.email')} />
        </div>
        <Field name="website" label={t('fields.website')} />
        <Field name="summary" label={t('fields.summary')} as="long" />
        <Submit>{t('commands.addProvider')}</Submit>
      </Form>
    </div>
  )
}
