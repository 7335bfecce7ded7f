import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Reason, Verdict } from '../contract/base.ts'
import type { MeetingRecord } from '../store/load.ts'

/** What was recorded of a meeting, as its minutes keep it: figures of attendance, motions and votes. No names of voters. */
export interface MeetingFacts {
  entitled: number | null
  present: number | null
  byConstituency: { constituency: string; present: number }[]
  items: {
    seq: number
    title: string
    matter: string
    state: string
    reporter: string
    note: string
    motions: { text: string; movedBy: string; state: string; amendment: boolean; vote: { method: string; for: number; against: number; abstain: number; present: number; short: Reason[] } | null }[]
  }[]
} // prettier-ignore

export async function factsOf(ctx: Ctx, meeting: MeetingRecord): Promise<MeetingFacts> {
  const key = sql`area_id = ${meeting.areaId} and meeting_id = ${meeting.id}`
  const came = await sql<{ constituency: string; present: number }>`
    select constituency, count(*)::int as present from meeting_present where ${key} and voting group by 1 order by 1`.execute(
    ctx.db,
  )
  const items = await ctx.db.selectFrom('meetingItem').selectAll().where(key as never).orderBy('seq').execute() // prettier-ignore
  const motions = await ctx.db.selectFrom('meetingMotion').selectAll().where(key as never).orderBy('seq').execute() // prettier-ignore
  const votes = await ctx.db
    .selectFrom('meetingVote')
    .selectAll()
    .where(key as never)
    .execute()
  return {
    entitled: meeting.entitled,
    present: meeting.present,
    byConstituency: came.rows,
    items: items.map((i) => ({
      seq: i.seq, title: i.title, matter: i.matter, state: i.state, reporter: i.reporter, note: i.note,
      motions: motions.filter((m) => m.itemId === i.id).map((m) => {
        const v = votes.find((vote) => vote.motionId === m.id)
        return { text: m.text, movedBy: m.movedBy, state: m.state, amendment: m.amendsId !== null, vote: v ? { method: v.method, for: v.votesFor, against: v.votesAgainst, abstain: v.abstained, present: v.present, short: (v.verdict as Verdict).reasons.filter((r) => r.rule === 'composition') } : null }
      }),
    })),
  } // prettier-ignore
}
