import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import {
  AreaPicker,
  Field,
  Form,
  Notice,
  PageHead,
  Read,
  Submit,
  useFormValues,
  useGo,
  useMe,
  useScope,
} from '#web/kit/index.ts'
import { kinds, modes, planElection, posts, proposeCalendar, type Kind } from '../contract/index.ts'
import { DateFields } from './parts/DateFields.tsx'
import { GroupSeats, groupSeatsFrom } from './parts/GroupSeats.tsx'
import { OtherLaw } from './parts/OtherLaw.tsx'
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
            prepare={({ seatsOf, groupSeats, ...values }) => ({ ...values, communityId, seats: values.kind === 'representatives' ? groupSeatsFrom(groupSeats) : seatsFrom(values.kind as Kind, seatsOf) }) as never}
            onDone={({ id }) => go(`/elections/${id}`)}
          >
            <Field name="kind" label={t('fields.kind')} as="choice" options={kinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) }))} />
            <Field name="electionDay" label={t('fields.electionDay')} as="day" />
            <Field name="mode" label={t('fields.mode')} as="choice" options={modes.map((m) => ({ value: m, label: t(`values.mode.${m}`) }))} />
            <SeatFields communityId={communityId} />
            <Field name="reason" label={t('plan.reason')} help={t('plan.reasonHelp')} as="long" />
            <Proposed communityId={communityId} />
            <Field name="note" label={t('plan.note')} as="long" />
            <Submit>{t('plan.make')}</Submit>
          </Form>
        )}
      </section>
    </div>
  )
} // prettier-ignore

/** Seats that were filled in for the posts of a kind, by rank. */
function seatsFrom(kind: Kind, of: unknown) {
  return posts
    .filter((post) => POSTS_OF[kind].includes(post))
    .flatMap((post) => {
      const seats = Number((of as Record<string, unknown> | undefined)?.[post] ?? 0)
      return seats > 0 ? [{ post, seats }] : []
    })
}

const POSTS_OF: Record<Kind, readonly string[]> = {
  general: ['chair', 'viceChair', 'member'],
  byElection: ['chair', 'viceChair', 'member'],
  recall: ['chair', 'viceChair', 'member'],
  representatives: ['representative'],
  supervisory: ['chair', 'member'],
}

function SeatFields({ communityId }: { communityId: string }) {
  const { t } = useTranslation('elections')
  const { kind } = useFormValues() as { kind?: Kind }
  if (kind === 'representatives') return <GroupSeats communityId={communityId} />
  return (
    <div className="row el-fields">
      {POSTS_OF[kind ?? 'general'].map((post) => (
        <Field key={post} name={`seatsOf.${post}`} as="number" label={t('plan.seatsOf', { post: t(`values.post.${post}`) })} />
      ))}
    </div>
  )
} // prettier-ignore

/** The calendar that follows from the day, to be moved within the law. */
function Proposed({ communityId }: { communityId: string }) {
  const { t } = useTranslation('elections')
  const { electionDay, kind, mode } = useFormValues() as { electionDay?: string; kind?: Kind; mode?: 'allVoters' }
  const known = /^\d{4}-\d{2}-\d{2}$/.test(electionDay ?? '')
  const read = useRead(
    proposeCalendar,
    { query: { communityId, electionDay: electionDay ?? '', kind: kind ?? 'general', mode: mode ?? 'allVoters' } },
    { when: known, keep: true },
  )
  if (!known) return null
  return (
    <fieldset className="stack el-plan">
      <legend>{t('plan.days')}</legend>
      <Read of={read}>
        {(data) => (
          <>
            <p>
              {t('plan.under', { set: data.ruleSet })} {data.termYears > 0 && t('plan.years', { n: data.termYears })}
            </p>
            {data.otherLaw.length > 0 && (
              <Notice tone="warn">
                <OtherLaw rows={data.otherLaw} />
              </Notice>
            )}
            <p className="soft">{t('plan.daysHelp')}</p>
            <DateFields dates={data.dates} />
          </>
        )}
      </Read>
    </fieldset>
  )
}
