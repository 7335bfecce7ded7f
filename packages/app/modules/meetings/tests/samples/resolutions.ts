import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { openMatter } from '../../commands/matters.ts'
import { addTask } from '../../commands/tasks.ts'
import { studyItem } from '../../commands/items.ts'
import { addMotion, recordVote } from '../../commands/vote.ts'
import { DAY, item, opened } from '../council.ts'
import { closed } from './meetings.ts'

const worker = (more: Partial<Sample> = {}): Sample => ({ role: 'communityWorker', at: 'communityA2', ...more })
const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })
const community = (w: World) => w.city.communityA2.id

/** A resolution on a reserved matter: studied first, authorised, adopted. */
export async function adopted(w: World, matter: 'convention' | 'otherImportant' | 'annulment', more: object = {}) {
  const { id, itemId } = await opened(w, { agenda: [item(matter, more)] })
  await w.system((ctx) => studyItem(ctx, id, itemId, { body: '党支部', on: '2026-05-20', conclusion: '同意' }))
  const motion = await w.system((ctx) => addMotion(ctx, id, itemId, { text: '通过', movedBy: '主任', amendsId: null }))
  const vote = await w.system((ctx) => recordVote(ctx, id, motion.id, { method: 'hand', votesFor: 18, votesAgainst: 1, abstained: 1 })) // prettier-ignore
  return { meetingId: id, resolutionId: vote.resolutionId! }
}
export const newMatter = (w: World, more: object = {}) =>
  w.system((ctx) => openMatter(ctx, { areaId: community(w), kind: 'otherImportant', title: '公共收益的使用', text: '', ...more })) // prettier-ignore
export const newTask = async (w: World, more: object = {}) => {
  const { id, resolutionId } = await closed(w)
  const task = await w.system((ctx) => addTask(ctx, id, { resolutionId, areaId: null, text: '联系施工单位', doer: '丙委员', dueOn: '2026-06-20', public: true, ...more })) // prettier-ignore
  return { ...task, resolutionId }
}

export const resolutionSamples: Samples = {
  'meetings.listResolutions': async (w) => {
    await closed(w)
    return worker({ query: { areaId: community(w) } })
  },
  'meetings.getResolution': async (w) => worker({ params: { id: (await newTask(w)).resolutionId } }),
  'meetings.resolutionPaper': async (w) => worker({ params: { id: (await closed(w)).resolutionId } }),
  'meetings.fileResolution': async (w) => street({ params: { id: (await adopted(w, 'convention')).resolutionId }, body: { version: 1, on: DAY } }), // prettier-ignore
  'meetings.orderResolution': async (w) => street({ params: { id: (await adopted(w, 'convention')).resolutionId }, body: { version: 1, state: 'ordered', on: DAY, reason: '第三条限制居民人身权利' } }), // prettier-ignore
  'meetings.listTasks': async (w) => {
    await newTask(w)
    return worker({ query: { areaId: community(w), state: 'open' } })
  },
  'meetings.addTask': async (w) => {
    const { id, resolutionId } = await closed(w)
    return worker({ params: { id }, body: { resolutionId, text: '公示报价', doer: '丙委员', dueOn: '2026-06-15' } })
  },
  'meetings.progressTask': async (w) => worker({ params: { id: (await newTask(w)).id }, body: { version: 1, text: '已签合同', percent: 50 } }), // prettier-ignore
  'meetings.voidTask': async (w) => worker({ params: { id: (await newTask(w)).id }, body: { version: 1, reason: '由街道统一实施' } }), // prettier-ignore
  'meetings.listMatters': async (w) => {
    await newMatter(w)
    return worker({ query: { areaId: community(w) } })
  },
  'meetings.openMatter': (w) => worker({ body: { areaId: community(w), kind: 'otherImportant', title: '停车位的分配' } }), // prettier-ignore
  'meetings.closeMatter': async (w) => {
    const matter = await newMatter(w)
    return worker({ params: { id: matter.id }, body: { version: 1, resolutionId: (await adopted(w, 'otherImportant')).resolutionId } }) // prettier-ignore
  },
  'meetings.withdrawMatter': async (w) => worker({ params: { id: (await newMatter(w)).id }, body: { version: 1, reason: '已由业主大会决定' } }), // prettier-ignore
}
