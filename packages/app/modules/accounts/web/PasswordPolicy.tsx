import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Field, Form, Popup, Read, Submit, useSay } from '#web/kit/index.ts'
import { changePolicy, getPolicy } from '../contract/admin.ts'

/** How often passwords must be renewed, for those who decide it. */
export function PasswordPolicy() {
  const { t } = useTranslation('accounts')
  return (
    <Can ability="accounts.policy">
      <Popup label={t('list.policy')} title={t('list.policy')}>
        {(close) => <Policy close={close} />}
      </Popup>
    </Can>
  )
}

function Policy(props: { close: () => void }) {
  const { t } = useTranslation(['accounts', 'kit'])
  const say = useSay()
  const read = useRead(getPolicy, {})
  const saved = () => {
    say(t('list.policySaved'))
    props.close()
  }
  return (
    <Read of={read}>
      {({ passwordDays, version }) => (
        <Form
          name="accounts.policy"
          contract={changePolicy}
          initial={{ passwordDays: String(passwordDays) }}
          prepare={(values) => ({ ...values, version })}
          secret
          onDone={saved}
        >
          <Field name="passwordDays" as="number" label={t('fields.passwordDays')} help={t('list.policyText')} />
          <Submit>{t('kit:ok')}</Submit>
        </Form>
      )}
    </Read>
  )
}
