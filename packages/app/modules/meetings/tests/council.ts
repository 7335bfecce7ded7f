import type { World } from '#testing/world.ts'
import { membersOn, organOf, type Member, type OrganKind } from '#modules/organs/index.ts'
import { newOrgan, outsider, peopleOf } from '#modules/organs/tests/organs-of.ts'
import { beginTerm } from '#modules/organs/index.ts'
import { callMeeting } from '../commands/call.ts'
import { studyItem } from '../commands/items.ts'
import { addMotion } from '../commands/vote.ts'
import { checkIn, openMeeting } from '../commands/room.ts'
import type { Matter, MeetingKind } from '../contract/base.ts'

export const DAY = '2026-06-01'
/** Half an hour after the world's morning. */
export const today = (minutes = 30): Date => new Date(Date.parse('2026-06-01T02:00:00Z') + minutes * 60_000)

async function seated(world: World, areaId: string, kind: OrganKind, people: Parameters<typeof beginTerm>[1]['members']) {
  const found = await world.system((ctx) => organOf(ctx, areaId, kind, DAY))
  const id = found?.id ?? (await newOrgan(world, kind, { areaId })).id
  const organ = { areaId, organId: id }
  const now = await world.system((ctx) => membersOn(ctx, organ, DAY))
  if (now.length === 0) await world.system((ctx) => beginTerm(ctx, { organ, from: '2024-01-10', to: '2029-01-10', ruleSetDay: '2024-01-10', members: people, source: { kind: 'import', id: null, text: '推选结果' } }))
  return { organ, members: await world.system((ctx) => membersOn(ctx, organ, DAY)) }
} // prettier-ignore

export interface Council {
  areaId: string
  committee: Member[]
  reps: Member[]
  organ: { areaId: string; organId: string }
}
/** A community with a committee of five from outside the register and representatives from it; made once. */
export async function council(world: World, areaId = world.city.communityA2.id, n = 20): Promise<Council> {
  const posts = ['chair', 'viceChair', 'member', 'member', 'member'] as const
  const committee = await seated(world, areaId, 'residentsCommittee', posts.map((post) => outsider(post)))
  const known = await world.system((ctx) => organOf(ctx, areaId, 'representatives', DAY))
  const people = known ? [] : await world.system((ctx) => peopleOf(ctx, areaId, n, { on: '2005-01-01' }))
  const reps = await seated(world, areaId, 'representatives', people.map((p) => ({ personId: p.personId, post: 'representative', inReason: 'selected' }))) // prettier-ignore
  await seated(world, areaId, 'supervisoryCommittee', [outsider('member', { inReason: 'selected' }), outsider('member', { inReason: 'selected' })]) // prettier-ignore
  return { areaId, committee: committee.members, reps: reps.members, organ: committee.organ }
} // prettier-ignore

let running = 0
export const item = (matter: Matter, more: object = {}) => ({ title: `议题${++running}`, matter, text: '请审议。', reporter: '主任', matterId: null, delegationId: null, delegation: '居民会议记录第3号', delegationOn: '2025-12-01', ruleId: null, policyId: null, ...more }) // prettier-ignore

/** A meeting called for the morning of the world's day. */
export async function called(world: World, kind: MeetingKind = 'representativesMeeting', more: object = {}, areaId = world.city.communityA2.id) {
  const body = { areaId, kind, demandId: null, earlierId: null, title: `第${++running}次会议`, form: null, meetsAt: today(30), endsAt: today(150), place: '社区会议室', shortNotice: null, chair: '', recorder: '', public: true, agenda: [item('other')], ...more }
  return world.system((ctx) => callMeeting(ctx, body))
} // prettier-ignore

export const rowsOf = (world: World, id: string) =>
  world.system((ctx) => ctx.db.selectFrom('meetingInvited').selectAll().where('meetingId', '=', id).where('removedOn', 'is', null).orderBy('capacity').orderBy('id').execute()) // prettier-ignore

/** So many of those with a vote check in at the door. */
export async function come(world: World, id: string, n: number): Promise<string[]> {
  const voters = (await rowsOf(world, id)).filter((i) => i.voting).slice(0, n)
  const ids: string[] = []
  for (const v of voters) ids.push((await world.system((ctx) => checkIn(ctx, id, { invitedId: v.id, how: 'door' }))).id)
  return ids
}

/** A representatives' meeting that is open, with all but a few there. */
export async function opened(world: World, more: object = {}, n = 20, areaId?: string) {
  await council(world, areaId)
  const { id, version } = await called(world, 'representativesMeeting', more, areaId)
  const present = await come(world, id, n)
  const open = await world.system((ctx) => openMeeting(ctx, id, { version, chair: '甲主任', recorder: '乙委员' }))
  const items = await world.system((ctx) => ctx.db.selectFrom('meetingItem').selectAll().where('meetingId', '=', id).orderBy('seq').execute()) // prettier-ignore
  return { id, version: open.version, present, items, itemId: items[0]!.id }
}

/** A motion on the first item of an open meeting. */
export async function moved(world: World, more: object = {}, n = 20) {
  const meeting = await opened(world, more, n)
  const motion = await world.system((ctx) => addMotion(ctx, meeting.id, meeting.itemId, { text: '同意翻修公共晾衣场', movedBy: '甲主任', amendsId: null })) // prettier-ignore
  return { ...meeting, motionId: motion.id }
}

/** Somebody of the supervisory committee checks in, who is to hold the appraisal: their seat. */
export async function hostIn(world: World, id: string): Promise<string> {
  const host = (await rowsOf(world, id)).find((i) => i.capacity === 'supervisor')!
  await world.system((ctx) => checkIn(ctx, id, { invitedId: host.id, how: 'door' }))
  return host.memberId!
}

/** A representatives' meeting that may appraise: its items were studied, and who holds it is there. */
export async function appraising(world: World, more: object = {}) {
  const meeting = await opened(world, { agenda: [item('appraisal')], ...more })
  for (const { id } of meeting.items) await studied(world, meeting.id, id)
  return { ...meeting, hostId: await hostIn(world, meeting.id) }
}

/** The party organisation studied an item, on a day before any meeting here. */
export const studied = (world: World, id: string, itemId: string) =>
  world.system((ctx) => studyItem(ctx, id, itemId, { body: '党支部', on: '2026-05-30', conclusion: '同意' }))
