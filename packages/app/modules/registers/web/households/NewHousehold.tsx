import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Form, PageHead, Submit, useFormValues, useGo, useMe, useSay, useScope } from '#web/kit/index.ts'
import { openHousehold } from '../../contract/index.ts'
import { useCodes } from '../parts/codes.ts'
import { Grounds, HomeFields, MoreFields, PersonFields, PlaceFields, Unfold, useDated } from '../parts/fields.tsx'

/** A household is opened with its head; others may be added at once or later. */
export default function NewHousehold() {
  const { t } = useTranslation('registers')
  const go = useGo()
  const say = useSay()
  const scope = useScope()
  const { post } = useMe()
  const codes = useCodes()
  const initial = {
    ...useDated(),
    kind: 'family',
    communityId: scope.id ?? post.areaId,
    people: { 0: { relation: '0', registered: true, sex: '1' } },
  }
  const [count, setCount] = useState(1)
  return (
    <div className="stack">
      <PageHead title={t('pages.newHousehold')} back="/households" />
      <Form
        name="registers.openHousehold"
        contract={openHousehold}
        initial={initial}
        prepare={(values) => ({ ...values, people: Object.values((values['people'] ?? {}) as object).slice(0, count) })}
        onDone={(reply) => {
          say(t('done.register'), 'good')
          go(`/households/${reply.id}`)
        }}
      >
        <section className="panel stack">
          <h2>{t('parts.where')}</h2>
          <Field name="communityId" label={t('fields.communityId')} as="area" levels={[4, 5]} />
          <Where />
          <Field name="number" label={t('fields.number')} />
          <Field name="kind" label={t('fields.kind')} as="choice" options={codes.options('householdKind')} />
        </section>
        {Array.from({ length: count }, (_, i) => (
          <section className="panel stack" key={i}>
            <h2>{i === 0 ? t('fields.head') : `${t('parts.people')} ${i + 1}`}</h2>
            <PersonFields at={`people.${i}.`} />
            <PlaceFields at={`people.${i}.`} head={i === 0} />
            <Unfold label={t('acts.moreFacts')}>
              <MoreFields at={`people.${i}.`} />
            </Unfold>
          </section>
        ))}
        <div className="row">
          <Button onClick={() => setCount(count + 1)}>{t('acts.addPerson')}</Button>
          {count > 1 && <Button onClick={() => setCount(count - 1)}>{t('acts.dropPerson')}</Button>}
        </div>
        <section className="panel stack">
          <h2>{t('parts.grounds')}</h2>
          <Grounds />
        </section>
        <Submit>{t('acts.open')}</Submit>
      </Form>
    </div>
  )
}

function Where() {
  const communityId = useFormValues()['communityId'] as string | undefined
  return <HomeFields communityId={communityId} />
}
