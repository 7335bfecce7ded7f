import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Mark, Notice, Popup, Radios, Read, Rows, TextField, useSay } from '#web/kit/index.ts'
import { appraisalMembers, recordAppraisal } from '../../contract/room.ts'
import type { MeetingView } from './Meeting.tsx'

const GRADES = ['competent', 'basic', 'incompetent', 'abstained'] as const
const postOf = (t: (key: 'posts.chair') => string, post: string) => t(`posts.${post}` as 'posts.chair')

/** Counts of the papers for each member of the committee. */
export function AppraisalForm({ m, itemId }: { m: MeetingView; itemId: string }) {
  const { t } = useTranslation('meetings')
  return (
    <Popup small label={t('commands.recordAppraisal')} title={t('commands.recordAppraisal')}>
      {(close) => <Panel m={m} itemId={itemId} close={close} />}
    </Popup>
  )
}

function Panel({ m, itemId, close }: { m: MeetingView; itemId: string; close: () => void }) {
  const { t } = useTranslation('meetings')
  const say = useSay()
  const read = useRead(appraisalMembers, { params: { id: m.id } })
  const { act, pending, error } = useAct(recordAppraisal)
  const [hostId, setHost] = useState<string | null>(null)
  const [counts, setCounts] = useState<Record<string, string>>({})
  const figure = (memberId: string, grade: string) => Number.parseInt(counts[`${memberId}.${grade}`] ?? '0', 10) || 0
  const send = async (ids: readonly string[]) => {
    const grades = ids.map((memberId) => ({ memberId, competent: figure(memberId, 'competent'), basic: figure(memberId, 'basic'), incompetent: figure(memberId, 'incompetent'), abstained: figure(memberId, 'abstained') }))
    const done = await act({ params: { id: m.id, itemId }, body: { grades, hostId } })
    if (!done) return
    say(done.ended.length > 0 ? t('ui.postsEnded', { names: done.ended.join('、') }) : t('ui.saved'), 'good')
    close()
  }
  return (
    <Read of={read}>
      {({ rows, host, hosts }) => (
        <div className="stack" style={{ maxHeight: 480, overflow: 'auto' }}>
          {host && <Hosts article={host.article} hosts={hosts} value={hostId} onChange={setHost} />}
          {rows.map((r) => (
            <fieldset key={r.memberId} className="stack tight">
              <legend>{r.name}（{postOf(t, r.post)}）{r.lastGrade === 'incompetent' && <Mark tone="bad">{t('ui.lastIncompetent')}</Mark>}</legend>
              <div className="grid">
                {GRADES.map((g) => (
                  <TextField key={g} label={t(`fields.${g}`)} value={counts[`${r.memberId}.${g}`] ?? ''} onChange={(to) => setCounts({ ...counts, [`${r.memberId}.${g}`]: to.replace(/\D/g, '') })} />
                ))}
              </div>
            </fieldset>
          ))}
          <ErrorNotice error={error} />
          <Button primary busy={pending} onClick={() => void send(rows.map((r) => r.memberId))}>{t('ui.save')}</Button>
        </div>
      )}
    </Read>
  )
} // prettier-ignore

interface HostsProps {
  article: string
  hosts: readonly { memberId: string; name: string; here: boolean }[]
  value: string | null
  onChange: (to: string) => void
}
/** Who of the supervisory committee holds the appraisal, by the article that asks for it. */
function Hosts({ article, hosts, value, onChange }: HostsProps) {
  const { t } = useTranslation('meetings')
  if (hosts.length === 0) return <Notice tone="bad">{t('ui.noHosts', { article })}</Notice>
  const options = hosts.map((h) => ({ value: h.memberId, label: h.here ? h.name : t('ui.hostAway', { name: h.name }) }))
  return (
    <Radios
      name="hostId"
      label={`${t('fields.hostId')}（${article}）`}
      value={value ?? ''}
      onChange={onChange}
      options={options}
    />
  )
}

/** How members were appraised. */
export function Appraised({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  return (
    <Rows
      label={t('commands.recordAppraisal')}
      rows={m.appraised}
      rowKey={(r) => r.memberId}
      columns={[
        { key: 'name', title: t('fields.name'), main: true, show: (r) => `${r.name}（${postOf(t, r.post)}）` },
        { key: 'competent', title: t('fields.competent'), number: true },
        { key: 'basic', title: t('fields.basic'), number: true },
        { key: 'incompetent', title: t('fields.incompetent'), number: true },
        { key: 'abstained', title: t('fields.abstained'), number: true },
        { key: 'grade', title: t('ui.result'), show: (r) => <><Mark tone={r.grade === 'competent' ? 'good' : 'bad'}>{t(`values.grade.${r.grade}`)}</Mark> {r.postEnded && <Mark tone="bad">{t('ui.postEnded')}</Mark>}</> },
      ]}
    />
  )
} // prettier-ignore
