import { electionCommitteeCheck, replaceNominees } from '@liren/ballots'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Hindrance } from '../contract/base.ts'
import type * as contract from '../contract/elections.ts'
import { candidatesOf, committeeOf, sitting, standing } from '../queries/candidates.ts'
import { personHere, relatedAmong } from '../queries/people.ts'
import { committeeServes } from '../rules/flow.ts'
import { hindranceOf } from '../rules/found.ts'
import { changeElection, keep, lockElection, ownedBy, refuse, today, type Seen } from './support.ts'

type Chosen = NonNullable<z.output<typeof contract.stepElection.body>['members']>

/**
 * Writes the election committee in the order of its selection (art. 15): a chair, vice-chairs, members; alternates follow.
 * @throws AppError `elections.committeeChair`, `elections.committeePersonTwice`, `elections.electionCommitteeSize` (422)
 */
export async function selectCommittee(ctx: Ctx, of: Seen, members: Chosen): Promise<void> {
  if (members.filter((m) => m.post === 'chair').length !== 1) throw refuse('committeeChair', {}, 422, 'members')
  if (new Set(members.map((m) => m.personId)).size < members.length)
    throw refuse('committeePersonTwice', {}, 422, 'members')
  const [breach] = electionCommitteeCheck(of.law, members.filter((m) => m.post !== 'alternate').length)
  if (breach) throw new AppError(hindranceOf(breach).code, 422, hindranceOf(breach).params, 'members')
  const people = []
  for (const m of members) people.push({ ...m, person: await personHere(ctx, of, m.personId) })
  await ctx.db
    .insertInto('electionCommittee')
    .values(people.map((m, i) => ({
      ...ownedBy(of), id: newId(ctx.now), personId: m.personId, name: m.person.name, post: m.post, rank: i + 1, fromOn: today(ctx), toOn: null,
    })))
    .execute()
} // prettier-ignore

/** Members who were nominated, or whose near relatives were (art. 15), and still sit: each with the article and for whom. */
export async function whoMustLeave(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  const all = await committeeOf(ctx, of)
  const candidates = standing(await candidatesOf(ctx, of))
  const people = [...all, ...candidates]
  const ids = (rows: readonly { personId: string }[]) => rows.map((r) => r.personId)
  const { leaving } = replaceNominees(of.law, {
    members: ids(sitting(all)), alternates: ids(all.filter((m) => m.post === 'alternate' && m.toOn === null)), nominees: ids(candidates),
    relatives: await relatedAmong(ctx, ids(people)),
  })
  return leaving.map((f) => hindranceOf(f, (id) => people.find((p) => p.personId === id)?.name ?? id))
} // prettier-ignore

/**
 * A member leaves the election committee; the first alternate in the order of the selection takes the place, or nobody where
 * none is left and a new selection is due (art. 15).
 */
export async function leaveCommittee(
  ctx: Ctx,
  id: string,
  memberId: string,
  input: z.output<typeof contract.leaveCommittee.body>,
) {
  const of = await lockElection(ctx, 'elections.run', id, input.version)
  if (!committeeServes(of.state)) throw refuse('notNow', { state: of.state })
  const members = await committeeOf(ctx, of)
  const leaving = members.find((m) => m.id === memberId)
  if (!leaving) throw notFound()
  if (leaving.toOn !== null) throw refuse('leftAlready', { name: leaving.name })
  await write(ctx, of, leaving.id, { toOn: today(ctx), outReason: input.reason, outFor: input.for || null })
  const next = leaving.post === 'alternate' ? undefined : members.find((m) => m.post === 'alternate' && m.toOn === null)
  if (next) await write(ctx, of, next.id, { post: leaving.post, fromOn: today(ctx) })
  const version = await changeElection(ctx, of)
  await keep(
    ctx,
    'leaveCommittee',
    of,
    { left: [leaving.name, null], replacedBy: [null, next?.name ?? null] },
    input.for,
  )
  return { id, version, replacedBy: next?.name ?? null }
}

type Written = { toOn?: string; outReason?: string; outFor?: string | null; post?: string; fromOn?: string }
const write = (ctx: Ctx, of: Seen, memberId: string, set: Written) =>
  ctx.db.updateTable('electionCommittee').set(set).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', memberId).execute() // prettier-ignore
