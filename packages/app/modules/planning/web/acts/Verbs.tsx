import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { DateField, ErrorNotice, Go, useConfirm, useFormat } from '#web/kit/index.ts'
import {
  announceAct, approveAct, archiveAct, fileAct, publishAct, redrawAct, returnAct, withdrawAct, type ActVerb,
} from '../../contract/acts.ts' // prettier-ignore
import type { ActDetail } from './shown.ts'

const REASONED: readonly string[] = ['return', 'redraw', 'withdraw']
const FORWARD: readonly string[] = ['publish', 'file', 'approve', 'announce', 'archive']

/** What this person may do with the act now. What cannot be undone by a click asks first. */
export function Verbs({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const confirm = useConfirm()
  const [text, setText] = useState('')
  const [number, setNumber] = useState('')
  const [effectiveOn, setDay] = useState<string | undefined>(act.effectiveOn)
  const doing = {
    publish: useAct(publishAct), file: useAct(fileAct), approve: useAct(approveAct), announce: useAct(announceAct), archive: useAct(archiveAct),
    return: useAct(returnAct), redraw: useAct(redrawAct), withdraw: useAct(withdrawAct),
  } // prettier-ignore
  const verbs = act.verbs as Exclude<ActVerb, 'takeEffect'>[]
  if (verbs.length === 0) return null
  const { version } = act
  const call = { params: { id: act.id } }
  const from = effectiveOn ? { effectiveOn } : {}
  const perform: Record<Exclude<ActVerb, 'takeEffect'>, () => Promise<unknown>> = {
    publish: () => doing.publish.act({ ...call, body: { version } }),
    file: () => doing.file.act({ ...call, body: { version } }),
    approve: () => doing.approve.act({ ...call, body: { version, decisionNumber: number, note: text, ...from } }),
    announce: () => doing.announce.act({ ...call, body: { version, ...from } }),
    archive: () => doing.archive.act({ ...call, body: { version } }),
    return: () => doing.return.act({ ...call, body: { version, reason: text } }),
    redraw: () => doing.redraw.act({ ...call, body: { version, reason: text } }),
    withdraw: () => doing.withdraw.act({ ...call, body: { version, reason: text } }),
  }
  const go = async (verb: (typeof verbs)[number]) => {
    const sure = await confirm({
      title: t(`verbs.${verb}`),
      text: t(`acts.ask.${verb}`, { day: format.day(effectiveOn ?? act.effectiveOn) }),
      ok: t(`verbs.${verb}`),
      danger: verb === 'withdraw',
    })
    if (sure) await perform[verb]()
  }
  const blocked = (verb: string) =>
    (REASONED.includes(verb) && text.trim() === '') || (verb === 'approve' && number.trim() === '')
  return (
    <section className="panel stack no-print" aria-label={t('acts.doing')}>
      {verbs.includes('approve') && (
        <Text id="act-number" label={t('acts.numberFor')} value={number} onChange={setNumber} />
      )}
      {(verbs.includes('approve') || verbs.includes('announce')) && (
        <DateField label={t('fields.effectiveOn')} value={effectiveOn} onChange={(day) => setDay(day ?? undefined)} />
      )}
      {verbs.some((v) => REASONED.includes(v)) && (
        <Text id="act-reason" label={t('acts.reasonFor')} value={text} onChange={setText} />
      )}
      <div className="row">
        {verbs.map((verb) => (
          <Button
            key={verb}
            type={FORWARD.includes(verb) ? 'primary' : 'default'}
            danger={verb === 'withdraw'}
            disabled={blocked(verb)}
            loading={doing[verb].pending}
            onClick={() => void go(verb)}
          >
            {t(`verbs.${verb}`)}
          </Button>
        ))}
        {(verbs.includes('publish') || verbs.includes('redraw')) && (
          <Go to={`/planning/acts/${act.id}/edit`} className="k-button">
            {t(act.state === 'consulting' ? 'acts.putOff' : 'commands.editAct')}
          </Go>
        )}
      </div>
      <ErrorNotice error={Object.values(doing).find((d) => d.error)?.error} />
    </section>
  )
}

function Text(props: { id: string; label: string; value: string; onChange: (text: string) => void }) {
  return (
    <div className="k-field">
      <label htmlFor={props.id}>{props.label}</label>
      <input
        id={props.id}
        className="k-input"
        value={props.value}
        maxLength={props.id === 'act-number' ? 80 : 500}
        onChange={(e) => props.onChange(e.target.value)}
      />
    </div>
  )
}
