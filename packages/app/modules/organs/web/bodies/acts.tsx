import { useTranslation } from 'react-i18next'
import { Field, PopupForm, useForm, useFormValues, useTime } from '#web/kit/index.ts'
import { changeOrgan, endMember, endOrgan, seatMember, setPosts } from '../../contract/organs.ts'
import { acceptingMeetings, outReasons } from '../../rules/kinds.ts'
import type { View } from './Body.tsx'
import { emptySeat, PostsField, SeatFields, type Seat } from './fields.tsx'

const paramsOf = ({ areaId, id }: View) => ({ areaId, id })

export function ChangeBody({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const { version, name, purpose, households } = organ
  return (
    <PopupForm label={t('commands.changeOrgan')} contract={changeOrgan} call={{ params: paramsOf(organ) }} initial={{ version, name, purpose, households, source: organ.source }} said={t('bodies.saved')}>
      <Field name="name" label={t('fields.name')} />
      <Field name="purpose" label={t('fields.purpose')} as="long" />
      {organ.kind === 'residentsGroup' && <Field name="households" label={t('fields.households')} as="number" />}
      <Field name="source" label={t('fields.source')} />
    </PopupForm>
  )
} // prettier-ignore

export function SetPosts({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm label={t('commands.setPosts')} contract={setPosts} call={{ params: paramsOf(organ) }} initial={{ version: organ.version, on: day, posts: organ.posts.map(({ kind, seats, seated }) => ({ kind, seats: seats || seated })) }} said={t('bodies.saved')}>
      <PostsField kind={organ.kind} />
      <Field name="on" label={t('fields.from')} as="day" />
    </PopupForm>
  )
} // prettier-ignore

export function EndBody({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm danger label={t('commands.endOrgan')} contract={endOrgan} call={{ params: paramsOf(organ) }} initial={{ version: organ.version, on: day }} said={t('bodies.saved')}>
      <p>{t('bodies.endHelp')}</p>
      <Field name="on" label={t('fields.endedOn')} as="day" />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
} // prettier-ignore

/** One seat as the body of the command: flat, without what is only shown. */
export function SeatMember({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm label={t('commands.seatMember')} contract={seatMember} call={{ params: paramsOf(organ) }} initial={{ version: organ.version, on: day, ...emptySeat(organ.kind) }} said={t('bodies.saved')}>
      <WholeSeat organ={organ} />
      <Field name="on" label={t('fields.from')} as="day" />
      <Field name="source" label={t('fields.source')} help={t('bodies.sourceHelp')} />
      <Field name="decree" label={t('fields.decree')} />
    </PopupForm>
  )
} // prettier-ignore

function WholeSeat({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const form = useForm()
  const seat = form.values as unknown as Seat
  const change = (set: Partial<Seat>) => {
    for (const [key, value] of Object.entries(set)) form.set(key, value)
  }
  return (
    <fieldset className="k-field">
      <legend>{t('fields.member')}</legend>
      <SeatFields areaId={organ.areaId} kind={organ.kind} seat={seat} change={change} />
    </fieldset>
  )
}

export function EndMember({ organ, member }: { organ: View; member: View['members'][number] }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm small label={t('bodies.leave')} of={member.name} contract={endMember} call={{ params: { ...paramsOf(organ), memberId: member.id } }} initial={{ version: organ.version, on: day, reason: 'resigned' }} said={t('bodies.saved')}>
      <Leaving kind={organ.kind} />
      <Field name="source" label={t('fields.source')} help={t('bodies.outHelp')} />
    </PopupForm>
  )
} // prettier-ignore

/** Why and when; of a committee's member who resigns, which meeting accepted it and where that stands. */
function Leaving({ kind }: { kind: View['kind'] }) {
  const { t } = useTranslation('organs')
  const { reason } = useFormValues()
  const accepted = kind === 'residentsCommittee' && reason === 'resigned'
  return (
    <>
      <Field name="reason" label={t('fields.outReason')} as="choice" options={outReasons.map((r) => ({ value: r, label: t(`values.outReason.${r}`) }))} />
      {accepted && <Field name="meeting" label={t('bodies.acceptedBy')} as="choice" options={acceptingMeetings.map((value) => ({ value, label: t(`values.kind.${value}`) }))} />}
      <Field name="on" label={t(accepted ? 'bodies.acceptedOn' : 'bodies.left')} as="day" />
      <Field name="decree" label={t(accepted ? 'bodies.acceptedPaper' : 'fields.decree')} {...(accepted ? { help: t('bodies.acceptedHelp') } : {})} />
    </>
  )
} // prettier-ignore
