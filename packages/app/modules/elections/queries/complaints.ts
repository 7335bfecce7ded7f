import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { lastObjectionDay } from '../commands/voters/objections.ts'
import { seenElection } from '../commands/support.ts'
import type { listComplaints as complaints } from '../contract/elections.ts'
import type { listObjections as objections } from '../contract/voters.ts'

export async function listComplaints(ctx: Ctx, id: string): Promise<z.output<typeof complaints.reply>> {
  const of = await seenElection(ctx, 'elections.view', id)
  const rows = await ctx.db
    .selectFrom('electionComplaint')
    .select(['id', 'byName', 'text', 'receivedOn', 'dueOn', 'state', 'answer', 'answeredOn', 'version'])
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .orderBy('receivedOn')
    .execute()
  return { rows: rows as z.output<typeof complaints.reply>['rows'] }
}

export async function listObjections(ctx: Ctx, id: string): Promise<z.output<typeof objections.reply>> {
  const of = await seenElection(ctx, 'elections.view', id)
  const rows = await ctx.db
    .selectFrom('electionObjection')
    .select(['id', 'personId', 'about', 'byName', 'kind', 'text', 'receivedOn', 'dueOn', 'state', 'decision', 'decidedOn', 'version'])
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .orderBy('receivedOn')
    .execute()
  return { rows: rows as z.output<typeof objections.reply>['rows'], lastDay: await lastObjectionDay(ctx, of) }
} // prettier-ignore
