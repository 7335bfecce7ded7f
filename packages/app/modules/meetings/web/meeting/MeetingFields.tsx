import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { day } from '#shared/contract.ts'
import { useRead } from '#web/hooks.ts'
import { Field, Notice, Read, useFormat, useFormValues } from '#web/kit/index.ts'
import type { Answer } from '#web/api.ts'
import type { MeetingForm, MeetingKind } from '../../contract/base.ts'
import { getMeetingLaw } from '../../contract/meetings.ts'

const time = z.string().regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, 'meetings.timeOfDay')
/** Day and hours as people write them. */
export const whenFields = { day, from: time, to: time }
const instant = (on: string, at: string): string => `${on}T${at.replace('：', ':').padStart(5, '0')}:00+08:00`
/** The same with the instants that are sent. */
export function withTimes(values: Record<string, unknown>) {
  const { day: on, from, to } = values
  return { ...values, meetsAt: instant(String(on), String(from)), endsAt: instant(String(on), String(to)) }
}
/** An instant as day and hours in China. */
export function whenOf(meetsAt: string, endsAt: string) {
  const local = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return { day: local(meetsAt).slice(0, 10), from: local(meetsAt).slice(11, 16), to: local(endsAt).slice(11, 16) }
}

type Law = Answer<typeof getMeetingLaw>

/** When, where, in what manner; with what the law of that day asks. */
export function MeetingFields({ areaId, kind }: { areaId: string; kind: MeetingKind | undefined }) {
  const { t } = useTranslation('meetings')
  const values = useFormValues()
  const on = day.safeParse(values['day'])
  const form = (values['form'] as MeetingForm | null | undefined) ?? undefined
  const read = useRead(getMeetingLaw, { query: { areaId, kind: kind ?? 'representativesMeeting', day: on.data ?? '2026-01-01', ...(form ? { form } : {}) } }, { when: Boolean(on.success && kind) }) // prettier-ignore
  const law = on.success && kind ? read.data : undefined
  return (
    <>
      <Field name="title" label={t('fields.title')} />
      <Field name="day" label={t('call.day')} as="day" />
      <div className="row">
        <Field name="from" label={t('call.from')} hint="9:00" />
        <Field name="to" label={t('call.to')} hint="11:00" />
      </div>
      {law && law.forms.length > 0 && (
        <Field name="form" label={t('fields.form')} as="choice" options={law.forms.map((value) => ({ value, label: t(`values.form.${value}`) }))} must />
      )}
      <Field name="place" label={t('fields.place')} />
      {on.success && kind && <Read of={read}>{(found) => <LawPanel law={found} />}</Read>}
      {law?.notice && <Field name="shortNotice" label={t('fields.shortNotice')} as="long" help={t('call.shortNoticeHelp', { latest: law.notice.latest })} rule={law.notice.article} />}
      <Field name="public" label={t('fields.public')} as="check" />
    </>
  )
} // prettier-ignore

/** What the law of the day asks of the meeting, in figures of the community. */
export function LawPanel({ law }: { law: Law }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  if (!law.known) return <Notice tone="bad">{t('call.unknown', { day: format.day(law.day) })}</Notice>
  const { notice, quorum, majority, studyFirst } = law
  return (
    <aside className="panel stack tight" aria-label={t('call.law')}>
      <strong>{t('call.lawOn', { day: format.day(law.day) })}</strong>
      <ul className="small">
        {notice && <li>{t('call.notice', { days: notice.days, latest: format.day(notice.latest), article: notice.article })}</li>}
        <li>{quorum ? t('call.quorum', { entitled: law.entitled, least: law.least, article: quorum.article }) : t('call.noQuorum', { entitled: law.entitled })}</li>
        <li>{majority ? t('call.majority', { article: majority.article }) : t('call.noMajority')}</li>
        {studyFirst && <li>{t('call.study', { article: studyFirst.article })}</li>}
        {law.differs.length > 0 && <li>{t('call.differs', { what: law.differs.map((k) => t(`differs.${k}` as 'differs.forms')).join('、') })}</li>}
      </ul>
    </aside>
  )
} // prettier-ignore
