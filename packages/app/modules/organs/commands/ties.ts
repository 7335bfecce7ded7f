import { sql } from 'kysely'
import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../contract/index.ts'
import { touch } from '../store/rows.ts'
import { checkVersion } from './support.ts'

/**
 * A tie of kinship that the register cannot see. @throws AppError `organs.samePerson`, `organs.noPerson`, `organs.tieTwice`
 */
export async function declareTie(ctx: Ctx, input: Input<typeof contract.declareTie>['body']) {
  const { areaId, personA, personB, relation, ground, on } = input
  await require(ctx, 'organs.keep', areaId)
  if (personA === personB) throw new AppError('organs.samePerson', 422, {}, 'personB')
  const pair = [personA, personB]
  const { rows } = await sql<{ n: number }>`select count(distinct person_id)::int as n from resident where person_id = any(${pair}::uuid[]) and superseded_at is null`.execute(ctx.db) // prettier-ignore
  if (rows[0]!.n < 2) throw new AppError('organs.noPerson', 422, {}, 'personA')
  const twice = await ctx.db
    .selectFrom('organKinship')
    .select('id')
    .where('areaId', '=', areaId)
    .where('personA', 'in', pair)
    .where('personB', 'in', pair)
    .where('withdrawnOn', 'is', null)
    .executeTakeFirst()
  if (twice) throw new AppError('organs.tieTwice', 409, {}, 'personB')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('organKinship')
    .values({ areaId, id, personA, personB, relation, ground, declaredOn: on, recordedAt: ctx.now })
    .execute()
  await touch(ctx, areaId)
  await record(ctx, { command: 'organs.declareTie', areaId, subject: { type: 'organKinship', id }, changes: { relation: [null, relation] }, reason: ground }) // prettier-ignore
  return { areaId, id, version: 1 }
}

/** A declared tie was a mistake, or is one no more. @throws AppError `organs.endBeforeBegin` */
export async function withdrawTie(
  ctx: Ctx,
  { areaId, id }: { areaId: string; id: string },
  { version, on, reason }: Input<typeof contract.withdrawTie>['body'],
) {
  await require(ctx, 'organs.keep', areaId)
  const found = await ctx.db.selectFrom('organKinship').selectAll().where('areaId', '=', areaId).where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!found) throw notFound()
  checkVersion(found, version)
  if (on < found.declaredOn) throw new AppError('organs.endBeforeBegin', 422, { from: found.declaredOn, to: on }, 'on')
  await ctx.db.updateTable('organKinship').set({ withdrawnOn: on, version: version + 1 }).where('areaId', '=', areaId).where('id', '=', id).execute() // prettier-ignore
  await touch(ctx, areaId)
  await record(ctx, { command: 'organs.withdrawTie', areaId, subject: { type: 'organKinship', id }, changes: { withdrawnOn: [null, on] }, reason }) // prettier-ignore
  return { areaId, id, version: version + 1 }
}
