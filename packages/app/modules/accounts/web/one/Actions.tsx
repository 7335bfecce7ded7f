import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Field, Form, Submit, useSay } from '#web/kit/index.ts'
import {
  disableAccount,
  enableAccount,
  renameAccount,
  resetPassword,
  resetSecondFactor,
  unlockAccount,
  type getAccount,
} from '../../contract/admin.ts'

type Account = Answer<typeof getAccount>
const contracts = {
  disable: disableAccount,
  enable: enableAccount,
  unlock: unlockAccount,
  resetPassword,
  resetSecondFactor,
  rename: renameAccount,
}
type Verb = keyof typeof contracts

/** What one may do with an account now. */
export function Actions(props: { account: Account; onPassword: (password: string) => void }) {
  const { t } = useTranslation('accounts')
  const [asked, setAsked] = useState<Verb>()
  const verbs = verbsFor(props.account)
  return (
    <section className="row" aria-label={t('pages.account')}>
      {verbs.map((verb) => (
        <Button key={verb} danger={verb === 'disable'} onClick={() => setAsked(verb)}>
          {t(`account.verbs.${verb}`)}
        </Button>
      ))}
      <Modal
        open={asked !== undefined}
        title={asked && t(`account.verbs.${asked}`)}
        onCancel={() => setAsked(undefined)}
        footer={null}
        destroyOnHidden
      >
        {asked && <Ask {...props} verb={asked} close={() => setAsked(undefined)} />}
      </Modal>
    </section>
  )
}

function verbsFor(account: Account): Verb[] {
  const state: Verb = account.state === 'active' ? 'disable' : 'enable'
  return [
    ...(account.lockedMinutes > 0 ? (['unlock'] as const) : []),
    ...(account.demonstration ? [] : (['resetPassword'] as const)),
    ...(account.secondFactor ? (['resetSecondFactor'] as const) : []),
    'rename',
    state,
  ]
}

interface Asked {
  account: Account
  verb: Verb
  onPassword: (password: string) => void
  close: () => void
}

function Ask({ account, verb, onPassword, close }: Asked) {
  const { t } = useTranslation('accounts')
  const say = useSay()
  const done = (reply: object) => {
    if ('initialPassword' in reply) onPassword(String(reply.initialPassword))
    else say(t('account.done'))
    close()
  }
  return (
    <Form
      name={`accounts.${verb}`}
      contract={contracts[verb] as typeof resetPassword}
      call={{ params: { id: account.id } }}
      initial={verb === 'rename' ? { name: account.name } : {}}
      prepare={(values) => ({ ...values, version: account.version })}
      secret
      onDone={done}
    >
      <p>{t(`account.texts.${verb}`)}</p>
      {verb === 'rename' ? (
        <Field name="name" label={t('fields.name')} />
      ) : (
        <Field name="reason" label={t('account.reason')} as="long" />
      )}
      <Submit danger={verb === 'disable'}>{t(`account.verbs.${verb}`)}</Submit>
    </Form>
  )
}
