import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { Choice, ErrorNotice, Popup, Radios, Read, TextField, useSay } from '#web/kit/index.ts'
import { listInvited } from '../../contract/meetings.ts'
import { recordVote, type VoteGiven } from '../../contract/room.ts'
import type { MeetingView } from './Meeting.tsx'

type Motion = MeetingView['agenda'][number]['motions'][number]
type Method = VoteGiven['method']
type Choices = Record<string, 'for' | 'against' | 'abstain'>
const COUNTS = ['votesFor', 'votesAgainst', 'abstained'] as const
const PAPERS = ['issued', 'returned', 'void'] as const

/** Takes a vote down: figures by hand or of papers, or who said what. */
export function VoteForm({ m, motion }: { m: MeetingView; motion: Motion }) {
  const { t } = useTranslation('meetings')
  return (
    <Popup small label={t('commands.recordVote')} title={t('commands.recordVote')} name={`${t('commands.recordVote')}：${motion.text}`}>
      {(close) => <Panel m={m} motion={motion} close={close} />}
    </Popup>
  )
} // prettier-ignore

function Panel({ m, motion, close }: { m: MeetingView; motion: Motion; close: () => void }) {
  const { t } = useTranslation('meetings')
  const say = useSay()
  const { act, pending, error } = useAct(recordVote)
  const [method, setMethod] = useState<Method>('hand')
  const [counts, setCounts] = useState<Record<string, string>>({})
  const [roll, setRoll] = useState<Choices>({})
  const figure = (key: string) => Number.parseInt(counts[key] ?? '0', 10) || 0
  const given = (): VoteGiven => {
    const said = { votesFor: figure('votesFor'), votesAgainst: figure('votesAgainst'), abstained: figure('abstained') }
    if (method === 'hand') return { method, ...said }
    if (method === 'paper') return { method, ...said, issued: figure('issued'), returned: figure('returned'), void: figure('void') }
    return { method, roll: Object.entries(roll).map(([presentId, choice]) => ({ presentId, choice })) }
  }
  const send = async () => {
    const done = await act({ params: { id: m.id, motionId: motion.id }, body: given() })
    if (!done) return
    say(t(done.passed ? 'ui.passed' : 'ui.notPassed'), done.passed ? 'good' : 'bad')
    close()
  }
  const fields = method === 'paper' ? [...PAPERS, ...COUNTS] : COUNTS
  return (
    <div className="stack">
      <Radios name="method" label={t('fields.method')} value={method} onChange={(to) => setMethod(to as Method)} options={(['hand', 'paper', 'roll'] as const).map((value) => ({ value, label: t(`values.method.${value}`) }))} />
      {method === 'roll' ? <Roll m={m} roll={roll} set={setRoll} /> : fields.map((key) => <TextField key={key} label={t(`fields.${key}`)} value={counts[key] ?? ''} onChange={(to) => setCounts({ ...counts, [key]: to.replace(/\D/g, '') })} />)}
      <ErrorNotice error={error} />
      <Button primary busy={pending} onClick={() => void send()}>{t('ui.compute')}</Button>
    </div>
  )
} // prettier-ignore

type Row = Answer<typeof listInvited>['rows'][number]
function Roll({ m, roll, set }: { m: MeetingView; roll: Choices; set: (to: Choices) => void }) {
  const { t } = useTranslation('meetings')
  const read = useRead(listInvited, { params: { id: m.id }, query: { here: 'true', size: 200 } })
  const options = (['for', 'against', 'abstain'] as const).map((value) => ({ value, label: t(`values.choice.${value}`) }))
  return (
    <Read of={read}>
      {({ rows }) => (
        <div className="stack tight" style={{ maxHeight: 360, overflow: 'auto' }}>
          {rows.filter((r: Row) => r.voting && !r.leftAt).map((r) => (
            <Choice key={r.id} label={r.name} value={roll[r.presentId!] ?? ''} none={t('ui.saidNothing')} options={options}
              onChange={(to) => set(to ? { ...roll, [r.presentId!]: to as 'for' } : Object.fromEntries(Object.entries(roll).filter(([k]) => k !== r.presentId)))} />
          ))}
        </div>
      )}
    </Read>
  )
} // prettier-ignore
