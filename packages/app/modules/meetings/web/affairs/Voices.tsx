import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Can, Field, Go, List, Mark, PageHead, PopupForm, Reveal, useFormat, useScope } from '#web/kit/index.ts'
import { answerEnquiry, decideComplaint, listVoices, revealVoice } from '../../contract/publicity.ts'

type Row = Answer<typeof listVoices>['rows'][number]

/** What people asked and complained of, with the clock of each. */
export default function Voices() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.voices')} sub={t('list.voicesSub')} back="/publicity" />
      <List
        name="meetings.voices"
        label={t('pages.voices')}
        contract={listVoices}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.text')}
        columns={[
          { key: 'text', title: t('fields.text'), main: true },
          { key: 'kind', title: t('fields.voiceKind'), sort: true, show: (r) => t(`values.voice.${r.kind}`) },
          { key: 'publication', title: t('fields.publication'), show: (r) => (r.publicationId ? <Go to={`/publicity/${r.publicationId}`}>{r.publication}</Go> : r.matter ? t(`values.publicMatter.${r.matter}`) : '—') },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'askedAt', title: t('fields.askedAt'), sort: true, show: (r) => format.time(r.askedAt) },
          { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => <>{format.day(r.dueOn)} {r.overdue && <Mark tone="bad">{t('fields.overdue')}</Mark>}</> },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <Mark tone={r.state === 'open' ? 'warn' : 'good'}>{t(`values.voiceState.${r.state}`)}</Mark> },
        ]}
        below={(r) => <Below row={r} />}
        filters={[
          { key: 'kind', label: t('fields.voiceKind'), options: (['enquiry', 'complaint'] as const).map((value) => ({ value, label: t(`values.voice.${value}`) })) },
          { key: 'open', label: t('fields.state'), options: [{ value: 'true', label: t('values.voiceState.open') }] },
          { key: 'late', label: t('fields.overdue'), options: [{ value: 'true', label: t('list.lateOnly') }] },
        ]}
        empty={{ title: t('list.noVoices'), text: t('list.noVoicesText') }}
      />
    </div>
  )
} // prettier-ignore

function Below({ row }: { row: Row }) {
  const { t } = useTranslation('meetings')
  const call = { params: { id: row.id } }
  const initial = { version: row.version }
  if (!row.answer && !row.sealed && row.state !== 'open') return null
  return (
    <div className="stack tight">
      {row.answer && <p><strong>{t('fields.answer')}{t('kit:colon')}</strong>{row.finding && <Mark tone={row.finding === 'founded' ? 'bad' : 'good'}>{t(`values.finding.${row.finding}`)}</Mark>} {row.answer}</p>}
      <div className="row">
        {row.sealed && <Reveal label={t('fields.fromName')} masked={row.fromName || '***'} contract={revealVoice} call={call} />}
        {row.state === 'open' && row.kind === 'enquiry' && (
          <Can ability="meetings.publish">
            <PopupForm small label={t('commands.answerEnquiry')} of={row.text} contract={answerEnquiry} call={call} initial={initial} said={t('ui.saved')}>
              <Field name="answer" label={t('fields.answer')} as="long" />
              <Field name="question" label={t('fields.question')} as="long" help={t('ui.questionHelp')} />
            </PopupForm>
          </Can>
        )}
        {row.state === 'open' && row.kind === 'complaint' && (
          <Can ability="meetings.oversee">
            <PopupForm small label={t('commands.decideComplaint')} of={row.text} contract={decideComplaint} call={call} initial={{ ...initial, finding: 'founded' }} said={t('ui.saved')}>
              <Field name="finding" label={t('fields.finding')} as="radio" options={(['founded', 'unfounded'] as const).map((value) => ({ value, label: t(`values.finding.${value}`) }))} />
              <Field name="answer" label={t('fields.answer')} as="long" />
              <Field name="orderedBy" label={t('fields.orderedBy')} as="day" help={t('ui.orderHelp')} />
            </PopupForm>
          </Can>
        )}
      </div>
    </div>
  )
} // prettier-ignore
