import { said, type Result } from '@liren/ballots'
import { lastDayWithin } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Hindrance } from '../../contract/base.ts'
import { candidatesOf, formal, type Candidate } from '../../queries/candidates.ts'
import { countFacts, countHindrances } from '../../queries/count.ts'
import { computeResult, pollOf } from '../../queries/result.ts'
import { plannedDates } from '../../queries/dates.ts'
import { goneSince } from '../../queries/roll.ts'
import { votersAmong } from '../../queries/voters.ts'
import { boxesOf, helpersOf, proxiesOf, turnoutOf } from '../../queries/voting.ts'
import { citing } from '../../rules/citing.ts'
import { contestByCandidate, namedContest } from '../../rules/count.ts'
import { hindranceOf, missing } from '../../rules/found.ts'
import type { State, Verb } from '../../rules/flow.ts'
import { words } from '../../rules/notices.ts'
import { electAgain } from '../again.ts'
import { proxyBreaches } from '../proxies.ts'
import { putUp } from '../notices.ts'
import { stationHindrances } from '../stations.ts'
import { ownedBy, refuse, today, type Seen } from '../support.ts'
import { whoMustLeave } from '../committee.ts'
import { objectionHindrances, surplus } from './candidates.ts'
import type { Step, StepInput } from './types.ts'

/** What must be settled before the first ballot is given out. */
async function openingHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  const found: Hindrance[] = []
  const day = of.state === 'runOff' ? ((await plannedDates(ctx, of)).runOffDay ?? of.electionDay) : of.electionDay
  if (today(ctx) !== day) found.push(missing('notTheDay', { day, today: today(ctx) }))
  const first = of.state !== 'runOff'
  if (first) {
    const candidates = formal(await candidatesOf(ctx, of))
    found.push(...(await objectionHindrances(ctx, of)), ...surplus(of, candidates), ...(await noVoters(ctx, of, candidates)))
    const gone = await goneSince(ctx, of, today(ctx))
    if (gone.length > 0) found.push(missing('recheckFirst', { n: gone.length, names: gone.slice(0, 5).map((g) => g.name).join('、') }))
  }
  const round = first ? of : { ...of, round: of.round + 1 }
  return [...found, ...(await whoMustLeave(ctx, of)), ...(await stationHindrances(ctx, of)), ...(await proxyBreaches(ctx, round))]
} // prettier-ignore

/** Candidates who are on the voter list no more: they died, moved away, lost the right to vote since (arts. 16, 18). */
async function noVoters(ctx: Ctx, of: Seen, candidates: readonly Candidate[]): Promise<Hindrance[]> {
  if (of.kind === 'recall') return []
  const voters = await votersAmong(ctx, of, candidates.map((c) => c.personId))
  return candidates.filter((c) => !voters.has(c.personId)).map((c) => missing('notAVoter', { name: c.name }))
} // prettier-ignore

const open: Step = {
  verb: 'openVoting',
  right: 'elections.run',
  law: 'proxy.published',
  hindrances: openingHindrances,
  take: async (ctx, of) => {
    const round = of.state === 'runOff' ? of.round + 1 : of.round
    const proxies = (await proxiesOf(ctx, { ...of, round })).filter((p) => p.state === 'given')
    if (proxies.length > 0)
      await putUp(ctx, of, { kind: 'proxies', ...words.proxies(of, proxies), law: [said(of.law, 'proxy.published'), said(of.law, 'proxy.most')] })
    const helpers = (await helpersOf(ctx, of)).filter((h) => h.toOn === null)
    await putUp(ctx, of, { kind: 'stations', ...words.stations(of, await boxesOf(ctx, of), helpers) })
    return { change: { round } }
  },
} // prettier-ignore

const close: Step = {
  verb: 'closeVoting',
  right: 'elections.run',
  hindrances: async (ctx, of) => {
    const { self, proxy } = await turnoutOf(ctx, of)
    return self + proxy === 0 ? [missing('nobodyVoted')] : []
  },
}

/** Where a result leads. Seats that stay empty are filled by a by-election later; the election itself is over. */
const VERB: Partial<Record<Result['outcome'], [Verb, State]>> = {
  elected: ['declareElected', 'elected'],
  short: ['declareElected', 'elected'],
  runOff: ['callRunOff', 'runOff'],
  void: ['declareVoid', 'void'],
}

/** The result, computed and kept; whoever closes the count names no outcome. @throws AppError `elections.undecided` (409) */
async function declare(ctx: Ctx, of: Seen, input: StepInput) {
  const facts = await countFacts(ctx, of)
  const names = new Map(facts.candidates.map((c) => [c.id, c]))
  const contests = contestByCandidate(facts.candidates)
  const yields = (input.yields ?? []).map((y) => ({ person: y.candidateId, contest: contests.get(y.candidateId) ?? '', why: y.why }))
  const drawn = Map.groupBy(input.lots ?? [], (id) => contests.get(id) ?? '')
  const lots = [...drawn].map(([contest, persons]) => ({ contest, persons }))
  const result = await computeResult(ctx, of, facts, { ...(yields.length > 0 ? { yields } : {}), ...(lots.length > 0 ? { lots } : {}) })
  checkLots(of, result, lots)
  const where = VERB[result.outcome]
  if (!where) throw undecided(result, (id) => names.get(id)?.name ?? id)
  if (where[1] === 'runOff' && !input.nextDay) throw refuse('runOffDayMissing', {}, 422, 'nextDay')
  if (input.nextDay) checkRunOffDay(ctx, of, input.nextDay)
  await keepResult(ctx, of, result)
  if (yields.length + lots.length > 0) await keepVerdict(ctx, of, 'given', { yields, lots })
  const again = where[1] === 'void' ? await electAgain(ctx, of) : ''
  await putUp(ctx, of, { kind: where[1] === 'void' ? 'void' : 'result', ...words.result(of, result, facts.candidates, { nextDay: input.nextDay, again }), law: [...result.reasons.map((r) => r.cited), again ? said(of.law, 'reElectionDays') : null] })
  if (where[1] === 'runOff') await planRunOff(ctx, of, input.nextDay!)
  return { to: where[1] }
} // prettier-ignore

/** What was drawn must settle the tie it was drawn for. @throws AppError `elections.lotsWrong` (422) */
function checkLots(of: Seen, result: Result, lots: readonly { contest: string }[]): void {
  const settled = new Set(result.reasons.flatMap((r) => (r.code === 'drawnByLot' ? [r.figures['contest']] : [])))
  const wrong = lots.find((l) => !settled.has(l.contest))
  if (wrong) throw refuse('lotsWrong', { ...namedContest(of.seats, wrong.contest) }, 422, 'lots')
}

/** A run-off comes today or later, within the days that the local pack sets. @throws AppError `elections.dayPast`, `elections.due` (422) */
function checkRunOffDay(ctx: Ctx, of: Seen, day: Day): void {
  if (day < today(ctx)) throw refuse('dayPast', { day }, 422, 'nextDay')
  const days = said(of.law, 'runOffDays')
  const latest = days && lastDayWithin(of.electionDay, days.value)
  if (latest && day > latest)
    throw refuse('due', { step: 'runOffDay', on: day, latest, law: citing(days) }, 422, 'nextDay')
}

const planRunOff = (ctx: Ctx, of: Seen, plannedOn: Day) =>
  ctx.db
    .insertInto('electionDate')
    .values({ ...ownedBy(of), key: 'runOffDay', plannedOn, doneOn: null })
    .onConflict((c) => c.columns(['communityId', 'electionId', 'key']).doUpdateSet({ plannedOn }))
    .execute()

/** The law of the day leaves it open who sits: who runs the election must say so, and by what. */
function undecided(result: Result, nameOf: (id: string) => string) {
  const unsettled = result.reasons.find((r) => r.met === null || r.met === false)
  const persons = result.clashes.flatMap((c) => c.persons).map(nameOf).join('、')
  return refuse('undecided', { persons, law: String(unsettled ? (hindranceOf(unsettled).params.law ?? '') : '') })
} // prettier-ignore

/** Keeps the result, and with the first one the poll that it was judged by. */
async function keepResult(ctx: Ctx, of: Seen, result: Result): Promise<void> {
  if (of.round === 1) await keepVerdict(ctx, of, 'poll', await pollOf(ctx, of))
  await keepVerdict(ctx, of, 'result', result)
}
const keepVerdict = (ctx: Ctx, of: Seen, matter: 'poll' | 'result' | 'given', verdict: object) =>
  ctx.db
    .insertInto('electionVerdict')
    .values({
      ...ownedBy(of),
      id: newId(ctx.now),
      round: of.round,
      matter,
      verdict: JSON.stringify(verdict),
      at: ctx.now,
    })
    .execute()

const declaring = (verb: Verb): Step => ({
  verb,
  right: 'elections.count',
  law: 'electedShare',
  hindrances: async (ctx, of) => countHindrances(ctx, of, await countFacts(ctx, of)),
  take: declare,
})

export const voting: readonly Step[] = [
  open,
  close,
  ...(['declareElected', 'callRunOff', 'declareVoid'] as const).map(declaring),
]
