import { useTranslation } from 'react-i18next'
import { Can, Field, Go, List, Mark, Notice, PageHead, PopupForm, useFormat, useMe, useScope, useTime, useFormValues } from '#web/kit/index.ts' // prettier-ignore
import { useRead } from '#web/hooks.ts'
import { day } from '#shared/contract.ts'
import { getOrgan, listOrgans } from '#modules/organs/contract/index.ts'
import { getMeetingLaw, listDemands, recordDemand } from '../../contract/meetings.ts'
import { Reasons } from './parts.tsx'

/** Who demanded a meeting, whether enough stand behind it, and which meeting came of it. */
export default function Demands() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  const { post } = useMe()
  const add = post.level === 5 ? <Can ability="meetings.run"><Record /></Can> : undefined // prettier-ignore
  return (
    <div className="stack">
      <PageHead title={t('pages.demands')} sub={t('list.demandsSub')} back="/meetings" actions={add} />
      <List
        name="meetings.demands"
        label={t('pages.demands')}
        contract={listDemands}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.matter')}
        columns={[
          { key: 'matter', title: t('fields.matter'), main: true },
          { key: 'kind', title: t('fields.kind'), sort: true, show: (r) => t(`values.kind.${r.kind}`) },
          { key: 'byWhom', title: t('fields.byWhom'), show: (r) => t(`values.byWhom.${r.byWhom}`) },
          { key: 'signed', title: t('fields.signed'), number: true, sort: true, show: (r) => (r.byWhom === 'committee' ? '—' : t('list.ofAll', { n: r.signed, all: r.base })) }, // prettier-ignore
          { key: 'met', title: t('fields.met'), show: (r) => <Mark tone={r.met ? 'good' : 'bad'}>{t(r.met ? 'list.enough' : 'list.tooFew')}</Mark> }, // prettier-ignore
          { key: 'onDay', title: t('fields.onDay'), sort: true, show: (r) => format.day(r.onDay) },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'meetingId', title: t('fields.meetingId'), show: (r) => r.meetingId ? <Go to={`/meetings/${r.meetingId}`}>{t('list.calledMeeting')}</Go> : r.met ? <Go to={`/meetings/new?demand=${r.id}`}>{t('commands.callMeeting')}</Go> : '—' }, // prettier-ignore
        ]}
        below={(r) => <Reasons reasons={r.verdict.reasons} />}
        filters={[{ key: 'waiting', label: t('list.waiting'), options: [{ value: 'true', label: t('list.waitingOnly') }] }]} // prettier-ignore
        empty={{ title: t('list.noDemands'), text: t('list.noDemandsText'), action: add }}
      />
    </div>
  )
}

function Record() {
  const { t } = useTranslation('meetings')
  const { post } = useMe()
  const { day: today } = useTime()
  return (
    <PopupForm label={t('commands.recordDemand')} ok={t('ui.save')} contract={recordDemand} initial={{ areaId: post.areaId, kind: 'representativesMeeting', onDay: today, byWhom: 'representatives', signers: [] }} said={t('ui.saved')}>
      <Field name="kind" label={t('fields.kind')} as="choice" options={(['representativesMeeting', 'residentsMeeting'] as const).map((value) => ({ value, label: t(`values.kind.${value}`) }))} />
      <Field name="onDay" label={t('fields.onDay')} as="day" />
      <Field name="matter" label={t('fields.matter')} as="long" />
      <Whom areaId={post.areaId} />
      <Field name="note" label={t('fields.note')} as="long" />
    </PopupForm>
  )
} // prettier-ignore

/** Those whom the law of the day lets demand the meeting, and how many of them it takes. */
function Whom({ areaId }: { areaId: string }) {
  const { t } = useTranslation('meetings')
  const values = useFormValues()
  const on = day.safeParse(values['onDay'])
  const kind = values['kind'] as 'representativesMeeting'
  const read = useRead(getMeetingLaw, { query: { areaId, kind, day: on.data ?? '2026-01-01' } }, { when: on.success })
  const calls = read.data?.calls ?? []
  const one = calls.find((c) => c.byWhom === values['byWhom'])
  return (
    <>
      <Field name="byWhom" label={t('fields.byWhom')} as="choice" options={[...calls.map((c) => c.byWhom), 'committee' as const].map((value) => ({ value, label: t(`values.byWhom.${value}`) }))} />
      {one && <Notice>{t('call.takes', { base: one.base, least: one.least, document: one.document, article: one.article })}</Notice>}
      {values['byWhom'] === 'representatives' && on.success && <Names areaId={areaId} day={on.data} />}
      {one && values['byWhom'] !== 'representatives' && <Field name="signed" label={t('fields.signed')} as="number" help={t('call.signedHelp')} must />}
    </>
  )
} // prettier-ignore

/** The representatives of the day, to say which of them signed: how many follows from the names. */
function Names({ areaId, day: on }: { areaId: string; day: string }) {
  const { t } = useTranslation('meetings')
  const list = useRead(listOrgans, { query: { areaId, kind: 'representatives', asOf: on } })
  const id = list.data?.rows[0]?.id
  const body = useRead(getOrgan, { params: { areaId, id: id ?? areaId }, query: { asOf: on } }, { when: id !== undefined })
  if (!list.data || (id !== undefined && !body.data)) return <p aria-busy="true">…</p>
  const options = (body.data?.members ?? []).map((m) => ({ value: m.id, label: m.name }))
  if (options.length === 0) return <Notice tone="warn">{t('call.noRepresentatives')}</Notice>
  return <Field name="signers" label={t('fields.signers')} as="choices" options={options} help={t('call.signersHelp')} must />
} // prettier-ignore
