import type { OwnerRole } from '#modules/accounts/index.ts'
import { findPerson, ownUnit } from '#modules/registers/index.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'

/** Who an account is to be tied to: a person of the register where they live, or a local unit where it stands. */
export interface Subject {
  communityId: string
  path: string
  kind: 'self' | 'delegate'
  role: OwnerRole
  personId: string | null
  localUnitId: string | null
  name: string
}

/** @throws AppError `access.notFound` (404), `access.denied` (403) */
export async function subjectOf(
  ctx: Ctx,
  of: { personId?: string | undefined; localUnitId?: string | undefined },
): Promise<Subject> {
  if (of.personId) {
    const person = await findPerson(ctx, of.personId)
    if (!person) throw notFound()
    const path = await require(ctx, 'services.enrol', person.communityId)
    const { personId, communityId, name } = person
    return { communityId, path, kind: 'self', role: 'resident', personId, localUnitId: null, name }
  }
  const unit = await ownUnit(ctx, of.localUnitId!)
  if (!unit) throw notFound()
  const path = await require(ctx, 'services.enrol', unit.communityId)
  const { localUnitId, communityId, name } = unit
  return { communityId, path, kind: 'delegate', role: 'unitDelegate', personId: null, localUnitId, name }
}

/**
 * A person has one account of their own; a unit may have several delegates.
 * @throws AppError `services.personTied` (409)
 */
export async function refuseSecondAccount(ctx: Ctx, personId: string | null): Promise<void> {
  if (!personId) return
  const other = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceMember')
      .select('id')
      .where('personId', '=', personId)
      .where('kind', '=', 'self')
      .where('endedAt', 'is', null)
      .executeTakeFirst(),
  )
  if (other) throw new AppError('services.personTied', 409, {}, 'personId')
}
