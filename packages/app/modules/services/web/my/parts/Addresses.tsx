import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ErrorNotice, Frame, Read, useAct, useRead, useSay } from '#web/my/index.ts'
import {
  addNoticeAddress,
  confirmNoticeAddress,
  listNoticeAddresses,
  removeNoticeAddress,
  type PushSubscription,
} from '#shared/notices.ts'

/** Where one is told besides the page. An e-mail address counts when its code came back. */
export function Addresses() {
  const { t } = useTranslation('services')
  const read = useRead(listNoticeAddresses, {})
  const remove = useAct(removeNoticeAddress)
  return (
    <section className="stack tight" aria-labelledby="tell">
      <h2 id="tell">{t('my.tellMe')}</h2>
      <Read of={read}>
        {({ rows, pushKey }) => (
          <div className="panel stack">
            {rows.map((a) => (
              <div key={a.id} className="stack tight">
                <div className="row apart">
                  <span>
                    {a.shown} {!a.confirmed && <span className="soft small">{t('my.unconfirmed')}</span>}
                  </span>
                  <Button small quiet onClick={() => void remove.act({ params: { id: a.id } })}>
                    {t('my.form.remove', { name: '' })}
                    <span className="hidden-text">{a.shown}</span>
                  </Button>
                </div>
                {!a.confirmed && <Confirm id={a.id} />}
              </div>
            ))}
            <Add />
            {!rows.some((a) => a.channel === 'push') && <Push pushKey={pushKey} />}
          </div>
        )}
      </Read>
    </section>
  )
}

function Add() {
  const { t } = useTranslation('services')
  const [address, setAddress] = useState('')
  const { act, pending, error } = useAct(addNoticeAddress)
  const add = async () => {
    if (await act({ body: { channel: 'email', address: address.trim() } })) setAddress('')
  }
  return (
    <div className="stack tight">
      <Frame label={t('my.email')}>
        {({ id }) => <input id={id} className="k-input" type="email" autoComplete="email" value={address} onChange={(e) => setAddress(e.target.value)} />}
      </Frame>
      <ErrorNotice error={error} />
      <Button busy={pending} disabled={!address.includes('@')} onClick={() => void add()}>
        {t('my.addEmail')}
      </Button>
    </div>
  )
} // prettier-ignore

function Confirm(props: { id: string }) {
  const { t } = useTranslation('services')
  const [code, setCode] = useState('')
  const { act, pending, error } = useAct(confirmNoticeAddress)
  return (
    <div className="stack tight">
      <p className="small">{t('my.codeSent')}</p>
      <Frame label={t('my.code')}>
        {({ id }) => <input id={id} className="k-input" inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(e) => setCode(e.target.value)} />}
      </Frame>
      <ErrorNotice error={error} />
      <Button busy={pending} disabled={!/^\d{6}$/.test(code)} onClick={() => void act({ params: { id: props.id }, body: { code } })}>
        {t('my.confirm')}
      </Button>
    </div>
  )
} // prettier-ignore

/** Web push, where this browser has it. */
function Push(props: { pushKey: string }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const { act, pending } = useAct(addNoticeAddress)
  if (!('PushManager' in window)) return null
  const turnOn = async () => {
    try {
      const worker = await navigator.serviceWorker.ready
      const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: props.pushKey })
      await act({ body: { channel: 'push', subscription: made.toJSON() as PushSubscription } })
    } catch {
      say(t('my.pushFailed'), 'bad')
    }
  }
  return (
    <Button quiet busy={pending} onClick={() => void turnOn()}>
      {t('my.pushOn')}
    </Button>
  )
}
