import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { Can, Field, PopupForm, Rows, useFormat, useTime } from '#web/kit/index.ts'
import { placeCalendar } from '../../../contract/network/open.ts'
import { setPlaceDay } from '../../../contract/network/places.ts'
import type { Span } from '../../../rules/network/hours.ts'
import { Hours } from '../Hours.tsx'
import { OpenMark } from '../Places.tsx'
import type { View } from './Place.tsx'

/** Whether it is open now, the hours of its week, and days of their own. */
export function OpenHours({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="panel stack">
      <h2>{t('fields.hours')}</h2>
      <p>
        <OpenMark open={place.openNow} next={place.nextOpening} unknownYear={place.unknownYear} />
        {place.inBreak && ` ${t('network.lunch')}`}
        {place.openNow && place.closesAt && (
          <span className="soft"> {t('network.closesAt', { at: format.time(place.closesAt) })}</span>
        )}
      </p>
      <Hours hours={place.hours} />
      <p>{t('network.onHolidays', { how: t(`values.holidays.${place.holidays}`) })}</p>
      <div>
        <Button onClick={() => void download(placeCalendar, { params: { id: place.id } })}>
          {t('network.calendar')}
        </Button>
      </div>
      {place.days.length > 0 && (
        <Rows
          label={t('network.ownDays')}
          rows={place.days}
          rowKey="day"
          columns={[
            { key: 'day', title: t('fields.day'), main: true, show: (r) => format.day(r.day) },
            {
              key: 'hours',
              title: t('fields.hours'),
              show: (r) => r.hours.map((s) => `${s.from}—${s.to}`).join('，') || t('network.closedDay'),
            },
            { key: 'note', title: t('fields.note') },
          ]}
        />
      )}
      <Can ability="services.network">
        <div>
          <OwnDay place={place} />
        </div>
      </Can>
    </section>
  )
}

const spansOf = (text: string): Span[] =>
  text.split(/[，,、;；]/).map((s) => s.trim()).filter(Boolean).map((s) => { const [from = '', to = ''] = s.split(/[-—–~至]+/).map((x) => x.trim()); return { from, to } }) // prettier-ignore

function OwnDay({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  return (
    <PopupForm
      label={t('commands.setPlaceDay')}
      ok={t('catalogue.save')}
      contract={setPlaceDay}
      call={{ params: { id: place.id } }}
      initial={{ version: place.version, day, hours: [], note: '' }}
      said={t('catalogue.saved')}
    >
      <Field name="day" label={t('fields.day')} as="day" />
      <Field name="hours" label={t('fields.hours')} help={t('network.ownHoursHelp')}>
        {({ onChange, id, describedBy, invalid }) => (
          <input
            className="k-input"
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            placeholder="09:00-12:00，13:00-16:00"
            onChange={(e) => onChange(spansOf(e.target.value))}
          />
        )}
      </Field>
      <Field name="note" label={t('network.whyDay')} />
    </PopupForm>
  )
}
