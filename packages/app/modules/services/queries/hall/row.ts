import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { calls, codeOf, IN_A_ROW, lineUp, medianOf, runOf, waitOf } from '../../rules/hall/numbers.ts'
import type { Ticket } from '../../contract/hall/tickets.ts'
import type { Place } from './place.ts'

export interface TicketRow {
  areaId: string
  id: string
  path: string
  placeId: string
  day: string
  letter: string
  number: number
  queue: string
  lane: Ticket['lane']
  priority: number
  rank: Date
  source: string
  state: Ticket['state']
  takenAt: Date
  forCounterId: string | null
  counterId: string | null
  counterNumber: number | null
  calledAt: Date | null
  calls: number
  servedAt: Date | null
  endedAt: Date | null
  itemId: string | null
  slotId: string | null
  fromTicketId: string | null
  version: number
}
type At = Pick<Place, 'areaId' | 'id'>

/** How the row of a place stands: a stated need, an appointment, then in turn. It is called as `lineUp` says. */
export const order = sql`t.priority desc, t.rank, t.number, t.id`
/** Today's numbers of a place. */
export const today = (ctx: Ctx, place: At) =>
  sql`t.area_id = ${place.areaId} and t.place_id = ${place.id} and t.day = ${dayOf(ctx.now)}`

/** Numbers that nobody has served yet: at closing they are left. */
export const unserved = ['waiting', 'held', 'called', 'passed'] as const satisfies Ticket['state'][]

export async function ticketsIn(ctx: Ctx, place: At, states: readonly Ticket['state'][]): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select t.* from service_ticket t where ${today(ctx, place)} and t.state in (${sql.join([...states])})
    order by ${order}`.execute(ctx.db)
  return rows
}

/** How many with precedence were called last, one after the other, by those who call certain rows; all where none is named. */
export async function runNow(ctx: Ctx, place: At, letters: readonly string[] = []): Promise<number> {
  const rows = letters.length > 0 ? sql`and t.queue = any(${[...letters]}::text[])` : sql``
  const { rows: called } = await sql<{ priority: number }>`
    select t.priority from service_ticket t where ${today(ctx, place)} and t.called_at is not null ${rows}
    order by t.called_at desc, t.id desc limit ${IN_A_ROW}`.execute(ctx.db)
  return runOf(called)
}

export interface CounterRow {
  areaId: string
  id: string
  path: string
  placeId: string
  number: number
  name: string
  kind: 'front' | 'back' | 'out'
  letters: string[]
  state: 'closed' | 'open' | 'paused' | 'removed'
  clerkId: string | null
  clerkName: string | null
  since: Date | null
  version: number
}

export async function countersOf(ctx: Ctx, place: At): Promise<CounterRow[]> {
  const rows = await ctx.db
    .selectFrom('serviceCounter')
    .selectAll()
    .where('areaId', '=', place.areaId)
    .where('placeId', '=', place.id)
    .where('state', '<>', 'removed')
    .orderBy('number')
    .execute()
  return rows as CounterRow[]
}

/** How long today's visits of a place took, in seconds; those under ten seconds were slips of the hand. */
export async function visitSeconds(ctx: Ctx, place: At): Promise<number[]> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from t.ended_at - t.served_at)::int as seconds from service_ticket t
    where ${today(ctx, place)} and t.state = 'done' and t.ended_at - t.served_at >= interval '10 seconds'`.execute(
    ctx.db,
  )
  return rows.map((r) => r.seconds)
}

/** How it stands with the row now: who waits, in the order of calling, under each letter and about how long a new one would wait. */
export async function rowNow(ctx: Ctx, place: At) {
  const waiting = lineUp(await ticketsIn(ctx, place, ['waiting']), await runNow(ctx, place))
  const [counters, seconds] = [await countersOf(ctx, place), await visitSeconds(ctx, place)]
  const median = medianOf(seconds)
  const openFor = (letter: string) => counters.filter((c) => c.state === 'open' && calls(c, letter)).length
  const before = (letter: string, ahead: (t: TicketRow) => boolean = () => true) => {
    const mine = waiting.filter((t) => t.queue === letter && ahead(t)).length
    return { waiting: mine, minutes: waitOf(mine, openFor(letter), median) }
  }
  return { waiting, counters, before }
}

export const shownTicket = (t: TicketRow, counters: readonly CounterRow[]): Ticket => ({
  id: t.id,
  code: codeOf(t.letter, t.number),
  lane: t.lane,
  state: t.state,
  source: t.source,
  queue: t.queue,
  takenAt: t.takenAt,
  calledAt: t.calledAt,
  calls: t.calls,
  servedAt: t.servedAt,
  counter: t.counterNumber,
  forCounter: counters.find((c) => c.id === t.forCounterId)?.number ?? null,
  itemId: t.itemId,
  version: t.version,
})
