import type { OwnerRole } from '#modules/accounts/index.ts'
import { sql } from 'kysely'
import { findPerson, homesOf, ownUnit } from '#modules/registers/index.ts'
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

/** So often a home is looked up again when somebody moved while it was being held. */
const TRIES = 3

/**
 * Where a person lives today, or a unit stands; `undefined` where nowhere in the city any more. The person's row is held until the end of
 * the transaction: whoever else would tie an account to them comes after, and so does whoever moves them.
 */
export async function holdHome(
  ctx: Ctx,
  of: { personId: string | null; localUnitId: string | null },
): Promise<{ communityId: string; personId: string | null } | undefined> {
  return privileged(ctx, async (db) => {
    if (!of.personId) {
      const unit = await ownUnit({ ...ctx, db }, of.localUnitId!)
      return unit && { communityId: unit.communityId, personId: null }
    }
    for (let n = 0; n < TRIES; n++) {
      const home = (await homesOf({ ...ctx, db }, [of.personId])).get(of.personId)
      if (!home) return undefined
      const { rows } = await sql`
        select 1 from resident where community_id = ${home.communityId} and person_id = ${home.personId} and superseded_at is null and valid_to is null
        for update`.execute(db)
      if (rows.length > 0) return home
    }
    return undefined
  })
}

/**
 * A person has one account of their own; a unit may have several delegates. Certain only while the person is held ({@link holdHome}).
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
