import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Button,
  ErrorNotice,
  Frame,
  post,
  sendAll,
  useAct,
  useConfirm,
  useFormat,
  useMe,
  useSay,
} from '#web/my/index.ts'
import { queries } from '#web/hooks.ts'
import type { OnWire } from '#web/api.ts'
import { stepOwnCase, type OwnCaseDetail } from '../../../contract/residents/own.ts'
import { useDraft } from './draft.ts'
import { Files, waitingFiles } from './Files.tsx'
import { Rating } from './Rating.tsx'

type Detail = OnWire<OwnCaseDetail>

/** What may be done now, the likeliest first. */
export function CaseActs({ of }: { of: Detail }) {
  const can = (verb: Detail['can'][number]) => of.can.includes(verb)
  return (
    <>
      {(can('rate') || of.grade !== null) && <Rating of={of} />}
      {can('say') && <Say of={of} />}
      {can('urge') && <Urge of={of} />}
      {can('withdraw') && <WithReason of={of} verb="withdraw" />}
      {can('reopen') && <WithReason of={of} verb="reopen" />}
    </>
  )
}

/** Words and papers go by the outbox: without a line they wait. */
function Say({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const { accountId } = useMe()
  const say = useSay()
  const draft = useDraft(accountId, `my.say.${of.id}`, { text: '' })
  const [files, setFiles] = useState<File[]>([])
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const input = { id: of.id, text: draft.values.text.trim() }
    const kept = await post({ accountId, kind: 'say', title: `${t('my.case.say')}：${of.title}`, input, files: waitingFiles(files) })
    draft.drop()
    draft.set({ text: '' })
    setFiles([])
    const sent = (await sendAll(accountId)).some((s) => s.id === kept.id)
    setBusy(false)
    void queries.invalidateQueries()
    say(sent ? t('my.case.sayDone') : t('my.form.queued'))
  }
  return (
    <details className="panel" open={of.turn === 'you' || draft.restored}>
      <summary>{t('my.case.say')}</summary>
      <div className="stack">
        <Frame label={t('my.case.sayText')}>
          {({ id }) => <textarea id={id} className="k-input" rows={3} maxLength={4000} value={draft.values.text} onChange={(e) => draft.set({ text: e.target.value })} />}
        </Frame>
        <Files files={files} onChange={setFiles} />
        <Button primary busy={busy} disabled={draft.values.text.trim() === '' && files.length === 0} onClick={() => void send()}>
          {t('my.form.send')}
        </Button>
      </div>
    </details>
  )
} // prettier-ignore

function Urge({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const confirm = useConfirm()
  const say = useSay()
  const { act, pending, error } = useAct(stepOwnCase)
  const urge = async () => {
    if (!(await confirm({ title: t('my.case.urge'), text: t('my.case.urgeAsk') }))) return
    if (await act({ params: { id: of.id }, body: { verb: 'urge', version: of.version } })) say(t('my.case.urgeDone'))
  }
  return (
    <>
      <Button wide busy={pending} onClick={() => void urge()}>
        {t('my.case.urge')}
      </Button>
      <ErrorNotice error={error} />
    </>
  )
}

function WithReason({ of, verb }: { of: Detail; verb: 'withdraw' | 'reopen' }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { accountId } = useMe()
  const draft = useDraft(accountId, `my.${verb}.${of.id}`, { reason: '' })
  const { act, pending, error } = useAct(stepOwnCase)
  const send = async () => {
    const body = { verb, version: of.version, reason: draft.values.reason.trim() }
    if (await act({ params: { id: of.id }, body })) draft.drop()
  }
  return (
    <details className="panel">
      <summary>{t(`my.case.${verb}`)}</summary>
      <div className="stack">
        {verb === 'reopen' && of.reopenUntil && <p className="soft">{t('my.case.reopenUntil', { day: format.day(of.reopenUntil) })}</p>}
        <Frame label={t(`my.case.${verb}Why`)} must>
          {({ id }) => <textarea id={id} className="k-input" rows={2} maxLength={300} value={draft.values.reason} onChange={(e) => draft.set({ reason: e.target.value })} />}
        </Frame>
        <ErrorNotice error={error} />
        <Button busy={pending} disabled={draft.values.reason.trim() === ''} onClick={() => void send()}>
          {t(`my.case.${verb}`)}
        </Button>
      </div>
    </details>
  )
} // prettier-ignore
