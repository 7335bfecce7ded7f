import { useTranslation } from 'react-i18next'
import { Can, Empty, Field, Mark, PopupForm, Rows, useFormat } from '#web/kit/index.ts'
import { leaveCommittee } from '../../contract/index.ts'
import { committeeServes } from '../../rules/flow.ts'
import type { Election } from './shown.ts'

const REASONS = ['candidate', 'relative', 'resigned', 'died', 'movedAway'] as const
type Member = Election['committee'][number]

/** The election committee in the order of its selection; who left, why, and who came in. */
export function Committee({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  return (
    <section className="panel stack" aria-labelledby="committee">
      <h2 id="committee">{t('one.people')}</h2>
      {e.committee.length === 0 ? (
        <Empty title={t('one.committeeEmpty')} />
      ) : (
        <Rows
          label={t('one.table', { of: t('one.people') })}
          rows={e.committee}
          rowKey="id"
          columns={[
            { key: 'name', title: t('fields.name'), main: true },
            { key: 'post', title: t('fields.post'), show: (m) => t(`values.post.${m.post}`) },
            { key: 'from', title: t('fields.from'), show: (m) => format.day(m.from) },
            { key: 'to', title: t('fields.standing'), show: (m) => <Standing member={m} /> },
            ...(committeeServes(e.state)
              ? [
                  {
                    key: 'rank',
                    title: t('voters.who'),
                    show: (m: Member) => m.to === null && <Leave election={e} member={m} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  )
}

function Standing({ member }: { member: Member }) {
  const { t } = useTranslation('elections')
  if (member.to === null) return member.post === 'alternate' ? '—' : t('one.serving')
  return (
    <span>
      <Mark>{t('one.gone')}</Mark> {member.outReason && t(`values.outReason.${member.outReason}`)} {member.outFor}
    </span>
  )
}

function Leave({ election, member }: { election: Election; member: Member }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.run">
      <PopupForm
        label={t('one.leaves')}
        of={member.name}
        small
        contract={leaveCommittee}
        call={{ params: { id: election.id, memberId: member.id } }}
        initial={{ version: election.version }}
      >
        <Field name="reason" label={t('one.leaveWhy')} as="choice" options={REASONS.map((r) => ({ value: r, label: t(`values.outReason.${r}`) }))} />
        <Field name="for" label={t('one.leaveFor')} />
      </PopupForm>
    </Can>
  )
} // prettier-ignore
