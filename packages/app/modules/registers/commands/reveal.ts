import { record } from '#server/audit.ts'
import { notFound, require, requireStrong } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { Resident } from '../rows.ts'
import { livesElsewhere } from '../queries/events.ts'
import { rowsOf } from './support.ts'

type Purpose = z.output<typeof contract.revealId.body>
type Field = 'idNumber' | 'phone'

/** Shows an id number for a purpose. The person can see who looked, when and why (PIPL art. 44). */
export const revealId = (ctx: Ctx, personId: string, input: Purpose) => reveal(ctx, personId, 'idNumber', input)
/** Shows a phone number for a purpose. */
export const revealPhone = (ctx: Ctx, personId: string, input: Purpose) => reveal(ctx, personId, 'phone', input)

async function reveal(ctx: Ctx, personId: string, field: Field, input: Purpose): Promise<{ value: string }> {
  const row = (await rowsOf(ctx, personId)).at(-1)
  if (!row) throw notFound()
  await require(ctx, 'registers.reveal', row.communityId)
  // Whoever moved on is the other community's to look after: the old one keeps its history, not the numbers.
  if (row.validTo !== null && (await livesElsewhere(ctx, personId))) throw notFound()
  const value = opened(ctx, row, field)
  if (value === null) throw new AppError('registers.nothingKept', 404, { field })
  await keepTrace(ctx, row, [field], input)
  await record(ctx, {
    command: field === 'idNumber' ? 'registers.revealId' : 'registers.revealPhone', areaId: row.communityId, subject: { type: 'person', id: personId },
    changes: { revealed: [null, field], purpose: [null, input.purpose] }, reason: input.reason ?? '',
  }) // prettier-ignore
  return { value }
}

const opened = (ctx: Ctx, row: Resident, field: Field): string | null => {
  const sealed = field === 'idNumber' ? row.idEnc : row.phoneEnc
  return sealed === null ? null : ctx.keys.open(sealed)
}

async function keepTrace(ctx: Ctx, row: Resident, fields: Field[], input: Purpose): Promise<void> {
  await ctx.db
    .insertInto('revealing')
    .values({
      communityId: row.communityId,
      id: newId(ctx.now),
      personId: row.personId,
      fields,
      purpose: input.purpose,
      reason: input.reason ?? '',
      revealedBy: ctx.actor.kind === 'public' ? 'public' : ctx.actor.name,
      revealedAt: ctx.now,
    }) // prettier-ignore
    .execute()
}

/**
 * Shows the numbers of up to 200 people who live in one community, only the kind asked for (PIPL art. 6), and only with a second
 * factor in the session. Whoever lives there no more is left out. Each person's own record says who looked.
 */
export async function revealMany(ctx: Ctx, input: z.output<typeof contract.revealMany.body>) {
  await require(ctx, 'registers.reveal', input.communityId)
  requireStrong(ctx)
  const rows = await ctx.db
    .selectFrom('resident')
    .selectAll()
    .where('communityId', '=', input.communityId)
    .where('personId', 'in', input.ids)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .execute()
  for (const row of rows) await keepTrace(ctx, row, input.fields, input)
  await record(ctx, {
    command: 'registers.revealMany', areaId: input.communityId, subject: { type: 'area', id: input.communityId },
    changes: { residents: [null, rows.length], revealed: [null, input.fields.join(' ')], purpose: [null, input.purpose] }, reason: input.reason,
  }) // prettier-ignore
  return {
    people: rows.map((r) => ({
      id: r.personId,
      name: r.name,
      idNumber: input.fields.includes('idNumber') ? opened(ctx, r, 'idNumber') : null,
      phone: input.fields.includes('phone') ? opened(ctx, r, 'phone') : null,
    })),
  }
}
