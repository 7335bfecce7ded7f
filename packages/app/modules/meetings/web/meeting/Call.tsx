import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, Notice, PageHead, Submit, useAddress, useFormValues, useGo, useMe } from '#web/kit/index.ts'
import { deploying, meetingKinds, type MeetingKind } from '../../contract/base.ts'
import { callMeeting, getMeeting, listDemands } from '../../contract/meetings.ts'
import { AgendaFields } from './AgendaFields.tsx'
import { MeetingFields, whenFields, withTimes } from './MeetingFields.tsx'

const schema = callMeeting.body.omit({ meetsAt: true, endsAt: true }).extend(whenFields)

/** Calls a meeting: what the law of its day asks stands beside what is typed. */
export default function Call() {
  const { t } = useTranslation('meetings')
  const go = useGo()
  const { post } = useMe()
  const [{ earlier, demand }] = useAddress({ earlier: '', demand: '' })
  return (
    <div className="stack">
      <PageHead title={t('pages.call')} sub={t('call.sub')} back="/meetings" />
      {earlier && <TakenUp id={earlier} />}
      {demand && <Demanded id={demand} />}
      <Form
        name={`meetings.call.${earlier}${demand}`}
        contract={callMeeting}
        schema={schema}
        prepare={(values) => withTimes(values) as never}
        initial={{ areaId: post.areaId, public: true, kind: 'representativesMeeting', agenda: [], demandId: demand || null, earlierId: earlier || null }} // prettier-ignore
        onDone={({ id }) => go(`/meetings/${id}`)}
      >
        <Fields />
        <Submit>{t('commands.callMeeting')}</Submit>
      </Form>
    </div>
  )
}

function Fields() {
  const { t } = useTranslation('meetings')
  const { post } = useMe()
  const values = useFormValues()
  const kind = values['kind'] as MeetingKind | undefined
  const community = post.level === 5
  const kinds = meetingKinds.filter((k) => (community ? !deploying.includes(k) : true))
  return (
    <>
      {!community && <Field name="areaId" label={t('fields.area')} as="area" under={post.areaId} />}
      <Field name="kind" label={t('fields.kind')} as="choice" options={kinds.map((value) => ({ value, label: t(`values.kind.${value}`) }))} />
      <MeetingFields areaId={String(values['areaId'])} kind={kind} />
      {!values['earlierId'] && <AgendaFields areaId={String(values['areaId'])} kind={kind} />}
    </>
  )
} // prettier-ignore

function TakenUp({ id }: { id: string }) {
  const { t } = useTranslation('meetings')
  const read = useRead(getMeeting, { params: { id } })
  return read.data ? <Notice>{t('call.takesUp', { title: read.data.title })}</Notice> : null
}
function Demanded({ id }: { id: string }) {
  const { t } = useTranslation('meetings')
  const read = useRead(listDemands, { query: { waiting: 'true', size: 200 } })
  const row = read.data?.rows.find((r) => r.id === id)
  return row ? <Notice>{t('call.answers', { matter: row.matter })}</Notice> : null
}
