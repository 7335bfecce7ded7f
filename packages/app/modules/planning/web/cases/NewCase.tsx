import { useTranslation } from 'react-i18next'
import { Field, Form, Notice, PageHead, Submit, useGo, useMe } from '#web/kit/index.ts'
import { openCase } from '../../contract/cases.ts'

/** Opens a case for one subdistrict or town. */
export default function NewCase() {
  const { t } = useTranslation('planning')
  const go = useGo()
  const { post } = useMe()
  return (
    <div className="stack">
      <PageHead title={t('commands.openCase')} sub={t('cases.newSub')} back="/planning" />
      <Notice>{t('table.notFiling')}</Notice>
      <Form
        name="planning.openCase"
        contract={openCase}
        initial={post.role === 'subdistrictOfficer' ? { areaId: post.areaId } : {}}
        onDone={({ id }) => go(`/planning/cases/${id}`)}
      >
        <Field name="areaId" label={t('fields.areaId')} as="area" levels={[4]} help={t('cases.areaHelp')} />
        <Field name="name" label={t('fields.name')} />
        <Field name="reason" label={t('fields.reason')} as="long" help={t('cases.reasonHelp')} />
        <div className="two">
          <Field name="registerOn" label={t('fields.registerOn')} as="day" help={t('cases.registerHelp')} />
          <Field name="dueOn" label={t('fields.dueOn')} as="day" />
        </div>
        <Submit>{t('commands.openCase')}</Submit>
      </Form>
    </div>
  )
}
