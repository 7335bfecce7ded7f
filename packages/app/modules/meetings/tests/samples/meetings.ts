import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { closeMeeting, openMeeting } from '../../commands/room.ts'
import { recordVote } from '../../commands/vote.ts'
import { writeMinutes } from '../../commands/minutes.ts'
import { appraising, come, called, council, DAY, item, moved, opened, rowsOf, today } from '../council.ts'

const worker = (more: Partial<Sample> = {}): Sample => ({ role: 'communityWorker', at: 'communityA2', ...more })
const community = (w: World) => w.city.communityA2.id
const times = { meetsAt: today(60).toISOString(), endsAt: today(120).toISOString(), place: '居民活动室' }
const freshCall = async (w: World, more: object = {}) => {
  await council(w)
  return called(w, 'representativesMeeting', more)
}
export const closed = async (w: World, more: object = {}) => {
  const meeting = await moved(w, more)
  const vote = await w.system((ctx) => recordVote(ctx, meeting.id, meeting.motionId, { method: 'hand', votesFor: 15, votesAgainst: 3, abstained: 2 })) // prettier-ignore
  const done = await w.system((ctx) => closeMeeting(ctx, meeting.id, { version: meeting.version }))
  return { ...meeting, ...done, resolutionId: vote.resolutionId! }
}
export const minuted = async (w: World, more: object = {}) => {
  const meeting = await closed(w, more)
  return { ...meeting, ...(await w.system((ctx) => writeMinutes(ctx, meeting.id, { version: meeting.version, text: '会议审议并通过。', correction: null }))) } // prettier-ignore
}

export const meetingSamples: Samples = {
  'meetings.listMeetings': async (w) => {
    await freshCall(w)
    return worker({ query: { areaId: community(w), kind: 'representativesMeeting' } })
  },
  'meetings.getMeeting': async (w) => worker({ params: { id: (await closed(w)).id } }),
  'meetings.getMeetingLaw': async (w) => worker({ query: { areaId: community(w), kind: 'residentsMeeting', form: 'households', day: '2026-07-01' } }), // prettier-ignore
  'meetings.listDemands': async (w) => worker({ query: { areaId: community(w) } }),
  'meetings.recordDemand': async (w) => {
    const { reps } = await council(w)
    return worker({ body: { areaId: community(w), kind: 'representativesMeeting', onDay: DAY, matter: '停车收费', byWhom: 'representatives', signed: 4, signers: reps.slice(0, 4).map((r) => r.id) } }) // prettier-ignore
  },
  'meetings.callMeeting': async (w) => {
    await council(w)
    return worker({ body: { areaId: community(w), kind: 'representativesMeeting', title: '第一次居民代表会议', ...times, agenda: [item('annualReport')] } }) // prettier-ignore
  },
  'meetings.changeMeeting': async (w) => {
    const { id, version } = await freshCall(w)
    return worker({ params: { id }, body: { version, title: '改期的会议', ...times, meetsAt: '2026-06-20T02:00:00.000Z', endsAt: '2026-06-20T04:00:00.000Z', reason: '会议室维修' } }) // prettier-ignore
  },
  'meetings.cancelMeeting': async (w) => {
    const { id, version } = await freshCall(w)
    return worker({ params: { id }, body: { version, reason: '议题撤回' } })
  },
  'meetings.lapseMeeting': async (w) => {
    const { id, version } = await freshCall(w, { meetsAt: today(-10) })
    await come(w, id, 3)
    return worker({ params: { id }, body: { version } })
  },
  'meetings.openMeeting': async (w) => {
    const { id, version } = await freshCall(w)
    await come(w, id, 20)
    return worker({ params: { id }, body: { version, chair: '甲主任', recorder: '乙委员' } })
  },
  'meetings.closeMeeting': async (w) => {
    const { id, version } = await opened(w)
    return worker({ params: { id }, body: { version } })
  },
  'meetings.listInvited': async (w) => worker({ params: { id: (await opened(w)).id }, query: { here: 'true' } }),
  'meetings.invite': async (w) => worker({ params: { id: (await freshCall(w)).id }, body: { name: '区民政局', capacity: 'department' } }), // prettier-ignore
  'meetings.refreshInvited': async (w) => {
    const { id, version } = await freshCall(w)
    return worker({ params: { id }, body: { version } })
  },
  'meetings.giveCodes': async (w) => {
    const { id, version } = await freshCall(w)
    return worker({ params: { id }, body: { version } })
  },
  'meetings.addItem': async (w) => worker({ params: { id: (await freshCall(w)).id }, body: { title: '物业选聘', matter: 'otherImportant' } }), // prettier-ignore
  'meetings.changeItem': async (w) => {
    const { id, version } = await freshCall(w)
    return worker({
      params: { id, itemId: await firstItem(w, id) },
      body: { version, title: '改过的议题', matter: 'report' },
    })
  },
  'meetings.removeItem': async (w) => {
    const { id, version } = await freshCall(w)
    return worker({ params: { id, itemId: await firstItem(w, id) }, body: { version, reason: '条件不成熟' } })
  },
  'meetings.studyItem': async (w) => {
    const { id } = await freshCall(w)
    return worker({ params: { id, itemId: await firstItem(w, id) }, body: { body: '东关社区党支部', on: '2026-05-28', conclusion: '同意提交居民代表会议' } }) // prettier-ignore
  },
  'meetings.hearItem': async (w) => {
    const { id, itemId } = await opened(w)
    return worker({ params: { id, itemId }, body: { state: 'heard', note: '听取了汇报' } })
  },
  'meetings.checkIn': async (w) => {
    const { id } = await freshCall(w)
    return worker({ params: { id }, body: { invitedId: (await rowsOf(w, id))[0]!.id } })
  },
  'meetings.checkOut': async (w) => {
    const { id, present } = await opened(w)
    return worker({ params: { id, presentId: present[0]! }, body: {} })
  },
  'meetings.findAtDoor': async (w) => worker({ params: { id: (await freshCall(w)).id }, query: { search: '王' } }),
  'meetings.getQuorum': async (w) => worker({ params: { id: (await opened(w)).id } }),
  'meetings.addMotion': async (w) => {
    const { id, itemId } = await opened(w)
    return worker({ params: { id, itemId }, body: { text: '同意安装健身器材', movedBy: '居民代表' } })
  },
  'meetings.withdrawMotion': async (w) => {
    const { id, motionId } = await moved(w)
    return worker({ params: { id, motionId }, body: { reason: '另行提出' } })
  },
  'meetings.recordVote': async (w) => {
    const { id, motionId } = await moved(w)
    return worker({ params: { id, motionId }, body: { method: 'paper', issued: 20, returned: 19, void: 1, votesFor: 15, votesAgainst: 2, abstained: 1 } }) // prettier-ignore
  },
  'meetings.recordAppraisal': async (w) => {
    const { committee } = await council(w)
    const { id, itemId, hostId } = await appraising(w)
    return worker({ params: { id, itemId }, body: { hostId, grades: [{ memberId: committee[0]!.id, competent: 15, basic: 3, incompetent: 1, abstained: 1 }] } }) // prettier-ignore
  },
  'meetings.lawSaid': (w) => worker({ query: { areaId: community(w) } }),
  'meetings.appraisalMembers': async (w) => worker({ params: { id: (await freshCall(w)).id } }),
  'meetings.draftMinutes': async (w) => worker({ params: { id: (await closed(w)).id } }),
  'meetings.writeMinutes': async (w) => {
    const { id, version } = await closed(w)
    return worker({ params: { id }, body: { version, text: '会议听取了汇报，表决通过。' } })
  },
  'meetings.signMinutes': async (w) => {
    const { id, version, seq } = await minuted(w)
    return worker({ params: { id, seq: String(seq) }, body: { version, chair: '甲主任', recorder: '乙委员' } })
  },
  'meetings.concludeConsultation': async (w) => {
    await council(w)
    const { id, version } = await called(w, 'consultation', { form: 'hearing', agenda: [item('consultation')] })
    const open = await openConsultation(w, id, version)
    return worker({ params: { id }, body: { version: open, outcome: 'carriedOut', text: '在楼道加装扶手', doer: '丙委员', dueOn: '2026-07-01' } }) // prettier-ignore
  },
  'meetings.meetingPaper': async (w) => worker({ params: { id: (await freshCall(w)).id, paper: 'notice' } }),
}

const firstItem = async (w: World, id: string): Promise<string> =>
  (await w.system((ctx) => ctx.db.selectFrom('meetingItem').select('id').where('meetingId', '=', id).orderBy('seq').executeTakeFirstOrThrow())).id // prettier-ignore
async function openConsultation(w: World, id: string, version: number): Promise<number> {
  return (await w.system((ctx) => openMeeting(ctx, id, { version, chair: '甲', recorder: '乙' }))).version
}
