import { useTranslation } from 'react-i18next'
import { Can, Go, List, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { meetingKinds, meetingStates } from '../../contract/base.ts'
import { listMeetings } from '../../contract/meetings.ts'
import { StateMark } from './parts.tsx'

/** Meetings of the area looked at and those below it. */
export default function Meetings() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  const call = (
    <Can ability="meetings.run">
      <Go to="/meetings/new" className="k-button primary">
        {t('commands.callMeeting')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.meetings')} sub={t('list.meetingsSub')} actions={call} />
      <nav className="row" aria-label={t('list.around')}>
        <Go to="/meetings/demands">{t('pages.demands')}</Go>
        <Go to="/meetings/matters">{t('pages.matters')}</Go>
        <Go to="/meetings/tasks">{t('pages.tasks')}</Go>
      </nav>
      <List
        name="meetings.meetings"
        label={t('pages.meetings')}
        contract={listMeetings}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/meetings/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'kind', title: t('fields.kind'), sort: true, show: (r) => t(`values.kind.${r.kind}`) },
          { key: 'meetsAt', title: t('fields.meetsAt'), sort: true, show: (r) => format.time(r.meetsAt) },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <StateMark state={r.state} /> },
          { key: 'present', title: t('fields.present'), number: true, show: (r) => (r.present === null || r.entitled === 0 ? '—' : t('list.ofAll', { n: r.present, all: r.entitled })) }, // prettier-ignore
          { key: 'resolutions', title: t('fields.resolutions'), number: true },
          { key: 'items', title: t('fields.items'), number: true, hidden: true },
          { key: 'place', title: t('fields.place'), hidden: true },
        ]}
        filters={[
          { key: 'kind', label: t('fields.kind'), options: meetingKinds.map((value) => ({ value, label: t(`values.kind.${value}`) })) }, // prettier-ignore
          { key: 'state', label: t('fields.state'), options: meetingStates.map((value) => ({ value, label: t(`states.${value}`) })) }, // prettier-ignore
          { key: 'from', label: t('list.from'), type: 'day' },
          { key: 'to', label: t('list.to'), type: 'day' },
        ]}
        empty={{ title: t('list.noMeetings'), text: t('list.noMeetingsText'), action: call }}
      />
    </div>
  )
}
