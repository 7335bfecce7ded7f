import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { deciding, type Matter, type Verdict } from '../contract/base.ts'
import { nextNumber, type MeetingRecord } from '../store/load.ts'
import { adoptRule, workForFiling } from '../store/rules.ts'

interface Decided {
  id: string
  title: string
  matter: Matter
  matterId: string | null
  ruleId: string | null
}

/** What a vote came to. */
export interface Outcome {
  verdict: Verdict
  count: { entitled: number; present: number; votesFor: number; votesAgainst: number; abstained: number }
  day: Day
}

/**
 * What follows from an adopted motion: a numbered resolution; the important matter that waited for it is decided; a charter or
 * convention becomes a version of the body's rules and is due for filing; whoever listens is told.
 */
export async function adopt(ctx: Ctx, meeting: MeetingRecord, item: Decided, motion: { id: string; text: string }, { verdict, count, day }: Outcome): Promise<string> {
  const id = newId(ctx.now)
  const { areaId, path } = meeting
  const year = Number(day.slice(0, 4))
  const number = await nextNumber(ctx, areaId, year)
  await ctx.db
    .insertInto('resolution')
    .values({ areaId, id, path, meetingId: meeting.id, motionId: motion.id, year, number, title: item.title, matter: item.matter, text: motion.text, decidedOn: day, meetingKind: meeting.kind, verdict: JSON.stringify(verdict), state: 'inForce', public: meeting.public && deciding.includes(meeting.kind) })
    .execute()
  if (item.matterId)
    await ctx.db.updateTable('importantMatter').set({ state: 'decided', resolutionId: id, closedOn: day, version: 2 }).where('areaId', '=', areaId).where('id', '=', item.matterId).where('state', '=', 'open').execute()
  if (item.matter === 'charter' || item.matter === 'convention') await workForFiling(ctx, { areaId, resolutionId: id, title: item.title })
  if (item.ruleId) await adoptRule(ctx, { areaId, ruleId: item.ruleId, resolutionId: id, meeting, day, count })
  await ctx.announce('meetings.resolved', { areaId, id, kind: meeting.kind, matter: item.matter, decision: 'adopted' })
  return id
} // prettier-ignore
