import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Can, Field, Form, Submit, useSay } from '#web/kit/index.ts'
import { stateForce, type PolicyDetail } from '../contract.ts'

/** An officer states from when to when a version holds, and by which document. */
export function StateForce({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('policies')
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Can ability="policies.manage">
        <Button onClick={() => setOpen(true)}>{t('detail.stateForce')}</Button>
      </Can>
    )
  const done = () => {
    setOpen(false)
    say(t('detail.saved'))
  }
  return (
    <div className="stack">
      <p className="soft">{t('detail.stateForceHelp')}</p>
      <Form
        name={`policies.force.${policy.id}`}
        contract={stateForce}
        call={{ params: { id: policy.id } }}
        initial={{ from: policy.stated?.from ?? '', to: policy.stated?.to ?? '' }}
        onDone={done}
      >
        <div className="two">
          <Field name="from" label={t('fields.from')} as="day" />
          <Field name="to" label={t('fields.to')} as="day" />
        </div>
        <Field name="byDocument" label={t('fields.byDocument')} />
        <Field name="reason" label={t('fields.reason')} as="long" />
        <Submit>{t('detail.stateForce')}</Submit>
      </Form>
    </div>
  )
}
