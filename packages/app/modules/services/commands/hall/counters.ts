import type { z } from 'zod'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/hall/counters.ts'
import { hallFor, lockHall } from '../../queries/hall/place.ts'
import type { CounterRow, TicketRow } from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { checkVersion } from '../support.ts'

type Body = z.output<typeof contract.addCounter.body>

/** Adds a counter to a hall. @throws AppError `services.counterNumber` (409) */
export async function addCounter(ctx: Ctx, placeId: string, input: Body) {
  const hall = await hallFor(ctx, 'services.network', placeId)
  const id = newId(ctx.now)
  const made = await ctx.db
    .insertInto('serviceCounter')
    .values({ areaId: hall.areaId, id, path: hall.path, placeId, ...input, state: 'closed' })
    .onConflict((c) => c.columns(['areaId', 'placeId', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new AppError('services.counterNumber', 409, { number: input.number }, 'number')
  await kept(
    ctx,
    'services.addCounter',
    { areaId: hall.areaId, id, placeId },
    { number: [null, input.number], name: [null, input.name] },
  )
  return { id, version: 1 }
}

/** Changes a counter, or takes it out of the hall while nobody sits there. */
export async function editCounter(ctx: Ctx, id: string, input: z.output<typeof contract.editCounter.body>) {
  const row = await lockCounter(ctx, 'services.network', id)
  checkVersion(row, input.version)
  if (input.removed && row.state !== 'closed') throw new AppError('services.counterBusy', 409, { number: row.number })
  const { version: _v, removed, ...change } = input
  await refuseSameNumber(ctx, row, change.number)
  // A counter that is gone gives its number free.
  const gone: Partial<CounterRow> = removed
    ? { state: 'removed', number: -(row.number * 1000 + (await removedBefore(ctx, row)) + 1) }
    : {}
  const version = await update(ctx, row, { ...change, ...gone })
  await kept(ctx, 'services.editCounter', row, {
    name: [row.name, change.name],
    number: [row.number, removed ? null : change.number],
  })
  return { id, version }
}

async function refuseSameNumber(ctx: Ctx, row: CounterRow, number: number): Promise<void> {
  const other = await ctx.db
    .selectFrom('serviceCounter')
    .select('id')
    .where('areaId', '=', row.areaId)
    .where('placeId', '=', row.placeId)
    .where('number', '=', number)
    .where('id', '<>', row.id)
    .executeTakeFirst()
  if (other) throw new AppError('services.counterNumber', 409, { number }, 'number')
}

async function removedBefore(ctx: Ctx, row: CounterRow): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('serviceCounter')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('areaId', '=', row.areaId)
    .where('placeId', '=', row.placeId)
    .where('state', '=', 'removed')
    .executeTakeFirstOrThrow()
  return Number(n)
}

/**
 * Sits down at a counter, or goes on after a pause. A counter has one clerk, a clerk one counter.
 * @throws AppError `services.counterTaken`, `services.clerkElsewhere` (409)
 */
export async function openCounter(ctx: Ctx, id: string, input: { version: number }) {
  const row = await lockCounter(ctx, 'services.hall', id)
  checkVersion(row, input.version)
  await lockHall(ctx, row.placeId)
  const me = clerkOf(ctx)
  if (row.clerkId && row.clerkId !== me.id)
    throw new AppError('services.counterTaken', 409, { number: row.number, clerk: row.clerkName ?? '' })
  const other = await ctx.db
    .selectFrom('serviceCounter')
    .select('number')
    .where('clerkId', '=', me.id)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) throw new AppError('services.clerkElsewhere', 409, { number: other.number })
  const version = await update(ctx, row, {
    state: 'open', clerkId: me.id, clerkName: me.name, since: row.clerkId ? row.since : ctx.now,
  }) // prettier-ignore
  await kept(ctx, 'services.openCounter', row, { state: [row.state, 'open'] })
  return { id, version }
}

/** Pauses one's counter: nobody is called there until it goes on. */
export const pauseCounter = (ctx: Ctx, id: string, input: { version: number }) =>
  leave(ctx, id, input, 'services.pauseCounter', { state: 'paused' })

/**
 * Leaves a counter. A subdistrict officer may close one that was left open.
 * @throws AppError `services.stillServing` (409) while a number is there
 */
export const closeCounter = (ctx: Ctx, id: string, input: { version: number }) =>
  leave(ctx, id, input, 'services.closeCounter', { state: 'closed', clerkId: null, clerkName: null, since: null })

async function leave(ctx: Ctx, id: string, input: { version: number }, command: string, change: Partial<CounterRow>) {
  const row = await lockCounter(ctx, 'services.hall', id)
  checkVersion(row, input.version)
  if (!(change.state === 'closed' && isHead(ctx))) refuseForeign(ctx, row)
  if (await ticketAt(ctx, row)) throw new AppError('services.stillServing', 409, { number: row.number })
  const version = await update(ctx, row, change)
  await kept(ctx, command, row, { state: [row.state, change.state] })
  return { id, version }
}

const isHead = (ctx: Ctx) => ctx.actor.kind === 'account' && ctx.actor.role === 'subdistrictOfficer'

/** Who acts as a clerk. The system has no counter. */
function clerkOf(ctx: Ctx): { id: string; name: string } {
  if (ctx.actor.kind !== 'account') throw notFound()
  return { id: ctx.actor.accountId, name: ctx.actor.name }
}

/** @throws AppError `services.counterNotYours` (409) */
export function refuseForeign(ctx: Ctx, row: CounterRow): void {
  if (row.clerkId !== null && row.clerkId === clerkOf(ctx).id) return
  throw new AppError('services.counterNotYours', 409, { number: row.number, clerk: row.clerkName ?? '' })
}

/** A counter within reach, locked until the transaction ends. */
export async function lockCounter(ctx: Ctx, right: string, id: string): Promise<CounterRow> {
  requireRight(ctx, right)
  const there = ctx.db.selectFrom('serviceCounter').where('id', '=', id).where('state', '<>', 'removed')
  const found = await there.select('areaId').executeTakeFirst()
  if (!found) throw notFound()
  return (await there
    .selectAll()
    .where('areaId', '=', found.areaId)
    .forUpdate()
    .executeTakeFirstOrThrow()) as CounterRow
}

/** The number that is at a counter now. */
export async function ticketAt(ctx: Ctx, counter: CounterRow): Promise<TicketRow | undefined> {
  const row = await ctx.db
    .selectFrom('serviceTicket')
    .selectAll()
    .where('areaId', '=', counter.areaId)
    .where('placeId', '=', counter.placeId)
    .where('day', '=', dayOf(ctx.now))
    .where('counterId', '=', counter.id)
    .where('state', 'in', ['called', 'serving'])
    .orderBy('calledAt', 'desc')
    .executeTakeFirst()
  return row as TicketRow | undefined
}

async function update(ctx: Ctx, row: CounterRow, change: Partial<CounterRow>): Promise<number> {
  const version = row.version + 1
  await ctx.db
    .updateTable('serviceCounter')
    .set({ ...change, version })
    .where('areaId', '=', row.areaId)
    .where('id', '=', row.id)
    .execute()
  return version
}

async function kept(
  ctx: Ctx,
  command: string,
  of: { areaId: string; id: string; placeId: string },
  changes: Record<string, [unknown, unknown]>,
) {
  await record(ctx, { command, areaId: of.areaId, subject: { type: 'counter', id: of.id }, changes })
  await tellHall(ctx, of.placeId)
}
