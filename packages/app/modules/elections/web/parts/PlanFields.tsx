import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Notice, Read, useFormValues } from '#web/kit/index.ts'
import { modes, posts, proposeCalendar, type Kind } from '../../contract/index.ts'
import { DateFields } from './DateFields.tsx'
import { GroupSeats, groupSeatsFrom } from './GroupSeats.tsx'
import { OtherLaw } from './OtherLaw.tsx'

/** What a plan says, but for its community and kind: day, mode, seats, grounds, dates. */
export function PlanFields({ communityId }: { communityId: string }) {
  const { t } = useTranslation('elections')
  return (
    <>
      <Field name="electionDay" label={t('fields.electionDay')} as="day" />
      <Field name="mode" label={t('fields.mode')} as="choice" options={modes.map((m) => ({ value: m, label: t(`values.mode.${m}`) }))} />
      <SeatFields communityId={communityId} />
      <Field name="reason" label={t('plan.reason')} help={t('plan.reasonHelp')} as="long" />
      <Proposed communityId={communityId} />
      <Field name="note" label={t('plan.note')} as="long" />
    </>
  )
} // prettier-ignore

/** Seats that were filled in for the posts of a kind, by rank. */
export function seatsFrom(kind: Kind, values: Record<string, unknown>) {
  if (kind === 'representatives') return groupSeatsFrom(values['groupSeats'])
  return posts
    .filter((post) => POSTS_OF[kind].includes(post))
    .flatMap((post) => {
      const seats = Number((values['seatsOf'] as Record<string, unknown> | undefined)?.[post] ?? 0)
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
