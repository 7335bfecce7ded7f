import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Field, Form, PageHead, Read, Submit, useGo, useSay } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { addBuilding, getUnit } from '../../contract/index.ts'
import { Grounds, useDated } from '../parts/fields.tsx'

/** A building of a unit; the page of its dwellings follows. */
export default function NewBuilding({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const read = useRead(getUnit, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(unit) => (
        <div className="stack">
          <PageHead title={t('acts.addBuilding')} sub={unit.name} back={`/units/${unit.id}`} />
          <BuildingForm unit={unit} />
        </div>
      )}
    </Read>
  )
}

function BuildingForm({ unit }: { unit: Answer<typeof getUnit> }) {
  const { t } = useTranslation('registers')
  const go = useGo()
  const say = useSay()
  const { communities } = unit
  return (
    <Form
      name={`registers.addBuilding.${unit.id}`}
      contract={addBuilding}
      initial={{ ...useDated(), unitId: unit.id, communityId: communities[0]?.id }}
      onDone={(reply) => {
        say(t('done.building'), 'good')
        go(`/buildings/${reply.id}/dwellings/new`)
      }}
    >
      {communities.length > 1 && (
        <Field
          name="communityId"
          label={t('fields.communityId')}
          as="choice"
          options={communities.map((c) => ({ value: c.id, label: c.name }))}
        />
      )}
      <Field name="name" label={t('fields.buildingName')} hint={t('units.buildingHint')} />
      <Field name="floors" label={t('fields.floors')} as="number" />
      <Field name="builtYear" label={t('fields.builtYear')} as="number" />
      <Grounds />
      <Submit>{t('acts.addBuilding')}</Submit>
    </Form>
  )
}
