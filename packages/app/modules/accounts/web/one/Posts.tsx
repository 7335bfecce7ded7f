import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Can, Empty, Field, Form, Mark, Rows, Submit, useFormat, useSay } from '#web/kit/index.ts'
import { giveGrant, revokeGrant, type getAccount } from '../../contract/admin.ts'
import { PostFields } from '../PostFields.tsx'

type Account = Answer<typeof getAccount>
type Post = Account['posts'][number]
const TONES = { now: 'good', coming: 'warn', over: undefined } as const

/** The posts of an account, past and coming ones too; giving and taking away. */
export function Posts({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const [asked, setAsked] = useState<'give' | Post>()
  const close = () => setAsked(undefined)
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('account.posts')}</h2>
        {account.refusal !== 'ownAccount' && (
          <Can ability="accounts.manage">
            <Button onClick={() => setAsked('give')}>{t('account.give')}</Button>
          </Can>
        )}
      </div>
      {account.posts.length === 0 ? (
        <Empty title={t('account.noPosts')} />
      ) : (
        <Table posts={account.posts} onRevoke={setAsked} />
      )}
      <Modal
        open={asked !== undefined}
        title={asked === 'give' ? t('account.give') : t('account.revokeTitle')}
        onCancel={close}
        footer={null}
        destroyOnHidden
      >
        {asked === 'give' && <Give account={account} close={close} />}
        {asked && asked !== 'give' && <Revoke account={account} post={asked} close={close} />}
      </Modal>
    </section>
  )
}

function Table(props: { posts: Post[]; onRevoke: (post: Post) => void }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  return (
    <Rows
      label={t('account.posts')}
      rows={props.posts}
      rowKey="grantId"
      columns={[
        { key: 'role', title: t('fields.role'), main: true, show: (p) => t(`roles.${p.role}`) },
        { key: 'areaName', title: t('fields.areaId') },
        { key: 'validFrom', title: t('fields.validFrom'), show: (p) => format.day(p.validFrom) },
        {
          key: 'validTo',
          title: t('fields.validTo'),
          show: (p) => (p.validTo ? format.day(p.validTo) : t('mine.open')),
        },
        {
          key: 'when',
          title: t('fields.state'),
          show: (p) => (
            <span className="row">
              <Mark tone={TONES[p.when]}>{t(`account.when.${p.when}`)}</Mark>
              {p.revocable && (
                <Can ability="accounts.manage">
                  <Button size="small" danger onClick={() => props.onRevoke(p)}>
                    {t('account.revoke')}
                  </Button>
                </Can>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}

function Give(props: { account: Account; close: () => void }) {
  const { t } = useTranslation('accounts')
  const say = useSay()
  const done = () => {
    say(t('account.given'))
    props.close()
  }
  return (
    <Form name="accounts.give" contract={giveGrant} call={{ params: { id: props.account.id } }} secret onDone={done}>
      <PostFields />
      <Submit>{t('account.give')}</Submit>
    </Form>
  )
}

function Revoke(props: { account: Account; post: Post; close: () => void }) {
  const { t } = useTranslation('accounts')
  const say = useSay()
  const done = () => {
    say(t('account.revoked'))
    props.close()
  }
  const params = { id: props.account.id, grantId: props.post.grantId }
  return (
    <Form name="accounts.revoke" contract={revokeGrant} call={{ params }} secret onDone={done}>
      <p>
        <strong>
          {t(`roles.${props.post.role}`)} · {props.post.areaName}
        </strong>
      </p>
      <p>{t('account.revokeText')}</p>
      <Field name="reason" label={t('account.reason')} as="long" />
      <Submit danger>{t('account.revoke')}</Submit>
    </Form>
  )
}
