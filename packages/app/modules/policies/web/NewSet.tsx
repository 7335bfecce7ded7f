import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useGo, useSay } from '#web/kit/index.ts'
import { addRuleSet } from '../contract.ts'

/** Begins a pack of rules made under the law, or a guideline, for one's province, city or district. */
export default function NewSet() {
  const { t } = useTranslation('policies')
  const go = useGo()
  const say = useSay()
  const done = ({ id }: { id: string }) => {
    say(t('sets.created'))
    go(`/rule-sets/${id}`)
  }
  return (
    <div className="stack">
      <PageHead title={t('pages.newSet')} back="/rule-sets" />
      <p>{t('sets.packLead')}</p>
      <Form name="policies.newSet" contract={addRuleSet} initial={{ standing: 'pack' }} onDone={done}>
        <Field name="name" label={t('fields.name')} />
        <Field
          name="standing"
          label={t('fields.standing')}
          as="radio"
          options={(['pack', 'guideline'] as const).map((value) => ({ value, label: t(`standing.${value}`) }))}
        />
        <Field name="region" label={t('fields.region')} help={t('sets.regionHelp')} />
        <Field name="note" label={t('fields.note')} as="long" />
        <Field name="approval" label={t('fields.approval')} />
        <Submit>{t('sets.add')}</Submit>
      </Form>
    </div>
  )
}
