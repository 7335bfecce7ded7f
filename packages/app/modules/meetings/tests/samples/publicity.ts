import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { publish } from '../../commands/publicity.ts'
import { ask, voiceToken } from '../../commands/voices.ts'
import { giveCodes } from '../../commands/invite.ts'
import { called, council, DAY } from '../council.ts'
import { closed } from './meetings.ts'

const worker = (more: Partial<Sample> = {}): Sample => ({ role: 'communityWorker', at: 'communityA2', ...more })
const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })
const community = (w: World) => w.city.communityA2.id

export const publicationOn = (w: World, more: object = {}) => ({
  areaId: community(w), matter: 'facilities' as const, title: '健身广场改造情况', text: '投入三万元，六月底完工。', eventOn: '2026-05-28', fromOn: DAY, toOn: '2026-06-16', onBoard: true, board: '社区大门东侧', onPage: true,
  resolutionId: null, meetingId: null, replacesId: null, ...more,
}) // prettier-ignore
export const newPublication = (w: World, more: object = {}) => w.system((ctx) => publish(ctx, publicationOn(w, more)))
export const newVoice = (w: World, kind: 'enquiry' | 'complaint' = 'enquiry', more: object = {}) =>
  w.system((ctx) => ask(ctx, { kind, areaId: community(w), publicationId: null, matter: null, text: '三万元怎么用的？', fromName: '李某', way: '1200000', ...more })) // prettier-ignore
export const tokenOf = (w: World, id: string) => w.system(async (ctx) => voiceToken(ctx, id))

export const publicitySamples: Samples = {
  'meetings.listPublications': async (w) => {
    await newPublication(w)
    return worker({ query: { areaId: community(w), hanging: 'true' } })
  },
  'meetings.getPublication': async (w) => worker({ params: { id: (await newPublication(w)).id } }),
  'meetings.publish': (w) => worker({ body: publicationOn(w) }),
  'meetings.withdrawPublication': async (w) => worker({ params: { id: (await newPublication(w)).id }, body: { version: 1, reason: '金额写错' } }), // prettier-ignore
  'meetings.boardSheet': async (w) => worker({ params: { id: (await newPublication(w)).id } }),
  'meetings.listVoices': async (w) => {
    await newVoice(w)
    return worker({ query: { areaId: community(w), open: 'true' } })
  },
  'meetings.answerEnquiry': async (w) => worker({ params: { id: (await newVoice(w)).id }, body: { version: 1, answer: '两万元器材，一万元铺地。', question: '资金怎么用' } }), // prettier-ignore
  'meetings.decideComplaint': async (w) => street({ params: { id: (await newVoice(w, 'complaint')).id }, body: { version: 1, finding: 'founded', answer: '未公布捐赠明细', orderedBy: '2026-06-10' } }), // prettier-ignore
  'meetings.revealVoice': async (w) =>
    worker({ params: { id: (await newVoice(w)).id }, body: { purpose: '电话回复' } }),
  'meetings.getMeasures': (w) => worker({ query: { areaId: community(w) } }),
  'meetings.setMeasures': (w) => street({ body: { areaId: w.city.streetA.id, version: 0, publishDays: 5, enquiryDays: 7, complaintDays: 20, rhythmMonths: 3 } }), // prettier-ignore
  'meetings.listGaps': (w) => street({ query: { areaId: w.city.streetA.id } }),

  'meetings.openCommunities': async () => worker({ query: { search: '东关' } }),
  'meetings.openMeetings': async (w) => {
    await closed(w)
    return worker({ query: { areaId: community(w) } })
  },
  'meetings.openCalendar': (w) => worker({ query: { areaId: community(w) } }),
  'meetings.openMeetingView': async (w) => worker({ params: { id: (await closed(w)).id } }),
  'meetings.openResolutions': (w) => worker({ query: { areaId: community(w) } }),
  'meetings.openResolutionView': async (w) => worker({ params: { id: (await closed(w)).resolutionId } }),
  'meetings.openPublications': async (w) => {
    await newPublication(w)
    return worker({ query: { areaId: community(w), matter: 'facilities' } })
  },
  'meetings.openPublicationView': async (w) => worker({ params: { id: (await newPublication(w)).id } }),
  'meetings.askAffairs': (w) => worker({ body: { kind: 'enquiry', areaId: community(w), text: '晾衣场什么时候修？' } }),
  'meetings.seeVoice': async (w) => {
    const { id } = await newVoice(w)
    return worker({ params: { id, token: await tokenOf(w, id) } })
  },
  'meetings.arrive': async (w) => {
    await council(w)
    const { id, version } = await called(w)
    const { codes } = await w.system((ctx) => giveCodes(ctx, id, { version }))
    return worker({ params: { id }, body: { code: codes[0]!.code } })
  },
}
