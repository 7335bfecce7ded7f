import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import {
  Field,
  Form,
  Go,
  Mark,
  Notice,
  PageHead,
  Radios,
  Read,
  Submit,
  useFormValues,
  useGo,
  useSay,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import type { Result } from '@liren/ballots'
import {
  contestOf,
  enterTally,
  getBatch,
  getCount,
  getElection,
  voidReasons,
  type CandidateRow,
  type Team,
} from '../contract/index.ts'
import { inGroups } from '../rules/count.ts'
import './elections.css'
import type { Counted, Election } from './parts/shown.ts'
import { useContest } from './parts/words.ts'

/** One team enters what it read from one batch; it never sees what the other team entered. */
export default function Batch({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const [id, batchId] = [params.id!, params.batchId!]
  const election = useRead(getElection, { params: { id } })
  const count = useRead(getCount, { params: { id } })
  const batch = count.data?.batches.find((b) => b.id === batchId)
  const bound = count.data?.counters.find((c) => c.mine)
  const [picked, setTeam] = useState<Team>()
  const team = batch?.state === 'differs' ? (picked ?? 'third') : (batch?.mine ?? picked)
  const choices: Team[] = batch?.state === 'differs' ? (['third', ...(batch.mine ? [batch.mine] : [])] as Team[]) : ['a', 'b']
  return (
    <div className="stack">
      <PageHead title={batch ? t('count.boxNo', { box: batch.boxNumber, n: batch.number }) : t('pages.batch')} sub={election.data?.title} back={`/elections/${id}/count`} />
      <Read of={election}>
        {(e) => (
          <section className="panel stack">
            {batch?.state === 'differs' && <Notice tone="warn">{t('count.differsIn', { what: batch.differs.map((d) => fieldName(d, e, t)).join(t('one.sep')) })}</Notice>}
            {batch && (batch.state === 'differs' || !batch.mine) && (
              <Radios label={t('count.chooseTeam')} name="team" value={team} onChange={(v) => setTeam(v as Team)} options={choices.map((c) => ({ value: c, label: t(`values.team.${c}`) }))} />
            )}
            {batch?.mine && batch.state !== 'differs' && <p>{t('count.youAre', { team: t(`values.team.${batch.mine}`) })}</p>}
            {bound && <p>{t('count.countsFor', { name: bound.name })}</p>}
            {team && batch && <Entry key={team} election={e} batchId={batchId} groupIds={batch.groupIds} team={team} ballots={batch.ballots} counters={bound ? undefined : count.data!.counters.filter((c) => c.team === null)} next={nextOf(count.data!.batches, batchId, team)} />}
          </section>
        )}
      </Read>
    </div>
  )
} // prettier-ignore

const fieldName = (key: string, e: Election, t: (k: string) => string): string =>
  e.candidates.find((c) => c.id === key)?.name ?? t(`fields.${key}`)

const nextOf = (batches: readonly { id: string; state: string; entered: readonly Team[] }[], now: string, team: Team) =>
  batches.find((b) => b.id !== now && (team === 'third' ? b.state === 'differs' : b.state === 'open' && !b.entered.includes(team)))?.id // prettier-ignore

/** Candidates of the round that is on: the formal ones, or who was left over by the round before. */
export function ballotOf(e: Election): CandidateRow[] {
  const formal = e.candidates.filter((c) => c.state === 'formal')
  const previous = e.outcomes.findLast((o) => o.round < e.round)?.verdict as Result | undefined
  if (!previous) return formal
  const left = new Set(previous.next.flatMap((n) => n.candidates))
  return formal.filter((c) => left.has(c.id))
}

type Counters = Counted['counters']
interface EntryProps {
  election: Election
  batchId: string
  groupIds: readonly string[]
  team: Team
  ballots: number
  /** Whom this account may enter for; none once it has. */
  counters: Counters | undefined
  next: string | undefined
}
function Entry(props: EntryProps) {
  const { t } = useTranslation('elections')
  const say = useSay()
  const go = useGo()
  const { election: e, batchId, groupIds, team, ballots } = props
  const read = useRead(getBatch, { params: { id: e.id, batchId }, query: { team } })
  const contestName = useContest(e.seats)
  const candidates = ballotOf(e).filter(inGroups(groupIds))
  return (
    <Read of={read}>
      {(b) => (
        <>
          <Form
            name={`elections.tally.${batchId}.${team}`}
            contract={enterTally}
            call={{ params: { id: e.id, batchId } }}
            initial={b.own ? { ...b.own, team, why: '' } : { team, valid: ballots, blank: 0, void: {}, votes: {}, why: '' }}
            prepare={(values) => ({ ...values, votes: filled(values.votes), void: filled(values.void) }) as never}
            onDone={(reply) => {
              say(`${t('count.saved')}${t('one.colon')}${t(`count.state.${reply.state}`)}`, reply.state === 'differs' ? 'bad' : 'good')
              go(props.next ? `/elections/${e.id}/count/${props.next}` : `/elections/${e.id}/count`)
            }}
          >
            {props.counters && <CounterField election={e} counters={props.counters} />}
            <div className="el-tally">
              {candidates.map((c) => (
                <Field key={c.id} name={`votes.${c.id}`} as="number" must={false} label={`${contestName(contestOf(c))} ${c.name}${e.kind === 'recall' ? ` ${t('count.forRecall')}` : ''}`} />
              ))}
            </div>
            <div className="el-tally">
              <Field name="valid" as="number" label={t('fields.valid')} />
              <Field name="blank" as="number" label={t('fields.blank')} />
              {voidReasons.map((r) => (
                <Field key={r} name={`void.${r}`} as="number" must={false} label={`${t('fields.void')}${t('one.colon')}${t(`values.void.${r}`)}`} />
              ))}
            </div>
            <Sum ballots={ballots} />
            {b.own && <Field name="why" label={t('count.why')} must />}
            <Submit>{t('count.enter')}</Submit>
          </Form>
          {b.corrections.length > 0 && (
            <details>
              <summary>{t('count.corrections')}</summary>
              <ul>
                {b.corrections.map((x) => (
                  <li key={String(x.at)}>
                    {x.by}{t('one.colon')}{x.why}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <Go to={`/elections/${e.id}/count`}>{t('count.back')}</Go>
        </>
      )}
    </Read>
  )
} // prettier-ignore

/** For which appointed person this account enters: asked once, with its first entry. */
function CounterField({ election: e, counters }: { election: Election; counters: Counters }) {
  const { t } = useTranslation('elections')
  const options = counters.map((c) => ({
    value: c.id,
    label: c.name + t('one.aside', { text: t(`values.role.${c.role}`) }),
  }))
  return (
    <>
      <Field name="counterId" as="choice" label={t('count.counter')} help={t('count.counterHelp')} options={options} />
      {options.length === 0 && (
        <Notice tone="warn">
          {t('count.noCounter')} <Go to={`/elections/${e.id}/voting`}>{t('one.voting')}</Go>
        </Notice>
      )}
    </>
  )
}

/** Numbers that were filled in; an empty field is nought. */
const filled = (of: unknown): Record<string, number> =>
  Object.fromEntries(Object.entries((of ?? {}) as Record<string, unknown>).filter(([, n]) => typeof n === 'number' && n > 0)) as Record<string, number> // prettier-ignore

function Sum({ ballots }: { ballots: number }) {
  const { t } = useTranslation('elections')
  const values = useFormValues() as { valid?: number; blank?: number; void?: Record<string, number> }
  const n = [values.valid, values.blank, ...Object.values(values.void ?? {})].reduce<number>((sum, x) => sum + (Number(x) || 0), 0)
  return (
    <p className="el-sum">
      <Mark tone={n === ballots ? 'good' : 'warn'}>{t('count.sumNow', { n, of: ballots })}</Mark>
    </p>
  )
} // prettier-ignore
