import { require, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { lockOrgan, type Organ, type OrganRef } from '../store/rows.ts'

/** The row was read at another version: somebody was quicker. @throws AppError `organs.stale` (409) */
export function checkVersion(found: { version: number }, version: number): void {
  if (found.version !== version) throw new AppError('organs.stale', 409, { version: found.version })
}

/** What a command on a body answers. */
export const doneWith = ({ areaId, id, version }: OrganRef) => ({ areaId, id, version })
export const organSubject = (organ: { id: string }) => ({ type: 'organ', id: organ.id })

/** The right at the body's area; for a party body the right for such too. */
export async function requireOrgan(ctx: Ctx, right: string, organ: { areaId: string; family: string }): Promise<void> {
  await require(ctx, right, organ.areaId)
  if (organ.family === 'party') requireRight(ctx, 'organs.party')
}

/** The body as it was read, held until the end. @throws AppError `access.notFound`, `access.denied`, `organs.stale` */
export async function ownOrgan(
  ctx: Ctx,
  right: string,
  { areaId, id }: { areaId: string; id: string },
  version: number,
): Promise<Organ> {
  await require(ctx, right, areaId)
  const organ = await lockOrgan(ctx, { areaId, organId: id })
  await requireOrgan(ctx, right, organ)
  checkVersion(organ, version)
  return organ
}
