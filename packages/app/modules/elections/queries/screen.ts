import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { uuid } from '#shared/contract.ts'
import { contestOf, type Post, type Seat, type TallyFigures } from '../contract/base.ts'
import type { publicCount as contract } from '../contract/public.ts'
import { namedContest } from '../rules/count.ts'
import { changeableStates, type State } from '../rules/flow.ts'

export type Screen = z.output<typeof contract.reply>
export const countTopic = (id: string): string => `electionCount:${id}`

const community = sql<string>`coalesce((select v.name from area_version v where v.area_id = e.community_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
export { community as publicCommunity }

interface BatchNow {
  boxNumber: number
  box: string
  ballots: number
  state: 'open' | 'differs' | 'agreed'
  result: TallyFigures | null
}

/** The count as everybody may watch it: sums of settled batches, no team, no name but the candidates’. */
export async function screenOf(ctx: Ctx, id: string): Promise<Screen> {
  const e = await ctx.db
    .selectFrom('electionPublic as e')
    .select(['e.id', 'e.title', 'e.round', 'e.state', 'e.seats', community.as('community')])
    .where('e.id', '=', id)
    .executeTakeFirst()
  if (!e?.id) throw notFound()
  const round = e.round!
  const batches = await batchesNow(ctx, id, round)
  const agreed = batches.filter((b) => b.state === 'agreed' && b.result)
  const totals = add(agreed.map((b) => b.result!))
  return {
    id,
    title: e.title!,
    community: e.community,
    round,
    state: e.state as State,
    batches: batches.length,
    agreed: agreed.length,
    differs: batches.filter((b) => b.state === 'differs').length,
    ballots: batches.reduce((n, b) => n + b.ballots, 0),
    counted: agreed.reduce((n, b) => n + b.ballots, 0),
    totals,
    candidates: (await candidatesShown(ctx, id, e.seats as Seat[]))
      .map((c) => ({ ...c, votes: totals.votes[c.id] ?? 0 }))
      .filter((c) => round === 1 || c.id in totals.votes || agreed.length === 0),
    boxes: boxesIn(batches),
  }
}

const batchesNow = (ctx: Ctx, id: string, round: number) =>
  ctx.db.selectFrom('electionPublicTally').select(['boxNumber', 'box', 'ballots', 'state', 'result']).where('electionId', '=', id).where('round', '=', round).where('ballots', '>', 0).execute() as Promise<BatchNow[]> // prettier-ignore

async function candidatesShown(ctx: Ctx, id: string, seats: readonly Seat[]) {
  const rows = await ctx.db.selectFrom('electionPublicCandidate').select(['id', 'name', 'post', 'groupId']).where('electionId', '=', id).orderBy('id').execute()
  return rows.map(({ id: of, name, post, groupId }) => ({ id: of!, name: name!, post: post as Post, group: namedContest(seats, contestOf({ post: post!, groupId })).group || null }))
} // prettier-ignore

const boxesIn = (batches: readonly BatchNow[]) =>
  [...Map.groupBy(batches, (b) => b.boxNumber)]
    .toSorted(([a], [b]) => a - b)
    .map(([number, own]) => ({ number, name: own[0]!.box, batches: own.length, agreed: own.filter((b) => b.state === 'agreed').length })) // prettier-ignore

function add(all: readonly TallyFigures[]): TallyFigures {
  const sum: TallyFigures = { valid: 0, blank: 0, void: {}, votes: {} }
  for (const one of all) {
    sum.valid += one.valid
    sum.blank += one.blank
    for (const [k, n] of Object.entries(one.void)) sum.void[k as 'tooMany'] = (sum.void[k as 'tooMany'] ?? 0) + n
    for (const [k, n] of Object.entries(one.votes)) sum.votes[k] = (sum.votes[k] ?? 0) + n
  }
  return sum
}

/** How the count stands, for whoever watches; asked as nobody. */
export async function screenTopic(ctx: Ctx, id: string): Promise<Screen> {
  if (!uuid.safeParse(id).success) throw notFound()
  return privileged(ctx, () => screenOf(ctx, id))
}

/** Tells all who watch, when this transaction commits. Before the plan is adopted there is nothing to watch. */
export async function tellCount(ctx: Ctx, of: { id: string; state: State }): Promise<void> {
  if (!changeableStates.includes(of.state)) ctx.tell(countTopic(of.id), await screenTopic(ctx, of.id))
} // prettier-ignore
