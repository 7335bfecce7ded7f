import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Field, Go, List, Mark, PageHead, PopupForm, useFormat, useMe, useScope } from '#web/kit/index.ts'
import { gapKinds, getMeasures, listGaps, setMeasures } from '../../contract/publicity.ts'

type Row = Answer<typeof listGaps>['rows'][number]

/** What the law or the house's measures ask of meetings and publicity and is missing. */
export default function Gaps() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.gaps')} sub={t('list.gapsSub')} actions={<Measures />} />
      <List
        name="meetings.gaps"
        label={t('pages.gaps')}
        contract={listGaps}
        call={{ query: { areaId: scope.id } }}
        rowKey="key"
        columns={[
          { key: 'gap', title: t('fields.gap'), main: true, sort: true, show: (r) => t(`values.gap.${r.gap}`) },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'text', title: t('fields.text'), show: (r) => <Words row={r} /> },
          { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => (r.dueOn ? format.day(r.dueOn) : '—') },
          { key: 'article', title: t('ui.ground'), show: (r) => (r.article ? `《${r.document}》${r.article}` : <Mark>{t('ui.ownMeasure')}</Mark>) },
        ]}
        filters={[{ key: 'gap', label: t('fields.gap'), options: gapKinds.map((value) => ({ value, label: t(`values.gap.${value}`) })) }]}
        empty={{ title: t('list.noGaps'), text: t('list.noGapsText') }}
      />
    </div>
  )
} // prettier-ignore

/** Where what is missing can be mended. */
function linkOf({ gap, key, subjectId: id }: Row): string | undefined {
  if (gap === 'demandWaiting') return `/meetings/new?demand=${id}`
  if (gap === 'notFiled') return `/resolutions/${id}`
  if (gap === 'lateTask') return '/meetings/tasks?late=true'
  if (gap === 'notPublished') return key.startsWith('outcome:') ? `/meetings/${id}` : `/publicity/new?resolution=${id}`
  return undefined
}
function Words({ row }: { row: Row }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  if (row.gap === 'silentMatter') return <>{row.text.split(',').filter(Boolean).map((k) => t(`values.publicMatter.${k}` as 'values.publicMatter.decisions')).join('；')}</>
  if (row.gap === 'noMeeting') return <>{t('ui.halfOf', { from: format.day(row.text) })}</>
  if (row.gap === 'noAppraisal') return <>{t('ui.yearOf', { year: row.text })}</>
  if (row.gap === 'lateAnswer') return <Go to="/publicity/voices?late=true">{t(`values.voice.${row.text}` as 'values.voice.enquiry')}</Go>
  const to = linkOf(row)
  return to ? <Go to={to}>{row.text}</Go> : <>{row.text}</>
} // prettier-ignore

/** The days that the law leaves open. */
function Measures() {
  const { t } = useTranslation('meetings')
  const { post } = useMe()
  const read = useRead(getMeasures, { query: { areaId: post.areaId } })
  if (!read.data) return null
  const { areaId, version, publishDays, enquiryDays, complaintDays, rhythmMonths } = read.data
  const own = areaId === post.areaId
  return (
    <Can ability="meetings.oversee">
      <PopupForm label={t('commands.setMeasures')} ok={t('ui.save')} contract={setMeasures} initial={{ areaId: post.areaId, version: own ? version : 0, publishDays, enquiryDays, complaintDays, rhythmMonths }} said={t('ui.saved')}>
        <p className="soft small">{t('ui.measuresHelp')}</p>
        <Field name="publishDays" label={t('fields.publishDays')} as="number" />
        <Field name="enquiryDays" label={t('fields.enquiryDays')} as="number" />
        <Field name="complaintDays" label={t('fields.complaintDays')} as="number" />
        <Field name="rhythmMonths" label={t('fields.rhythmMonths')} as="number" />
      </PopupForm>
    </Can>
  )
} // prettier-ignore
