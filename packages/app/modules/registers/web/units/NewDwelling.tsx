import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useFormValues, useGo, useSay, useScope } from '#web/kit/index.ts'
import { addDwelling } from '../../contract/index.ts'
import { Grounds, UnitField, useDated } from '../parts/fields.tsx'

/** A dwelling that stands in no registered building: a house of its own, a room over a shop. */
export default function NewDwelling() {
  const { t } = useTranslation('registers')
  const go = useGo()
  const say = useSay()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.newDwelling')} back="/dwellings" />
      <Form
        name="registers.addDwelling"
        contract={addDwelling}
        initial={{ ...useDated(), communityId: scope.id }}
        onDone={(reply) => {
          say(t('done.dwelling'), 'good')
          go(`/dwellings/${reply.id}`)
        }}
      >
        <Field name="communityId" label={t('fields.communityId')} as="area" levels={[4, 5]} />
        <Where />
        <Field name="address" label={t('fields.address')} must hint={t('move.addressHint')} />
        <Field name="room" label={t('fields.room')} />
        <Field name="areaM2" label={t('fields.areaM2')} as="number" />
        <Grounds />
        <Submit>{t('acts.addDwelling')}</Submit>
      </Form>
    </div>
  )
}

function Where() {
  const { t } = useTranslation('registers')
  const communityId = useFormValues()['communityId'] as string | undefined
  return <UnitField name="unitId" label={t('fields.unitId')} communityId={communityId} />
}
