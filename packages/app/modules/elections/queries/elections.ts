import { fullKey, said } from '@liren/ballots'
import { sql } from 'kysely'
import type { z } from 'zod'
import { require, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Page } from '#shared/listing.ts'
import { forward, hindrancesOf, lawOfStep, mayStep, stepOf } from '../commands/steps/index.ts'
import { seenElection, today, type Seen } from '../commands/support.ts'
import type { Cited } from '../contract/base.ts'
import type * as contract from '../contract/elections.ts'
import type { CalendarDate, Election, ElectionRow, GuideStep } from '../contract/elections.ts'
import { dayOfVerb, proposal } from '../rules/calendar.ts'
import { citedOf } from '../rules/citing.ts'
import { electionFlow, outcomes, states, type State, type Verb } from '../rules/flow.ts'
import { candidatesOf, committeeOf, shownCandidate } from './candidates.ts'
import { dateRows } from './dates.ts'
import { differing, lawAt, setOf } from './law.ts'
import { resultsOf } from './result.ts'
import { figuresOf, newestList } from './voters.ts'
import { voidedOf } from './voided.ts'
import { turnoutOf } from './voting.ts'

const community = sql<string>`coalesce((select v.name from area_version v where v.area_id = e.community_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
const OVER: readonly State[] = ['void', 'archived']

/** The first verb that leads on, and the planned day it is due on. */
const nextOf = (state: State): Verb | null => forward(state)[0] ?? null
/** The provision that asks for the next step of a state, as the law of an election keeps it. */
const lawOfState = new Map(
  states.flatMap((s) => {
    const verb = nextOf(s)
    const key = verb && stepOf(verb).law
    return key ? [[s, fullKey(key)] as const] : []
  }),
)
const keyOfState = new Map(states.map((s) => [s, dayOfVerb[nextOf(s) ?? ''] ?? null]))

/** What asks for a step of this election. */
const lawSaid = (of: Seen, verb: Verb): Cited | null => {
  const key = lawOfStep(verb, of.kind)
  return (key && citedOf(said(of.law, key))) ?? null
}
const lawOfNext = ({ state, kind }: ElectionRow) => {
  const verb = nextOf(state)
  return verb && lawOfStep(verb, kind)
}

/** Elections below an area, newest first. */
export async function listElections(ctx: Ctx, ask: z.output<typeof contract.listElections.query>): Promise<Page<ElectionRow>> {
  const path = ask.areaId ? await require(ctx, 'elections.view', ask.areaId) : undefined
  const due = sql<string | null>`(select d.planned_on from election_date d where d.community_id = e.community_id and d.election_id = e.id
    and d.key = (${sql.val(JSON.stringify(Object.fromEntries(keyOfState)))}::jsonb ->> e.state) and d.done_on is null)`
  const law = sql<Cited | null>`e.law -> 'provisions' -> (${sql.val(JSON.stringify(Object.fromEntries(lawOfState)))}::jsonb ->> e.state)`
  let query = ctx.db
    .selectFrom('election as e')
    .innerJoin('area as a', 'a.id', 'e.communityId')
    .select(['e.id', 'e.communityId', 'e.kind', 'e.mode', 'e.title', 'e.state', 'e.electionDay', 'e.round', 'e.version'])
    .select([community.as('community'), due.as('dueOn'), law.as('law')])
    .where(path ? under('a.path', path) : visible(ctx, 'a.path'))
  if (ask.kind) query = query.where('e.kind', '=', ask.kind)
  if (ask.state) query = query.where('e.state', '=', ask.state)
  if (ask.open) query = query.where('e.state', ask.open === 'yes' ? 'not in' : 'in', [...OVER])
  if (ask.search) query = query.where('e.title', 'like', containing(ask.search))
  const sorts = { electionDay: 'e.electionDay', title: 'e.title', state: 'e.state', kind: 'e.kind', dueOn: 'dueOn' }
  const page = await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-electionDay' }, sorts, 'e.id')
  const rows = page.rows as unknown as ElectionRow[]
  return { ...page, rows: rows.map((r) => ({ ...r, next: nextOf(r.state), law: lawOfNext(r) ? citedOf(r.law) : null })) }
} // prettier-ignore

/** One election: its plan, its people, where it stands, and the guide to what comes next. */
export async function getElection(ctx: Ctx, id: string): Promise<Election> {
  const of = await seenElection(ctx, 'elections.view', id)
  const dates = await calendarOf(ctx, of)
  const [name] = await ctx.db.selectFrom('election as e').select(community.as('community')).where('e.id', '=', id).execute()
  const list = await newestList(ctx, of)
  const figures = await figuresOf(ctx, of)
  const drawn = figures.listed + figures.undeclared + figures.struck > 0
  const { communityId, kind, mode, title, state, electionDay, round, organId, seats, termFrom, termTo, ruleSetDay, plan, version } = of
  const next = nextOf(state)
  return {
    id, communityId, community: name!.community, kind, mode, title, state, electionDay, round, organId, seats, termFrom, termTo, ruleSetDay, plan, version, dates,
    next, dueOn: dueOf(dates, next), law: next && lawSaid(of, next),
    ruleSet: setOf(of.law),
    otherLaw: differing(of.law, await lawAt(ctx, today(ctx), of.path)),
    committee: (await committeeOf(ctx, of)).map(({ fromOn, toOn, ...m }) => ({ id: m.id, personId: m.personId, name: m.name, post: m.post, rank: m.rank, from: fromOn, to: toOn, outReason: m.outReason, outFor: m.outFor })),
    candidates: (await candidatesOf(ctx, of)).map(shownCandidate),
    list: drawn ? { ...figures, version: list?.version ?? 1, hash: list?.hash ?? null } : null,
    turnout: await turnoutOf(ctx, of),
    outcomes: await resultsOf(ctx, of),
    voided: await voidedOf(ctx, of),
    tieBy: said(of.law, 'tie')?.value ?? null,
    guide: await guideOf(ctx, of, dates),
  }
} // prettier-ignore

const dueOf = (dates: readonly CalendarDate[], verb: Verb | null) =>
  dates.find((d) => d.key === dayOfVerb[verb ?? ''] && d.doneOn === null)?.plannedOn ?? null

/** The calendar: what is planned and done, within what the law allows. */
async function calendarOf(ctx: Ctx, of: Seen): Promise<CalendarDate[]> {
  const rows = new Map((await dateRows(ctx, of)).map((r) => [r.key, r]))
  const wishes = Object.fromEntries([...rows.values()].map((r) => [r.key, r.plannedOn]))
  return proposal(of.law, of.electionDay, of.kind, { ...wishes, electionDay: of.electionDay }).map((d) => ({
    key: d.step,
    plannedOn: d.on,
    doneOn: rows.get(d.step)?.doneOn ?? null,
    earliest: d.earliest,
    latest: d.latest,
    law: citedOf(d.cited),
  }))
}

/** What can be done next, by when, by which article, and what still stands in the way of each. */
async function guideOf(ctx: Ctx, of: Seen, dates: readonly CalendarDate[]): Promise<GuideStep[]> {
  const verbs = forward(of.state)
  const shown = verbs.filter((v) => !outcomes.includes(v) || v === 'declareElected')
  const guide: GuideStep[] = []
  for (const verb of shown) {
    const step = stepOf(verb)
    const date = dates.find((d) => d.key === dayOfVerb[verb])
    guide.push({
      verb,
      dueOn: date?.latest ?? date?.plannedOn ?? null,
      earliest: date?.earliest ?? null,
      law: lawSaid(of, verb),
      mine: mayStep(ctx, verb),
      hindrances: await hindrancesOf(ctx, of, step),
    })
  }
  return guide
}

/** The dates that the law gives for an election day. */
export async function proposeCalendar(ctx: Ctx, ask: z.output<typeof contract.proposeCalendar.query>) {
  const path = await require(ctx, 'elections.run', ask.communityId)
  const law = await lawAt(ctx, ask.electionDay, path)
  return {
    dates: proposal(law, ask.electionDay, ask.kind).map((d) => ({ key: d.step, plannedOn: d.on, doneOn: null, earliest: d.earliest, latest: d.latest, law: citedOf(d.cited) })),
    ruleSet: setOf(law),
    termYears: said(law, 'termYears')?.value ?? 0,
    otherLaw: differing(law, await lawAt(ctx, today(ctx), path)),
  }
} // prettier-ignore

export { electionFlow }
