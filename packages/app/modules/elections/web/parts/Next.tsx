import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, DateField, ErrorNotice, Frame, Go, useFormat, useSay } from '#web/kit/index.ts'
import { useAct } from '#web/hooks.ts'
import { stepElection, type GuideStep } from '../../contract/index.ts'
import { PeoplePick } from './PersonField.tsx'
import { Undecided, type Said } from './Undecided.tsx'
import { lawText, useHindrance } from './words.ts'
import type { Election } from './shown.ts'

const GUIDED: readonly string[] = ['file', 'certify']

/** What is to be done next, by when, by which article, and what stands in its way. */
export function Next({ election }: { election: Election }) {
  const { t } = useTranslation('elections')
  if (election.guide.length === 0)
    return (
      <section className="panel el-next">
        <p>{t('one.done')}</p>
      </section>
    )
  return (
    <>
      {election.guide.map((step) => (
        <OneStep key={step.verb} election={election} step={step} />
      ))}
    </>
  )
}

function OneStep({ election, step }: { election: Election; step: GuideStep }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const sentence = useHindrance()
  const due = [
    ...(election.dueOn ? [t('one.plannedFor', { day: format.day(election.dueOn) })] : []),
    ...(step.dueOn ? [t('one.dueBy', { day: format.day(step.dueOn) })] : []),
    lawText(step.law),
  ]
  return (
    <section className="panel stack el-next" aria-labelledby={`next-${step.verb}`}>
      <h2 id={`next-${step.verb}`}>
        {t('one.next')}
        {t('one.colon')}
        {t(`verbs.${step.verb}`)}
      </h2>
      <p className="soft">{due.filter(Boolean).join(' · ')}</p>
      {step.hindrances.length > 0 ? (
        <>
          <p>{t('one.hindrances', { n: step.hindrances.length })}</p>
          <ul>
            {step.hindrances.map((h) => (
              <li key={h.code + JSON.stringify(h.params)}>
                {sentence(h)}{' '}
                {h.params.handoverId && (
                  <Go to={`/organs/handovers/${h.params.areaId}/${h.params.handoverId}`}>{t('one.openHandover')}</Go>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        step.mine && <p>{t('one.ready')}</p>
      )}
      {step.mine ? (
        <Take election={election} step={step} />
      ) : (
        <p className="soft">{t('one.notYours', { who: t(GUIDED.includes(step.verb) ? 'one.guide' : 'one.run') })}</p>
      )}
    </section>
  )
}

/** The step itself, with what it asks for. */
function Take({ election, step }: { election: Election; step: GuideStep }) {
  const { t } = useTranslation('elections')
  const say = useSay()
  const [note, setNote] = useState('')
  const [members, setMembers] = useState<{ id: string; name: string }[]>([])
  const [by, setBy] = useState('residentsMeeting')
  const [nextDay, setNextDay] = useState<string>()
  const [said, setSaid] = useState<Said>({ lots: [] })
  const { act, pending, error } = useAct(stepElection)
  const selecting = step.verb === 'selectCommittee'
  const declaring = step.verb === 'declareElected'
  const go = async () => {
    const body = {
      version: election.version,
      verb: step.verb,
      note,
      ...(selecting ? { members: ranked(members), selectedBy: by as 'residentsMeeting' } : {}),
      ...(declaring && nextDay ? { nextDay } : {}),
      ...(declaring && said.yields ? { yields: [{ candidateId: said.yields, why: 'declined' as const }] } : {}),
      ...(declaring && said.lots.length > 0 ? { lots: [...said.lots] } : {}),
    }
    if (await act({ params: { id: election.id }, body })) say(t(`verbs.${step.verb}`), 'good')
  }
  const noted = ['publishList', 'meetVoters', 'file', 'selectCommittee', 'handOver'].includes(step.verb)
  const blocked = step.hindrances.some((h) => h.code !== 'elections.doubles')
  return (
    <div className="stack">
      {selecting && (
        <>
          <Choice label={t('one.selectedBy')} value={by} onChange={setBy} options={(['residentsMeeting', 'representativesMeeting'] as const).map((v) => ({ value: v, label: t(`values.selectedBy.${v}`) }))} />
          <PeoplePick electionId={election.id} label={t('one.members')} people={members} onChange={setMembers} />
        </>
      )}
      {declaring && <DateField label={t('one.nextDay')} value={nextDay} onChange={(d) => setNextDay(d ?? undefined)} />}
      {declaring && <Undecided election={election} said={said} onChange={setSaid} />}
      {noted && (
        <Frame label={t(step.verb === 'file' ? 'one.noteFile' : 'one.note')}>
          {(control) => <input className="k-input" id={control.id} value={note} maxLength={2000} onChange={(e) => setNote(e.target.value)} />}
        </Frame>
      )}
      <div className="row">
        <Button type="primary" loading={pending} disabled={blocked} onClick={() => void go()}>
          {t(`verbs.${step.verb}`)}
        </Button>
      </div>
      <ErrorNotice error={error} />
    </div>
  )
} // prettier-ignore

/** The first that was chosen is the chair, the second the vice-chair, up to five members; the others are alternates. */
const SITTING = 5
const ranked = (members: readonly { id: string }[]) =>
  members.map(({ id }, i) => ({ personId: id, post: i === 0 ? ('chair' as const) : i === 1 ? ('viceChair' as const) : i < SITTING ? ('member' as const) : ('alternate' as const) })) // prettier-ignore
