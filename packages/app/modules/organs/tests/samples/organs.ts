import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { declareTie } from '../../commands/ties.ts'
import { openWork } from '../../store/work.ts'
import { newOrgan, outsider, peopleOf, seatedOrgan } from '../organs-of.ts'
import { inForce } from './rules.ts'

const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })
const worker = (more: Partial<Sample> = {}): Sample => ({ role: 'communityWorker', at: 'communityA1', ...more })
const paramsOf = ({ areaId, id }: { areaId: string; id: string }) => ({ areaId, id })
/** Kinds of which an area may have several, so that one sample does not stand in another's way. */
const group = (w: World) => newOrgan(w, 'residentsGroup')

export const newWork = (w: World) =>
  w.system((ctx) => openWork(ctx, { areaId: w.city.communityA1.id, rule: 'asked', role: 'communityWorker', dueOn: '2026-07-01', text: '补充公示栏', source: { kind: 'office' } })) // prettier-ignore
export const newTie = (w: World) =>
  w.system(async (ctx) => {
    const [a, b] = await peopleOf(ctx, w.city.communityA1.id, 2)
    return declareTie(ctx, { areaId: w.city.communityA1.id, personA: a!.personId, personB: b!.personId, relation: 'siblings', ground: '本人申报', on: '2026-05-01' }) // prettier-ignore
  })

export const organSamples: Samples = {
  'organs.listOrgans': async (w) => {
    await group(w)
    return street({ query: { areaId: w.city.streetA.id, below: 'true' } })
  },
  'organs.getOrgan': async (w) => worker({ params: paramsOf(await group(w)) }),
  'organs.foundOrgan': (w) => street({ body: { areaId: w.city.communityA1.id, kind: 'residentsGroup', name: '第九居民小组', on: '2026-01-05', source: '居民会议决定', households: 60, posts: [{ kind: 'leader', seats: 1 }] } }), // prettier-ignore
  'organs.changeOrgan': async (w) => worker({ params: paramsOf(await group(w)), body: { version: 1, name: '第一居民小组', households: 55, source: '核对户数' } }), // prettier-ignore
  'organs.setPosts': async (w) => worker({ params: paramsOf(await group(w)), body: { version: 1, on: '2026-01-05', posts: [{ kind: 'leader', seats: 1 }] } }), // prettier-ignore
  'organs.endOrgan': async (w) => street({ params: paramsOf(await group(w)), body: { version: 1, on: '2026-06-01', reason: '并入第二小组' } }), // prettier-ignore
  'organs.beginTerm': async (w) => worker({ params: paramsOf(await group(w)), body: { version: 1, from: '2026-01-10', to: '2031-01-10', sourceKind: 'meeting', source: '小组推选记录', members: [{ name: '组长甲', sex: '2', post: 'leader', inReason: 'selected' }] } }), // prettier-ignore
  'organs.seatMember': async (w) => {
    const organ = await seatedOrgan(w, 'subCommittee', { n: 2 })
    return worker({ params: paramsOf(organ), body: { version: organ.version, name: '委员乙', sex: '1', post: 'member', inReason: 'selected', on: '2026-05-01', source: '居民代表会议推选' } }) // prettier-ignore
  },
  'organs.endMember': async (w) => {
    const organ = await seatedOrgan(w, 'subCommittee', { members: [outsider('chair')] })
    const member = await w.system((ctx) => ctx.db.selectFrom('organMember').select('id').where('organId', '=', organ.id).executeTakeFirstOrThrow()) // prettier-ignore
    return worker({ params: { ...paramsOf(organ), memberId: member.id }, body: { version: organ.version, on: '2026-05-31', reason: 'resigned', source: '辞职申请经居民代表会议通过' } }) // prettier-ignore
  },
  'organs.peopleFor': async (w) => {
    await w.system((ctx) => peopleOf(ctx, w.city.communityA1.id, 1))
    return worker({ query: { areaId: w.city.communityA1.id, search: '王' } })
  },
  'organs.listTies': async (w) => {
    await newTie(w)
    return worker({ query: { areaId: w.city.communityA1.id } })
  },
  'organs.declareTie': async (w) => {
    const [a, b] = await w.system((ctx) => peopleOf(ctx, w.city.communityA1.id, 2))
    return worker({ body: { areaId: w.city.communityA1.id, personA: a!.personId, personB: b!.personId, relation: 'spouse', ground: '结婚证', on: '2026-05-01' } }) // prettier-ignore
  },
  'organs.withdrawTie': async (w) => worker({ params: paramsOf(await newTie(w)), body: { version: 1, on: '2026-06-01', reason: '登记错误' } }), // prettier-ignore
  'organs.listWork': async (w) => {
    await newWork(w)
    return street({ query: { areaId: w.city.streetA.id, state: 'open' } })
  },
  'organs.openWork': (w) => street({ body: { areaId: w.city.communityA1.id, text: '公布居民小组组长名单', role: 'communityWorker', dueOn: '2026-07-01' } }), // prettier-ignore
  'organs.closeWork': async (w) => worker({ params: paramsOf(await newWork(w)), body: { version: 1, state: 'done', note: '已公布' } }), // prettier-ignore
  'organs.lookAtParty': async (w) => worker({ params: paramsOf(await newOrgan(w, 'branch')), body: { purpose: '核对年度统计' } }), // prettier-ignore
  'organs.setParty': async (w) => worker({ params: paramsOf(await newOrgan(w, 'branch')), body: { version: 0, fullMembers: 23, probationary: 1, countedOn: '2026-05-31', source: '党员名册' } }), // prettier-ignore
}

export const coverageSamples: Samples = {
  'organs.coverage': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'organs.listGaps': (w) => street({ query: { areaId: w.city.streetA.id, check: 'committee', asked: 'false' } }),
  'organs.dispatchGaps': (w) => street({ body: { areaId: w.city.streetA.id, check: 'supervisory' } }),
}

const anybody = (more: Partial<Sample> = {}): Sample => ({ role: 'resident', at: 'communityA1', ...more })
export const openSamples: Samples = {
  'organs.findBodies': async (w) => {
    await group(w)
    return anybody({ query: { search: '考棚' } })
  },
  'organs.bodiesOf': async (w) => {
    await seatedOrgan(w, 'subCommittee', { n: 3 })
    return anybody({ params: { areaId: w.city.communityA1.id } })
  },
  'organs.ruleText': async (w) => anybody({ params: paramsOf(await inForce(w)) }),
  'organs.popolo': async (w) => {
    await seatedOrgan(w, 'subCommittee', { n: 2 })
    return anybody({ params: { areaId: w.city.communityA1.id } })
  },
}
