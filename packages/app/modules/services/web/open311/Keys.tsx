import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Form, List, Notice, PageHead, Submit, useFormat, useSay, useScope } from '#web/kit/index.ts'
import type { Answer } from '#web/api.ts'
import { giveOpen311Key, listOpen311Keys, revokeOpen311Key } from '../../contract/open311.ts'

type KeyRow = Answer<typeof listOpen311Keys>['rows'][number]
type Doing = { what: 'give' } | { what: 'given'; key: string } | { what: 'revoke'; row: KeyRow }

/** Keys of programs that speak Open311: given, shown once, revoked. */
export default function Keys() {
  const { t } = useTranslation('services')
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const give = (
    <Button type="primary" onClick={() => setDoing({ what: 'give' })}>
      {t('open311.give')}
    </Button>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.open311')} sub={t('open311.about')} actions={give} />
      <p>
        {t('open311.address')}{' '}
        <code style={{ overflowWrap: 'anywhere' }}>{`${window.location.origin}/open311/v2/discovery.xml`}</code>
      </p>
      <KeyList onRevoke={(row) => setDoing({ what: 'revoke', row })} />
      {doing?.what === 'give' && <Give onGiven={(key) => setDoing({ what: 'given', key })} onClose={close} />}
      {doing?.what === 'given' && <Given secret={doing.key} onClose={close} />}
      {doing?.what === 'revoke' && <Revoke row={doing.row} onClose={close} />}
    </div>
  )
}

function KeyList(props: { onRevoke: (row: KeyRow) => void }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <List
      name="services.open311Keys"
      label={t('pages.open311')}
      contract={listOpen311Keys}
      call={{ query: {} }}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('open311.name'), sort: true, main: true, show: (r) => r.name },
        { key: 'area', title: t('open311.area'), show: (r) => r.area },
        { key: 'contact', title: t('fields.contact'), show: (r) => r.contact },
        { key: 'last4', title: t('fields.last4'), show: (r) => <code>…{r.last4}</code> },
        {
          key: 'usedAt',
          title: t('fields.usedAt'),
          sort: true,
          show: (r) => (r.usedAt ? format.time(r.usedAt) : t('open311.never')),
        },
        {
          key: 'revokedAt',
          title: t('fields.revokedAt'),
          sort: true,
          show: (r) => <State row={r} onRevoke={props.onRevoke} />,
        },
      ]}
      search={t('open311.name')}
      empty={{ title: t('open311.empty'), text: t('open311.emptyText') }}
    />
  )
}

function State({ row, onRevoke }: { row: KeyRow; onRevoke: (row: KeyRow) => void }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  if (row.revokedAt)
    return (
      <span>
        {t('open311.revoked')} {format.time(row.revokedAt)} <span className="soft">{row.revokedReason}</span>
      </span>
    )
  return (
    <span className="row">
      {t('open311.active')}
      <Button
        size="small"
        danger
        aria-label={t('open311.revokeTitle', { name: row.name })}
        onClick={() => onRevoke(row)}
      >
        {t('open311.revoke')}
      </Button>
    </span>
  )
}

function Give(props: { onGiven: (key: string) => void; onClose: () => void }) {
  const { t } = useTranslation('services')
  const scope = useScope()
  return (
    <Modal open title={t('open311.give')} footer={null} onCancel={props.onClose}>
      <Form
        name="services.giveOpen311Key"
        contract={giveOpen311Key}
        initial={{ areaId: scope.id }}
        onDone={({ key }) => props.onGiven(key)}
      >
        <Field name="name" label={t('open311.name')} />
        <Field name="contact" label={t('fields.contact')} />
        <Field name="areaId" label={t('open311.area')} as="area" levels={[2, 3, 4]} />
        <Submit>{t('open311.give')}</Submit>
      </Form>
    </Modal>
  )
}

function Given(props: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const copy = async () => {
    await navigator.clipboard.writeText(props.secret)
    say(t('open311.copied'))
  }
  return (
    <Modal open title={t('open311.givenTitle')} closable={false} maskClosable={false} footer={null}>
      <div className="stack">
        <Notice tone="warn" live>
          {t('open311.givenText')}
        </Notice>
        <p>
          <code style={{ overflowWrap: 'anywhere', fontSize: '1.1rem' }}>{props.secret}</code>
        </p>
        <div className="row">
          <Button onClick={() => void copy()}>{t('open311.copy')}</Button>
          <Button type="primary" onClick={props.onClose}>
            {t('open311.done')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Revoke({ row, onClose }: { row: KeyRow; onClose: () => void }) {
  const { t } = useTranslation('services')
  return (
    <Modal open title={t('open311.revokeTitle', { name: row.name })} footer={null} onCancel={onClose}>
      <p>{t('open311.revokeText')}</p>
      <Form
        name="services.revokeOpen311Key"
        contract={revokeOpen311Key}
        call={{ params: { id: row.id } }}
        schema={revokeOpen311Key.body.omit({ version: true })}
        prepare={(values) => ({ ...values, version: row.version }) as never}
        onDone={onClose}
      >
        <Field name="reason" label={t('fields.revokedReason')} as="long" />
        <Submit danger>{t('open311.revoke')}</Submit>
      </Form>
    </Modal>
  )
}
