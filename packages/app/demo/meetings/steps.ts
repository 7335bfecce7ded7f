import { addMotion, callMeeting, checkIn, closeMeeting, openMeeting, recordVote, signMinutes, studyItem, writeMinutes } from '#modules/meetings/index.ts' // prettier-ignore
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import type { System } from '../load/acts.ts'

export const WORKER = '柳青苑社区 刘敏'

/** An hour of a day in China. */
export const hour = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** Work done at an hour of a day by somebody. */
export const at =
  (system: System, day: Day, time: string, name = WORKER): System =>
  (work) =>
    system((ctx) => work({ ...ctx, now: hour(day, time), asOf: day, actor: { kind: 'system', name } }))

type Call = Parameters<typeof callMeeting>[1]
export type Item = Call['agenda'][number]
/** An item of an agenda; what does not matter is filled in. */
export const item = (title: string, matter: Item['matter'], more: Partial<Item> = {}): Item => ({
  title, matter, text: '', reporter: '', matterId: null, delegationId: null, delegation: null, delegationOn: null, ruleId: null, policyId: null, ...more,
}) // prettier-ignore

export const callOf = (areaId: string, title: string, day: Day, agenda: Item[], more: Partial<Call> = {}): Call => ({
  areaId, kind: 'representativesMeeting', title, form: null, meetsAt: hour(day, '09:00'), endsAt: hour(day, '11:00'), place: '社区党群服务中心二楼会议室',
  shortNotice: null, chair: '', recorder: '', public: true, demandId: null, earlierId: null, agenda, ...more,
}) // prettier-ignore

export const itemsOf = (ctx: Ctx, meetingId: string) =>
  ctx.db.selectFrom('meetingItem').selectAll().where('meetingId', '=', meetingId).orderBy('seq').execute()
/** Those who vote; where nobody does, all who are invited. */
async function listOf(ctx: Ctx, meetingId: string) {
  const all = await ctx.db.selectFrom('meetingInvited').select(['id', 'name', 'voting']).where('meetingId', '=', meetingId).where('removedOn', 'is', null).orderBy('id').execute() // prettier-ignore
  return all.some((i) => i.voting) ? all.filter((i) => i.voting) : all
}

/** So many of a hundred check in; who they were. */
export async function comeIn(system: System, meetingId: string, day: Day, share: number): Promise<number> {
  return at(
    system,
    day,
    '08:50',
  )(async (ctx) => {
    const all = await listOf(ctx, meetingId)
    const here = all.slice(0, Math.ceil((all.length * share) / 100))
    for (const one of here) await checkIn(ctx, meetingId, { invitedId: one.id, how: 'door' })
    return here.length
  })
}

export interface Said {
  /** The text that is moved; an item without one is heard. */
  motion: string
  /** Of a hundred who sit: for it; the rest divides into against and abstaining. */
  share: number
}

export const versionOf = async (ctx: Ctx, id: string): Promise<number> =>
  (await ctx.db.selectFrom('meeting').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version

/** Holds a meeting that was called: study before, check-in, votes, minutes signed two days later. Ids of resolutions in the order of the agenda. */
export async function hold(system: System, id: string, day: Day, after: Day, share: number, said: (Said | null)[]): Promise<string[]> {
  const sitting = await comeIn(system, id, day, share)
  const decided: string[] = []
  await at(system, day, '09:05')(async (ctx) => {
    await openMeeting(ctx, id, { version: await versionOf(ctx, id), chair: '王立民', recorder: '刘敏' })
    const items = await itemsOf(ctx, id)
    for (const [i, words] of said.entries()) {
      if (!words) continue
      const motion = await addMotion(ctx, id, items[i]!.id, { text: words.motion, movedBy: '居民委员会', amendsId: null })
      const votesFor = Math.floor((sitting * words.share) / 100)
      const abstained = Math.floor((sitting - votesFor) / 3)
      const vote = await recordVote(ctx, id, motion.id, { method: 'hand', votesFor, votesAgainst: sitting - votesFor - abstained, abstained })
      if (vote.resolutionId) decided.push(vote.resolutionId)
    }
  })
  await at(system, day, '10:40')(async (ctx) => closeMeeting(ctx, id, { version: await versionOf(ctx, id) }))
  await at(system, after, '15:00')((ctx) => minute(ctx, id))
  return decided
} // prettier-ignore

async function minute(ctx: Ctx, id: string): Promise<void> {
  const items = await itemsOf(ctx, id)
  const text = ['会议按议程逐项审议，与会人员发表了意见，主要是费用怎么公开、工期怎么监督。', ...items.map((i) => `${i.seq}. ${i.title}：${i.state === 'decided' ? '经表决作出决定。' : '听取了汇报。'}`)].join('\n') // prettier-ignore
  const { version, seq } = await writeMinutes(ctx, id, { version: await versionOf(ctx, id), text, correction: null })
  await signMinutes(ctx, id, seq, { version, chair: '王立民', recorder: '刘敏' })
}

/** The party organisation studied the items of a meeting some days before. */
export const studied = (system: System, id: string, day: Day): Promise<void> =>
  at(
    system,
    day,
    '16:00',
  )(async (ctx) => {
    for (const one of await itemsOf(ctx, id))
      if (['annualReport', 'otherImportant', 'convention'].includes(one.matter)) await studyItem(ctx, id, one.id, { body: '柳青苑社区党委', on: day, conclusion: '同意提交居民代表会议讨论决定。' }) // prettier-ignore
  })
