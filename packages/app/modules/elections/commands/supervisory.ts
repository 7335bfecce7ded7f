import { said, says } from '@liren/ballots'
import { membersOn, organOf } from '#modules/organs/index.ts'
import type { Ctx } from '#server/context.ts'
import { relatedAmong } from '../queries/people.ts'
import { citing } from '../rules/citing.ts'
import { refuse, today, type Seen } from './support.ts'

/**
 * Members of the residents' committee and their near relatives may not sit on the supervisory committee (art. 36).
 * @throws AppError `elections.supervisorIsMember`, `elections.supervisorIsRelative` (409)
 */
export async function supervisorsOnly(ctx: Ctx, of: Seen, person: { personId: string; name: string }): Promise<void> {
  const committee = await organOf(ctx, of.communityId, 'residentsCommittee', today(ctx))
  if (!committee) return
  const members = await membersOn(ctx, { areaId: of.communityId, organId: committee.id }, today(ctx))
  const ids = members.flatMap((m) => (m.personId ? [m.personId] : []))
  if (says(of.law, 'supervisoryCommittee.committeeMembersBarred') && ids.includes(person.personId))
    throw refuse('supervisorIsMember', { name: person.name, law: citing(said(of.law, 'supervisoryCommittee.committeeMembersBarred')) })
  if (!says(of.law, 'supervisoryCommittee.relativesBarred')) return
  const pairs = await relatedAmong(ctx, [...ids, person.personId])
  const other = pairs.find((p) => p.includes(person.personId))?.find((p) => p !== person.personId)
  const name = members.find((m) => m.personId === other)?.name
  if (name) throw refuse('supervisorIsRelative', { name: person.name, member: name, law: citing(said(of.law, 'supervisoryCommittee.relativesBarred')) })
} // prettier-ignore
