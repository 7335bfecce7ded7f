import { useTranslation } from 'react-i18next'
import { ActButton, Can, Field, Go, PopupForm } from '#web/kit/index.ts'
import { cancelMeeting, closeMeeting, lapseMeeting, openMeeting } from '../../contract/meetings.ts'
import { concludeConsultation } from '../../contract/room.ts'
import type { MeetingView } from './Meeting.tsx'

/** What can be done with a meeting where it stands now. */
export function Acts({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const call = { params: { id: m.id } }
  const version = { version: m.version }
  return (
    <Can ability="meetings.run">
      {m.state === 'called' && (
        <>
          <PopupForm label={t('commands.openMeeting')} contract={openMeeting} call={call} initial={{ ...version, chair: m.chair, recorder: m.recorder }} said={t('ui.opened')}>
            <Field name="chair" label={t('fields.chair')} />
            <Field name="recorder" label={t('fields.recorder')} />
          </PopupForm>
          <PopupForm danger label={t('commands.lapseMeeting')} contract={lapseMeeting} call={call} initial={version} said={t('ui.saved')}>
            <p className="soft small">{t('ui.lapseHelp')}</p>
            <Field name="note" label={t('fields.note')} as="long" />
          </PopupForm>
          <Go to={`/meetings/${m.id}/change`} className="k-button">{t('commands.changeMeeting')}</Go>
          <PopupForm danger label={t('commands.cancelMeeting')} contract={cancelMeeting} call={call} initial={version} said={t('ui.saved')}>
            <Field name="reason" label={t('fields.reason')} as="long" />
          </PopupForm>
        </>
      )}
      {m.state === 'open' && (
        <ActButton label={t('commands.closeMeeting')} contract={closeMeeting} call={{ ...call, body: version }} sure={{ title: t('commands.closeMeeting'), text: t('ui.closeSure'), ok: t('commands.closeMeeting') }} said={t('ui.saved')} />
      )}
      {m.kind === 'consultation' && !m.outcome && ['open', 'closed', 'minuted', 'signed'].includes(m.state) && (
        <PopupForm label={t('commands.concludeConsultation')} contract={concludeConsultation} call={call} initial={{ ...version, outcome: 'carriedOut' }} said={t('ui.saved')}>
          <Field name="outcome" label={t('fields.outcome')} as="radio" options={(['carriedOut', 'toMeeting'] as const).map((value) => ({ value, label: t(`values.outcome.${value}`) }))} />
          <Field name="text" label={t('fields.text')} as="long" />
          <Field name="doer" label={t('fields.doer')} help={t('ui.onlyCarriedOut')} />
          <Field name="dueOn" label={t('fields.dueOn')} as="day" help={t('ui.onlyCarriedOut')} />
        </PopupForm>
      )}
    </Can>
  )
} // prettier-ignore
