import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Can, Field, Form, Mark, PopupForm, Submit, useFormValues, useSay } from '#web/kit/index.ts'
import {
  barredGrounds,
  contestOf,
  nominate,
  ofCommittee,
  vetCandidate,
  withdrawCandidate,
  type CandidateRow,
} from '../../contract/index.ts'
import { Listed } from './Listed.tsx'
import { PeoplePick, PersonField } from './PersonField.tsx'
import type { Election } from './shown.ts'
import { useContest } from './words.ts'

/** Who was nominated, by whom, how the vetting came out; and the form to nominate. */
export function Candidates({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const contestName = useContest(e.seats)
  return (
    <Listed
      id="candidates"
      title={t('one.candidates')}
      empty={{ title: t('one.candidatesEmpty'), text: t('one.candidatesText') }}
      rows={e.candidates}
      columns={[
        { key: 'name', title: t('fields.name'), main: true },
        { key: 'post', title: t('fields.post'), show: (c) => contestName(contestOf(c)) },
        { key: 'nominatedBy', title: t('fields.nominatedBy'), show: (c) => `${t(`values.nominatedBy.${c.nominatedBy}`)}${c.nominators > 0 ? ` ${c.nominators}` : ''}` },
        { key: 'state', title: t('fields.standing'), show: (c) => <Standing candidate={c} /> },
        ...(vetting(e) ? [{ key: 'version', title: t('voters.who'), show: (c: CandidateRow) => <Acts election={e} candidate={c} /> }] : []),
      ]}
    >
      {mayNominate(e) && (
        <Can ability="elections.run">
          <Nominate key={e.version} election={e} />
        </Can>
      )}
    </Listed>
  )
} // prettier-ignore

/** While candidates are vetted or may withdraw. */
const vetting = (e: Election): boolean =>
  ['nomination', 'vetting', 'candidatesPublished', 'meetCandidates'].includes(e.state)

/** While nominations are open, and after the publication where so many have withdrawn that too few stand. */
function mayNominate({ state, kind, seats, candidates }: Election): boolean {
  if (state !== 'candidatesPublished' && state !== 'meetCandidates') return state === 'nomination'
  const stand = (contest: string) => candidates.filter((c) => contestOf(c) === contest && c.state === 'formal').length
  const more = ofCommittee(kind) ? 1 : 0
  return kind !== 'recall' && seats.some((s) => stand(contestOf(s)) < s.seats + more)
}

function Standing({ candidate: c }: { candidate: CandidateRow }) {
  const { t } = useTranslation('elections')
  const tone = c.state === 'formal' || c.state === 'eligible' ? 'good' : c.state === 'nominated' ? 'warn' : 'bad'
  const why =
    c.state === 'barred' && c.reason ? t(`values.barred.${c.reason}`) : c.state === 'withdrawn' ? c.reason : ''
  return (
    <>
      <Mark tone={tone}>{t(`values.candidateState.${c.state}`)}</Mark> {why}
    </>
  )
}

function Acts({ election: e, candidate: c }: { election: Election; candidate: CandidateRow }) {
  const { t } = useTranslation('elections')
  if (c.state === 'barred' || c.state === 'withdrawn') return null
  const call = { params: { id: e.id, candidateId: c.id } }
  return (
    <Can ability="elections.run">
      <div className="row">
        <PopupForm label={t('one.vet')} of={c.name} small contract={vetCandidate} call={call} initial={{ version: c.version }}>
          <Field name="barredBy" label={t('one.barredBy')} as="choice" must={false} options={barredGrounds.map((g) => ({ value: g, label: t(`values.barred.${g}`) }))} />
          <Field name="with" label={t('one.vetWith')} />
        </PopupForm>
        <PopupForm label={t('one.withdraw')} of={c.name} small danger contract={withdrawCandidate} call={call} initial={{ version: c.version }}>
          <Field name="reason" label={t('one.reasonNeeded')} />
        </PopupForm>
      </div>
    </Can>
  )
} // prettier-ignore

/** The post, and the group where groups choose, that a contest stands for. */
function standsFor(e: Election, contest: string) {
  const found = e.seats.find((s) => contestOf(s) === contest) ?? e.seats[0]!
  return { post: found.post, ...(found.groupId ? { groupId: found.groupId } : {}) }
}

function Nominate({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const contestName = useContest(e.seats)
  const say = useSay()
  const [people, setPeople] = useState<{ id: string; name: string }[]>([])
  const ways = e.kind === 'recall' ? (['recall'] as const) : e.kind === 'representatives' ? (['group', 'joint'] as const) : (['party', 'joint'] as const)
  return (
    <Form
      name={`elections.nominate.${e.id}`}
      secret
      contract={nominate}
      call={{ params: { id: e.id } }}
      initial={{ by: ways[0], contest: contestOf(e.seats[0]!) }}
      schema={nominate.body.omit({ post: true, groupId: true })}
      prepare={({ contest, ...values }) => ({ ...values, ...standsFor(e, String(contest)), nominators: values.by === 'joint' ? people.map((p) => p.id) : [] }) as never}
      onDone={() => say(t('commands.nominate'), 'good')}
    >
      <h3>{t('one.nominate')}</h3>
      <PersonField electionId={e.id} name="personId" label={t('one.candidate')} />
      <Field name="contest" label={t('fields.post')} as="choice" must options={e.seats.map((s) => ({ value: contestOf(s), label: contestName(contestOf(s)) }))} />
      <Field name="by" label={t('one.by')} as="choice" options={ways.map((w) => ({ value: w, label: t(`values.nominatedBy.${w}`) }))} />
      <Joint electionId={e.id} people={people} onChange={setPeople} />
      {e.kind === 'recall' && (
        <>
          <Field name="demand.by" label={t('one.demandBy')} as="choice" must options={(['residents', 'households', 'representatives'] as const).map((v) => ({ value: v, label: t(`values.demandBy.${v}`) }))} />
          <Field name="demand.signed" label={t('one.signedBy')} as="number" must />
        </>
      )}
      <Field name="about" label={t('fields.about')} as="long" />
      <Submit>{t('one.nominate')}</Submit>
    </Form>
  )
} // prettier-ignore

function Joint(props: { electionId: string; people: { id: string; name: string }[]; onChange: (p: { id: string; name: string }[]) => void }) {
  const { t } = useTranslation('elections')
  const { by } = useFormValues() as { by?: string }
  return by === 'joint' ? <PeoplePick {...props} label={t('one.jointly')} /> : null
} // prettier-ignore
