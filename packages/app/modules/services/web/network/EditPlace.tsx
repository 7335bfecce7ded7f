import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Form, PageHead, Read, Submit, useGo } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { changePlace, getPlace, placeOf } from '../../contract/network/places.ts'
import '../services.css'
import { PlaceFields } from './PlaceFields.tsx'

/** Changes what is said of a place. */
export default function EditPlace({ params }: PageProps) {
  const { t } = useTranslation('services')
  const go = useGo()
  const id = params['id']!
  const read = useRead(getPlace, { params: { id }, query: {} }, { keep: true })
  return (
    <Read of={read}>
      {(place) => (
        <div className="stack">
          <PageHead title={t('commands.changePlace')} sub={place.name} back={`/services/places/${id}`} />
          <Form
            name={`services.place.${id}`}
            contract={changePlace}
            call={{ params: { id } }}
            initial={{ version: place.version, ...placeOf.parse(place) }}
            onDone={() => go(`/services/places/${id}`)}
          >
            <PlaceFields />
            <Submit>{t('catalogue.save')}</Submit>
          </Form>
        </div>
      )}
    </Read>
  )
}
