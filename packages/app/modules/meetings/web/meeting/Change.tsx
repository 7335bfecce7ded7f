import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, PageHead, Read, Submit, useGo } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { changeMeeting, getMeeting } from '../../contract/meetings.ts'
import { MeetingFields, whenFields, whenOf, withTimes } from './MeetingFields.tsx'

const schema = changeMeeting.body.omit({ meetsAt: true, endsAt: true }).extend(whenFields)

/** Another time, place or manner: a meeting is called anew. */
export default function Change({ params }: PageProps) {
  const { t } = useTranslation('meetings')
  const go = useGo()
  const id = params['id']!
  const read = useRead(getMeeting, { params: { id } }, { keep: true })
  return (
    <Read of={read}>
      {(m) => (
        <div className="stack">
          <PageHead title={t('commands.changeMeeting')} sub={m.title} back={`/meetings/${id}`} />
          <Form
            name={`meetings.change.${id}`}
            contract={changeMeeting}
            call={{ params: { id } }}
            schema={schema}
            prepare={(values) => withTimes(values) as never}
            initial={{ version: m.version, title: m.title, form: m.form, place: m.place, shortNotice: m.shortNotice, public: m.public, ...whenOf(m.meetsAt, m.endsAt) }} // prettier-ignore
            onDone={() => go(`/meetings/${id}`)}
          >
            <MeetingFields areaId={m.areaId} kind={m.kind} />
            <Field name="reason" label={t('fields.reason')} as="long" />
            <Submit>{t('commands.changeMeeting')}</Submit>
          </Form>
        </div>
      )}
    </Read>
  )
}
