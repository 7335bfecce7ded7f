import { useTranslation } from 'react-i18next'
import { ActButton, Can, Empty, Field, Go, Mark, PopupForm, useFormat, useFormValues, useTime } from '#web/kit/index.ts'
import { addItem, addMotion, changeItem, hearItem, removeItem, studyItem, withdrawMotion } from '../../contract/room.ts'
import { ItemFields } from './AgendaFields.tsx'
import { AppraisalForm, Appraised } from './Appraisal.tsx'
import type { MeetingView } from './Meeting.tsx'
import { Reasons } from './parts.tsx'
import { VoteForm } from './VoteForm.tsx'

type Item = MeetingView['agenda'][number]
type Motion = Item['motions'][number]

/** Items, motions and votes. */
export function Agenda({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const add = (
    <Can ability="meetings.run">
      {['called', 'open'].includes(m.state) && (
        <PopupForm label={t('commands.addItem')} ok={t('ui.save')} contract={addItem} call={{ params: { id: m.id } }} initial={{ matter: 'other' }} said={t('ui.saved')}>
          <PopupItem m={m} />
        </PopupForm>
      )}
    </Can>
  )
  return (
    <div className="stack">
      <div className="row">{add}</div>
      {m.agenda.length === 0 && <Empty title={t('ui.noItems')} text={t('ui.noItemsText')} />}
      {m.agenda.map((item) => <ItemPanel key={item.id} m={m} item={item} />)}
    </div>
  )
} // prettier-ignore

function ItemPanel({ m, item }: { m: MeetingView; item: Item }) {
  const { t } = useTranslation('meetings')
  const mains = item.motions.filter((o) => !o.amendsId)
  const appraisal = item.matter === 'appraisal'
  return (
    <section className="panel stack" aria-labelledby={`item-${item.id}`}>
      <header className="stack tight">
        <h2 id={`item-${item.id}`}>{item.seq}. {item.title}</h2>
        <p className="row small">
          <span className="soft">{t(`values.matter.${item.matter}`)}{item.reporter && ` · ${t('papers.reporter', { who: item.reporter })}`}</span>
          <Mark tone={item.state === 'decided' ? 'good' : item.state === 'deferred' ? 'warn' : undefined}>{t(`values.item.${item.state}`)}</Mark>
        </p>
      </header>
      {item.text && <p style={{ whiteSpace: 'pre-wrap' }}>{item.text}</p>}
      <Duties item={item} />
      {item.note && <p className="soft">{item.note}</p>}
      {mains.map((motion) => <MotionPanel key={motion.id} m={m} motion={motion} amendments={item.motions.filter((o) => o.amendsId === motion.id)} itemId={item.id} />)}
      {item.host && <p><Mark tone="good">{t('ui.hosted', { name: item.host })}</Mark></p>}
      {appraisal && item.state === 'decided' && <Appraised m={m} />}
      <Can ability="meetings.run"><ItemActs m={m} item={item} /></Can>
    </section>
  )
} // prettier-ignore

function Duties({ item }: { item: Item }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  return (
    <>
      {item.mustStudy && (
        <p><Mark tone={item.studiedOn ? 'good' : 'warn'}>{item.studiedOn ? t('ui.studied', { day: format.day(item.studiedOn) }) : t('ui.notStudied')}</Mark> {item.study && <span className="soft small">{item.study.body}：{item.study.conclusion}</span>}</p>
      )}
      {item.mustDelegate && <Delegated item={item} />}
    </>
  )
} // prettier-ignore

/** On what the representatives decide what is the residents' to decide. */
function Delegated({ item }: { item: Item }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const { delegatedBy: by, delegation, delegationOn } = item
  const enough = by ? by.inForce : Boolean(delegation && delegationOn)
  return (
    <p>
      <Mark tone={enough ? 'good' : 'warn'}>{t(enough ? 'ui.delegated' : by ? 'ui.delegationOver' : 'ui.notDelegated')}</Mark>{' '}
      {by ? <Go to={`/resolutions/${by.id}`}>{by.number} {by.title}</Go> : delegation && <span className="soft small">{delegationOn ? t('ui.delegatedBefore', { day: format.day(delegationOn), paper: delegation }) : delegation}</span>}
    </p>
  )
} // prettier-ignore

function ItemActs({ m, item }: { m: MeetingView; item: Item }) {
  const { t } = useTranslation('meetings')
  const { day } = useTime()
  const call = { params: { id: m.id, itemId: item.id } }
  const { id: _id, motions: _motions, seq: _seq, studiedOn: _s, study: _st, mustStudy: _m, mustDelegate: _d, delegatedBy: _by, host: _h, state, note: _n, ...fields } = item
  const called = m.state === 'called'
  const open = m.state === 'open' && state === 'open'
  return (
    <div className="row">
      {(called || open) && (
        <PopupForm small label={t('commands.studyItem')} of={item.title} ok={t('ui.save')} contract={studyItem} call={call} initial={{ on: day }} said={t('ui.saved')}>
          <p className="soft small">{t('ui.studyHelp')}</p>
          <Field name="body" label={t('fields.body')} />
          <Field name="on" label={t('fields.on')} as="day" />
          <Field name="conclusion" label={t('fields.conclusion')} as="long" />
        </PopupForm>
      )}
      {called && (
        <>
          <PopupForm small label={t('commands.changeItem')} of={item.title} ok={t('ui.save')} contract={changeItem} call={call} initial={{ ...fields, version: m.version }} said={t('ui.saved')}>
            <PopupItem m={m} />
          </PopupForm>
          <PopupForm small danger label={t('commands.removeItem')} of={item.title} contract={removeItem} call={call} initial={{ version: m.version }} said={t('ui.saved')}>
            <Field name="reason" label={t('fields.reason')} as="long" />
          </PopupForm>
        </>
      )}
      {open && item.matter === 'appraisal' && <AppraisalForm m={m} itemId={item.id} />}
      {open && item.matter !== 'appraisal' && (
        <PopupForm small label={t('commands.addMotion')} of={item.title} contract={addMotion} call={call} initial={{ movedBy: m.chair }} said={t('ui.saved')}>
          <Field name="text" label={t('ui.motionText')} as="long" />
          <Field name="movedBy" label={t('fields.movedBy')} />
        </PopupForm>
      )}
      {open && (
        <PopupForm small label={t('commands.hearItem')} of={item.title} ok={t('ui.save')} contract={hearItem} call={call} initial={{ state: 'heard' }} said={t('ui.saved')}>
          <Field name="state" label={t('fields.state')} as="radio" options={(['heard', 'deferred'] as const).map((value) => ({ value, label: t(`values.item.${value}`) }))} />
          <Field name="note" label={t('fields.note')} as="long" />
        </PopupForm>
      )}
    </div>
  )
} // prettier-ignore

function MotionPanel({ m, motion, amendments, itemId }: { m: MeetingView; motion: Motion; amendments: Motion[]; itemId: string }) {
  const { t } = useTranslation('meetings')
  return (
    <div className="stack tight" style={{ borderInlineStart: '3px solid var(--line)', paddingInlineStart: 12 }}>
      <OneMotion m={m} motion={motion} title={t('ui.motion')} />
      {amendments.map((a) => <OneMotion key={a.id} m={m} motion={a} title={t('ui.amendment')} />)}
      {m.state === 'open' && motion.state === 'open' && (
        <Can ability="meetings.run">
          <div className="row">
            <PopupForm small label={t('ui.amend')} of={motion.text} contract={addMotion} call={{ params: { id: m.id, itemId } }} initial={{ amendsId: motion.id, text: motion.text }} said={t('ui.saved')}>
              <p className="soft small">{t('ui.amendHelp')}</p>
              <Field name="text" label={t('ui.amendedText')} as="long" />
              <Field name="movedBy" label={t('fields.movedBy')} />
            </PopupForm>
          </div>
        </Can>
      )}
    </div>
  )
} // prettier-ignore

const TONES = { open: undefined, adopted: 'good', rejected: 'bad', withdrawn: 'warn' } as const
function OneMotion({ m, motion, title }: { m: MeetingView; motion: Motion; title: string }) {
  const { t } = useTranslation('meetings')
  const { vote } = motion
  return (
    <div className="stack tight">
      <p><strong>{title}</strong>（{motion.movedBy}）：{motion.text} <Mark tone={TONES[motion.state]}>{t(`values.motion.${motion.state}`)}</Mark></p>
      {vote && (
        <>
          <p className="num">{t('ui.votes', { method: t(`values.method.${vote.method}`), for: vote.votesFor, against: vote.votesAgainst, abstain: vote.abstained })}{vote.method === 'paper' && ` ${t('ui.papers', { issued: vote.issued, returned: vote.returned, void: vote.void })}`}</p>
          <Reasons reasons={vote.verdict.reasons} />
        </>
      )}
      {m.state === 'open' && motion.state === 'open' && (
        <Can ability="meetings.run">
          <div className="row">
            <VoteForm m={m} motion={motion} />
            <ActButton small label={t('commands.withdrawMotion')} of={motion.text} contract={withdrawMotion} call={{ params: { id: m.id, motionId: motion.id }, body: {} }} sure={{ title: t('commands.withdrawMotion'), text: motion.text, ok: t('commands.withdrawMotion') }} />
          </div>
        </Can>
      )}
    </div>
  )
} // prettier-ignore

/** The fields of an item in a panel; which of them depends on what is typed. */
function PopupItem({ m }: { m: MeetingView }) {
  const values = useFormValues()
  return <ItemFields at="" areaId={m.areaId} kind={m.kind} matter={values['matter'] as string | undefined} />
}
