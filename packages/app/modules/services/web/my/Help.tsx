import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Go, Icon, PageHead, post, ReadAloud, sendAll, useMe } from '#web/my/index.ts'
import { queries } from '#web/hooks.ts'

const HELPS = ['medicine', 'tool', 'clean', 'walk', 'talk', 'other'] as const
const ICONS = { medicine: 'medicine', tool: 'tool', clean: 'clean', walk: 'walk', talk: 'talk', other: 'help' } as const
type Help = (typeof HELPS)[number]

/** Asking for help in three presses: help, which, send. */
export default function Help() {
  const [help, setHelp] = useState<Help>()
  const [number, setNumber] = useState<string | null>()
  if (number !== undefined) return <Sent number={number} />
  return help ? (
    <Confirm help={help} onSent={setNumber} onBack={() => setHelp(undefined)} />
  ) : (
    <Which onPick={setHelp} />
  )
}

function Which(props: { onPick: (help: Help) => void }) {
  const { t } = useTranslation('services')
  return (
    <>
      <PageHead title={t('my.elderHelpTitle')} back="/my" />
      <div className="m-tiles">
        {HELPS.map((help) => (
          <button key={help} type="button" className="m-tile" onClick={() => props.onPick(help)}>
            <Icon name={ICONS[help]} large />
            <span>{t(`my.elderHelps.${help}`)}</span>
          </button>
        ))}
      </div>
      <ReadAloud text={`${t('my.elderHelpTitle')} ${HELPS.map((h) => t(`my.elderHelps.${h}`)).join('，')}`} />
    </>
  )
}

function Confirm(props: { help: Help; onSent: (number: string | null) => void; onBack: () => void }) {
  const { t } = useTranslation('services')
  const { accountId } = useMe()
  const [busy, setBusy] = useState(false)
  const what = t(`my.elderHelps.${props.help}`)
  const send = async () => {
    setBusy(true)
    const input = { nature: 'help', title: what }
    const kept = await post({ accountId, kind: 'case', title: what, input, files: [] })
    const sent = (await sendAll(accountId)).find((s) => s.id === kept.id)
    void queries.invalidateQueries()
    props.onSent((sent?.reply as { number: string } | undefined)?.number ?? null)
  }
  const title = t('my.elderConfirm', { what })
  return (
    <>
      <PageHead title={title} />
      <p>{t('my.elderConfirmText')}</p>
      <Button primary wide busy={busy} onClick={() => void send()}>
        {t('my.elderSend')}
      </Button>
      <Button wide onClick={props.onBack}>
        {t('kit:back')}
      </Button>
      <ReadAloud text={`${title}。${t('my.elderConfirmText')}`} />
    </>
  )
}

function Sent(props: { number: string | null }) {
  const { t } = useTranslation('services')
  const title = t('my.elderSent')
  const text = props.number ? t('my.elderSentText', { number: props.number }) : t('my.elderQueued')
  return (
    <>
      <PageHead title={props.number ? title : t('my.provisional')} />
      <p role="status">{text}</p>
      <Go to="/my" className="k-button primary wide">
        {t('my.back')}
      </Go>
      <ReadAloud text={`${props.number ? title : ''}。${text}`} />
    </>
  )
}
