import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { addMonths, dayOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import { requireList } from '../queries/care.ts'
import { supersede } from '../write.ts'
import { checkVersion, livingPerson } from './support.ts'

/** Opens a supplementary list: from what source, for what purpose, on what legal basis, and how long entries are kept (PIPL art. 6, 19). */
export async function openSpecialList(ctx: Ctx, input: z.output<typeof contract.openSpecialList.body>) {
  await require(ctx, 'registers.lists', input.areaId)
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('specialList')
    .values({ ...input, id, version: 1, validFrom: dayOf(ctx.now), validTo: null, recordedAt: ctx.now })
    .execute()
  await record(ctx, {
    command: 'registers.openSpecialList',
    areaId: input.areaId,
    subject: { type: 'specialList', id },
    changes: { name: [null, input.name], purpose: [null, input.purpose] },
  })
  return { id }
}

/** Puts a person on a list until a day no later than the list may keep an entry. */
export async function addToList(ctx: Ctx, listId: string, input: z.output<typeof contract.addToList.body>) {
  const { now: row } = await livingPerson(ctx, 'registers.lists', input.personId)
  const list = await ctx.db.selectFrom('specialList').selectAll().where('id', '=', listId).executeTakeFirst()
  if (!list) throw notFound()
  await requireList(ctx, listId)
  const latest = addMonths(input.on, list.keepMonths)
  const expiresOn = input.expiresOn ?? latest
  if (input.on > dayOf(ctx.now))
    throw new AppError('registers.afterToday', 422, { day: input.on, today: dayOf(ctx.now) }, 'on')
  if (expiresOn <= input.on || expiresOn > latest)
    throw new AppError('registers.keptTooLong', 422, { months: list.keepMonths, latest }, 'expiresOn')
  const { personId, source, purpose, note, on } = input
  const twice = await ctx.db
    .selectFrom('specialListEntry').select('id').where('communityId', '=', row.communityId).where('listId', '=', listId).where('personId', '=', personId)
    .where('supersededAt', 'is', null).where('removedOn', 'is', null).where('expiresOn', '>', on).executeTakeFirst() // prettier-ignore
  if (twice) throw new AppError('registers.onList', 409, { name: row.name, list: list.name })
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('specialListEntry')
    .values({
      communityId: row.communityId,
      id,
      listId,
      personId,
      source,
      purpose,
      note,
      version: 1,
      validFrom: on,
      expiresOn,
      removedOn: null,
      removedReason: null,
      recordedAt: ctx.now,
      supersededAt: null,
    })
    .execute()
  await record(ctx, {
    command: 'registers.addToList',
    areaId: row.communityId,
    subject: { type: 'person', id: personId },
    changes: { list: [null, list.name], expiresOn: [null, expiresOn] },
    reason: purpose,
  })
  return { id }
}

/** Takes a person off a list before their entry runs out. */
export async function removeFromList(ctx: Ctx, entryId: string, input: z.output<typeof contract.removeFromList.body>) {
  const entry = await ctx.db
    .selectFrom('specialListEntry')
    .selectAll()
    .where('id', '=', entryId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
  if (!entry) throw notFound()
  await require(ctx, 'registers.lists', entry.communityId)
  checkVersion(entry, input.version)
  if (entry.removedOn) throw new AppError('registers.notNow', 409, { state: entry.removedOn })
  const today = dayOf(ctx.now)
  if (input.on > today) throw new AppError('registers.afterToday', 422, { day: input.on, today }, 'on')
  if (input.on < entry.validFrom)
    throw new AppError('registers.beforeEntry', 422, { day: input.on, from: entry.validFrom }, 'on')
  await supersede(ctx, 'specialListEntry', [entry])
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('specialListEntry')
    .values({
      ...entry,
      id,
      version: entry.version + 1,
      removedOn: input.on,
      removedReason: input.reason,
      recordedAt: ctx.now,
    })
    .execute()
  await record(ctx, {
    command: 'registers.removeFromList',
    areaId: entry.communityId,
    subject: { type: 'person', id: entry.personId },
    changes: { removedOn: [null, input.on] },
    reason: input.reason,
  })
  return { id }
}
