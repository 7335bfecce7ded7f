import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Empty, Field, Form, Mark, Notice, PopupForm, Read, Submit, useFormat, useSay } from '#web/kit/index.ts'
import { draftMinutes, signMinutes, writeMinutes } from '../../contract/room.ts'
import type { MeetingView } from './Meeting.tsx'

type Version = MeetingView['minutes'][number]

/** Minutes by version; a signed one is closed. */
export function Minutes({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const writable = ['closed', 'minuted', 'signed'].includes(m.state)
  return (
    <div className="stack">
      {m.minutes.length === 0 && !writable && <Empty title={t('ui.noMinutes')} text={t('ui.noMinutesText')} />}
      {m.minutes.map((v, i) => <VersionPanel key={v.seq} m={m} v={v} latest={i === 0} />)}
      {writable && <Can ability="meetings.run"><Write m={m} /></Can>}
    </div>
  )
} // prettier-ignore

function VersionPanel({ m, v, latest }: { m: MeetingView; v: Version; latest: boolean }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  return (
    <article className="panel stack" aria-label={t('ui.version', { n: v.seq })}>
      <p className="row">
        <strong>{t('ui.version', { n: v.seq })}</strong>
        <span className="soft small">{t('ui.madeBy', { at: format.time(v.madeAt), who: v.madeBy })}</span>
        {v.signedAt && <Mark tone="good">{t('ui.signed', { at: format.time(v.signedAt), chair: v.chair, recorder: v.recorder })}</Mark>}
      </p>
      {v.correction && <Notice>{t('ui.corrects', { what: v.correction })}</Notice>}
      {v.intact === false && <Notice tone="bad">{t('ui.tampered')}</Notice>}
      <p style={{ whiteSpace: 'pre-wrap' }}>{v.text}</p>
      {v.hash && <p className="soft small num" style={{ overflowWrap: 'anywhere' }}>SM3 {v.hash}</p>}
      {latest && !v.signedAt && (
        <Can ability="meetings.run">
          <div className="row">
            <PopupForm label={t('commands.signMinutes')} contract={signMinutes} call={{ params: { id: m.id, seq: v.seq } }} initial={{ version: m.version, chair: m.chair, recorder: m.recorder }} said={t('ui.saved')}>
              <p className="soft small">{t('ui.signHelp')}</p>
              <Field name="chair" label={t('fields.chair')} />
              <Field name="recorder" label={t('fields.recorder')} />
            </PopupForm>
          </div>
        </Can>
      )}
    </article>
  )
} // prettier-ignore

function Write({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const draft = useRead(draftMinutes, { params: { id: m.id } })
  const say = useSay()
  const signed = m.state === 'signed'
  const latest = m.minutes[0]?.text
  return (
    <section className="panel stack" aria-labelledby="write">
      <h2 id="write">{t(signed ? 'ui.correct' : 'commands.writeMinutes')}</h2>
      <p className="soft small">{t(signed ? 'ui.correctHelp' : 'ui.minutesHelp')}</p>
      <Read of={draft}>
        {({ text }) => (
          <Form key={`${m.version}`} name={`meetings.minutes.${m.id}`} contract={writeMinutes} call={{ params: { id: m.id } }} initial={{ version: m.version, text: latest ?? text }} onDone={() => say(t('ui.saved'), 'good')}>
            {signed && <Field name="correction" label={t('fields.correction')} must />}
            <Field name="text" label={t('ui.minutesText')} as="long" />
            <Submit>{t('ui.saveVersion')}</Submit>
          </Form>
        )}
      </Read>
    </section>
  )
} // prettier-ignore
