import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPlanningArea } from '../../contract.ts'
import { Field, Form, PageHead, Submit, useGo, useScope } from '#web/kit/index.ts'
import { AreaSet } from '../AreaSet.tsx'

const schema = createPlanningArea.body.omit({ memberIds: true })

/** Draws up a planning area from areas of any level. */
export default function NewPlanning() {
  const { t } = useTranslation('areas')
  const go = useGo()
  const scope = useScope()
  const [members, setMembers] = useState<string[]>([])
  return (
    <div className="stack">
      <PageHead title={t('pages.newPlanning')} back="/areas/planning" />
      <section className="panel stack">
        <Form
          name="areas.newPlanning"
          contract={createPlanningArea}
          schema={schema}
          initial={{ ownerId: scope.id }}
          prepare={(values) => ({ ...values, memberIds: members })}
          onDone={({ id }) => go(`/areas/planning/${id}`)}
        >
          <Field name="name" label={t('fields.name')} />
          <Field name="nameEn" label={t('fields.nameEn')} />
          <Field name="purpose" label={t('fields.purpose')} as="long" />
          <Field name="ownerId" label={t('fields.ownerId')} as="area" levels={[2, 3]} />
          <Field name="validFrom" label={t('fields.validFrom')} as="day" />
          <Field name="source" label={t('fields.source')} />
          <AreaSet label={t('ui.addMember')} value={members} onChange={setMembers} />
          <Submit>{t('pages.newPlanning')}</Submit>
        </Form>
      </section>
    </div>
  )
}
