import { said } from '@liren/ballots'
import { lastDayWithin } from '#modules/policies/index.ts'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { checkVersion, keep, lockElection, ownedBy, refuse, today } from './support.ts'

/**
 * Takes in a complaint about procedure or result; its clock runs where the local pack sets one. The law sets no last day for it (art. 22: residents
 * may report to the standing committee, the subdistrict or the government): one about an archived election is heard too, and its file stays as it was.
 */
export async function addComplaint(ctx: Ctx, id: string, input: { byName: string; text: string }) {
  const of = await lockElection(ctx, 'elections.view', id)
  const days = said(of.law, 'objection.answerDays')
  const complaintId = newId(ctx.now)
  await ctx.db
    .insertInto('electionComplaint')
    .values({
      ...ownedBy(of), id: complaintId, ...input, receivedOn: today(ctx), dueOn: days ? lastDayWithin(today(ctx), days.value) : null, state: 'open', answer: null, answeredOn: null,
    })
    .execute()
  await keep(ctx, 'addComplaint', of, { complaint: [null, 'open'] })
  return { id: complaintId, version: 1 }
} // prettier-ignore

/** Answers a complaint in writing, once. */
export async function answerComplaint(
  ctx: Ctx,
  id: string,
  complaintId: string,
  input: { version: number; answer: string },
) {
  const of = await lockElection(ctx, 'elections.guide', id)
  const found = await ctx.db.selectFrom('electionComplaint').selectAll().where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', complaintId).forUpdate().executeTakeFirst()
  if (!found) throw notFound()
  checkVersion(found, input.version)
  if (found.state !== 'open') throw refuse('answeredAlready')
  const version = found.version + 1
  await ctx.db.updateTable('electionComplaint').set({ state: 'answered', answer: input.answer, answeredOn: today(ctx), version }).where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('id', '=', complaintId).execute()
  await keep(ctx, 'answerComplaint', of, { complaint: ['open', 'answered'] })
  return { id: complaintId, version }
} // prettier-ignore
