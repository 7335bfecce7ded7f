import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, DateField, ErrorNotice, Frame, useFormat, useSay } from '#web/kit/index.ts'
import type { Result } from '@liren/ballots'
import { useAct, useRead } from '#web/hooks.ts'
import { getCount, stepElection, type GuideStep } from '../../contract/index.ts'
import { PeoplePick } from './PersonField.tsx'
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
        {t('one.next')}：{t(`verbs.${step.verb}`)}
      </h2>
      <p className="soft">{due.filter(Boolean).join(' · ')}</p>
      {step.hindrances.length > 0 ? (
        <>
          <p>{t('one.hindrances', { n: step.hindrances.length })}</p>
          <ul>
            {step.hindrances.map((h) => (
              <li key={h.code + JSON.stringify(h.params)}>{sentence(h)}</li>
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
  const [yields, setYields] = useState<string>()
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
      ...(declaring && yields ? { yields: [{ candidateId: yields, why: 'declined' as const }] } : {}),
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
      {declaring && <GivesWay election={election} value={yields} onChange={setYields} />}
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

/** Where the law leaves it open who of the clashing persons sits, the election committee says who gives the post up. */
function GivesWay(props: { election: Election; value: string | undefined; onChange: (id: string) => void }) {
  const { t } = useTranslation('elections')
  const count = useRead(getCount, { params: { id: props.election.id } })
  const preview = count.data?.preview as Result | null | undefined
  if (preview?.outcome !== 'undecided') return null
  const persons = new Set(preview.clashes.flatMap((c) => c.persons))
  const options = props.election.candidates
    .filter((c) => persons.has(c.id))
    .map((c) => ({ value: c.id, label: c.name }))
  return <Choice label={t('one.yields')} value={props.value} onChange={props.onChange} options={options} />
}

/** The first that was chosen is the chair, the second the vice-chair, up to five members; the others are alternates. */
const SITTING = 5
const ranked = (members: readonly { id: string }[]) =>
  members.map(({ id }, i) => ({ personId: id, post: i === 0 ? ('chair' as const) : i === 1 ? ('viceChair' as const) : i < SITTING ? ('member' as const) : ('alternate' as const) })) // prettier-ignore
