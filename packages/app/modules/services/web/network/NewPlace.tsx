import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useGo, useMe, useTime } from '#web/kit/index.ts'
import { addPlace } from '../../contract/network/places.ts'
import '../services.css'
import { emptyPlace, PlaceFields } from './PlaceFields.tsx'

/** Adds a place of the network. */
export default function NewPlace() {
  const { t } = useTranslation('services')
  const go = useGo()
  const { post } = useMe()
  const { day } = useTime()
  return (
    <div className="stack">
      <PageHead title={t('commands.addPlace')} sub={t('network.newSub')} back="/services/places" />
      <Form
        name="services.addPlace"
        contract={addPlace}
        initial={{ ...emptyPlace, areaId: post.areaId, validFrom: day }}
        onDone={({ id }) => go(`/services/places/${id}`)}
      >
        <Field name="areaId" label={t('network.area')} as="area" under={post.areaId} />
        <PlaceFields />
        <Field name="validFrom" label={t('network.openedOn')} as="day" />
        <Submit>{t('commands.addPlace')}</Submit>
      </Form>
    </div>
  )
}
