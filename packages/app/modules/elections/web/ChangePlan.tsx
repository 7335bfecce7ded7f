import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Form, Notice, PageHead, Read, Submit, useGo } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { changePlan, getElection } from '../contract/index.ts'
import { changeableStates } from '../rules/flow.ts'
import { WHOLE } from './parts/GroupSeats.tsx'
import { PlanFields, seatsFrom } from './parts/PlanFields.tsx'
import type { Election } from './parts/shown.ts'
import './elections.css'

/** Changes a plan that was not adopted yet; another day may bring another law. */
export default function ChangePlan({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const read = useRead(getElection, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead title={t('plan.change')} sub={read.data?.title} back={`/elections/${params.id!}`} />
      <section className="panel stack">
        <Read of={read}>{(e) => (changeableStates.includes(e.state) ? <Change key={e.version} election={e} /> : <Notice>{t('plan.adopted')}</Notice>)}</Read>
      </section>
    </div>
  )
} // prettier-ignore

function Change({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const go = useGo()
  const seatsOf = Object.fromEntries(e.seats.map((s) => [s.post, s.seats]))
  const groupSeats = Object.fromEntries(e.seats.map((s) => [s.groupId ?? WHOLE, s.seats]))
  const dates = Object.fromEntries(e.dates.filter((d) => d.key !== 'electionDay').map((d) => [d.key, d.plannedOn]))
  return (
    <Form
      name={`elections.changePlan.${e.id}`}
      contract={changePlan}
      call={{ params: { id: e.id } }}
      schema={changePlan.body.omit({ seats: true })}
      initial={{ kind: e.kind, version: e.version, electionDay: e.electionDay, mode: e.mode, reason: e.plan.reason, note: e.plan.note, dates, ...(e.kind === 'representatives' ? { groupSeats } : { seatsOf }) } as never}
      prepare={(values: Record<string, unknown>) => ({ ...values, seats: seatsFrom(e.kind, values) }) as never}
      onDone={() => go(`/elections/${e.id}`)}
    >
      <PlanFields communityId={e.communityId} />
      <Submit>{t('plan.save')}</Submit>
    </Form>
  )
} // prettier-ignore
