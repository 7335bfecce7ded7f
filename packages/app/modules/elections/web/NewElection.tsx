import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaPicker, Field, Form, PageHead, Submit, useGo, useMe, useScope } from '#web/kit/index.ts'
import { kinds, planElection, type Kind } from '../contract/index.ts'
import { PlanFields, seatsFrom } from './parts/PlanFields.tsx'
import './elections.css'

const COMMUNITY = 5

/** Plans an election: its day first, from which the law gives the others. */
export default function NewElection() {
  const { t } = useTranslation('elections')
  const go = useGo()
  const scope = useScope()
  const { post } = useMe()
  const own = post.level === COMMUNITY && scope.isOwn
  const [communityId, setCommunity] = useState<string | undefined>(own ? scope.id : undefined)
  const seats = [{ post: 'chair', seats: 1 }, { post: 'viceChair', seats: 1 }, { post: 'member', seats: 3 }] // prettier-ignore
  return (
    <div className="stack">
      <PageHead title={t('pages.plan')} sub={t('plan.sub')} back="/elections" />
      <section className="panel stack">
        {!own && (
          <AreaPicker label={t('fields.community')} help={t('plan.whichCommunity')} value={communityId} onChange={(id) => setCommunity(id)} levels={[COMMUNITY]} under={scope.id} />
        )}
        {communityId && (
          <Form
            key={communityId}
            name={`elections.plan.${communityId}`}
            contract={planElection}
            schema={planElection.body.omit({ communityId: true, seats: true })}
            initial={{ kind: 'general', mode: 'allVoters', seatsOf: Object.fromEntries(seats.map((s) => [s.post, s.seats])) }}
            prepare={({ seatsOf, groupSeats, ...values }) => ({ ...values, communityId, seats: seatsFrom(values.kind as Kind, { seatsOf, groupSeats }) }) as never}
            onDone={({ id }) => go(`/elections/${id}`)}
          >
            <Field name="kind" label={t('fields.kind')} as="choice" options={kinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) }))} />
            <PlanFields communityId={communityId} />
            <Submit>{t('plan.make')}</Submit>
          </Form>
        )}
      </section>
    </div>
  )
} // prettier-ignore
