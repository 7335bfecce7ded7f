import { nearRelativesAmong } from '#modules/organs/index.ts'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { voterOf } from './voters.ts'
import { refuse, type Seen } from '../commands/support.ts'
import type { Pair } from '@liren/ballots'

export interface Person {
  personId: string
  name: string
  sex: string
  birthOn: string
}

/** Somebody of the community: of its voter list, or of its register. @throws AppError `access.notFound` */
export async function personHere(ctx: Ctx, of: Seen, personId: string): Promise<Person> {
  const voter = await voterOf(ctx, of, personId)
  if (voter) return { personId, name: voter.name, sex: voter.sex, birthOn: voter.birthOn }
  const row = await ctx.db
    .selectFrom('resident')
    .select(['personId', 'name', 'sex', 'birthOn'])
    .where('communityId', '=', of.communityId)
    .where('personId', '=', personId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** A listed voter. @throws AppError `elections.notAVoter` (409) */
export async function voterHere(ctx: Ctx, of: Seen, personId: string, field = 'personId') {
  const voter = await voterOf(ctx, of, personId)
  if (!voter || voter.state !== 'listed') throw refuse('notAVoter', { name: voter?.name ?? '' }, 409, field)
  return voter
}

/** Who of these people are near relatives (Civil Code art. 1045), as the register and declared ties know. */
export async function relatedAmong(ctx: Ctx, personIds: readonly string[]): Promise<Pair[]> {
  const ids = [...new Set(personIds)]
  if (ids.length < 2) return []
  const found = await nearRelativesAmong(ctx, ids)
  return found.filter((k) => k.nearRelative).map((k) => [k.a, k.b] as const)
}
