import { useTranslation } from 'react-i18next'
import { List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { matters } from '../../contract/base.ts'
import { listResolutions, resolutionStates } from '../../contract/resolutions.ts'

export const RESOLUTION_TONES = { inForce: 'good', ordered: 'bad', annulled: 'bad' } as const

/** What meetings decided, how far it is, whether it was laid open. */
export default function Resolutions() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.resolutions')} sub={t('list.resolutionsSub')} />
      <List
        name="meetings.resolutions"
        label={t('pages.resolutions')}
        contract={listResolutions}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/resolutions/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'number', title: t('fields.number'), sort: true },
          { key: 'matter', title: t('fields.matter'), sort: true, show: (r) => t(`values.matter.${r.matter}`) },
          { key: 'meetingKind', title: t('fields.meetingKind'), show: (r) => t(`values.kind.${r.meetingKind}`) },
          { key: 'decidedOn', title: t('fields.decidedOn'), sort: true, show: (r) => format.day(r.decidedOn) },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <Mark tone={RESOLUTION_TONES[r.state]}>{t(`values.resolutionState.${r.state}`)}</Mark> },
          { key: 'tasksDone', title: t('fields.tasksDone'), number: true, show: (r) => <>{t('list.ofAll', { n: r.tasksDone, all: r.tasks })} {r.overdue > 0 && <Mark tone="bad">{t('list.overdue', { n: r.overdue })}</Mark>}</> },
          { key: 'publishedOn', title: t('fields.publishedOn'), show: (r) => (r.publishedOn ? format.day(r.publishedOn) : <Mark tone="warn">{t('fields.publishedNot')}</Mark>) },
        ]}
        filters={[
          { key: 'matter', label: t('fields.matter'), options: matters.map((value) => ({ value, label: t(`values.matter.${value}`) })) },
          { key: 'state', label: t('fields.state'), options: resolutionStates.map((value) => ({ value, label: t(`values.resolutionState.${value}`) })) },
          { key: 'late', label: t('fields.overdue'), options: [{ value: 'true', label: t('list.lateOnly') }] },
        ]}
        empty={{ title: t('list.noResolutions'), text: t('list.noResolutionsText') }}
      />
    </div>
  )
} // prettier-ignore
