import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Form, Popup, Submit, useSay } from '#web/kit/index.ts'
import { lanes } from '../../contract/hall/base.ts'
import { takeAtDesk } from '../../contract/hall/tickets.ts'
import type { HallNow } from './Hall.tsx'

/** Takes a number for somebody who cannot use the kiosk. */
export function Desk({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const key = useRef(crypto.randomUUID())
  return (
    <Popup label={t('hall.takeFor')} title={t('hall.takeFor')}>
      {(close) => (
        <Form
          name={`services.desk.${hall.placeId}`}
          contract={takeAtDesk}
          call={{ params: { id: hall.placeId } }}
          initial={{ letter: hall.businesses[0]?.letter, lane: 'normal' }}
          prepare={(values) => ({ ...values, key: key.current }) as never}
          onDone={(own) => {
            key.current = crypto.randomUUID()
            say(t('hall.tookFor', { code: own.code }), 'good')
            close()
          }}
        >
          <Field
            name="letter"
            label={t('fields.queue')}
            as="radio"
            options={hall.businesses.map((b) => ({ value: b.letter, label: `${b.letter} ${b.name}` }))}
          />
          <Field
            name="lane"
            label={t('fields.lane')}
            as="radio"
            options={lanes.map((lane) => ({ value: lane, label: t(`values.lane.${lane}`) }))}
          />
          <Submit>{t('hall.take')}</Submit>
        </Form>
      )}
    </Popup>
  )
}
