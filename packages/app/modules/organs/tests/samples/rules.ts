import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { saveHandover } from '../../commands/handover.ts'
import { adoptRule, draftRule, enforceRule } from '../../commands/rules.ts'
import { beginTerm } from '../../store/terms.ts'
import { newOrgan, outsider, seatedOrgan } from '../organs-of.ts'

const worker = (more: Partial<Sample> = {}): Sample => ({ role: 'communityWorker', at: 'communityA1', ...more })
const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })
const paramsOf = ({ areaId, id }: { areaId: string; id: string }) => ({ areaId, id })
export const vote = { by: 'representativesMeeting' as const, entitled: 60, present: 48, votesFor: 40, votesAgainst: 5, abstained: 3, resolutionId: null } // prettier-ignore

/** A rule of a body of the first community, drafted. */
export async function newRule(w: World, kind: 'rulesOfOrder' | 'convention' = 'rulesOfOrder') {
  const organ = await newOrgan(w, 'residentsGroup')
  return w.system((ctx) => draftRule(ctx, { areaId: organ.areaId, organId: organ.id, kind, title: '议事规则', text: '第一条　会议由组长召集。' })) // prettier-ignore
}
export async function adopted(w: World) {
  const rule = await newRule(w)
  return w.system((ctx) => adoptRule(ctx, rule, { version: 1, on: '2026-03-01', ...vote }))
}
export async function inForce(w: World) {
  const rule = await adopted(w)
  return w.system((ctx) =>
    enforceRule(ctx, rule, { version: rule.version, on: '2026-03-05', nextReviewOn: '2028-03-05' }),
  )
}

/** A handover of the committee of a community: its second term began. */
export async function newHandover(w: World, areaId = w.city.communityA1.id) {
  const committee = await w.system((ctx) => ctx.db.selectFrom('organ').select(['areaId', 'id', 'version']).where('areaId', '=', areaId).where('kind', '=', 'residentsCommittee').executeTakeFirst()) // prettier-ignore
  const organ =
    committee ?? (await seatedOrgan(w, 'residentsCommittee', { areaId, from: '2021-01-10', to: '2026-01-10' }))
  const n = await w.system(async (ctx) => (await ctx.db.selectFrom('organTerm').select('id').where('organId', '=', organ.id).execute()).length) // prettier-ignore
  const from = `2026-05-${String(10 + n).padStart(2, '0')}`
  await w.system((ctx) => beginTerm(ctx, { organ: { areaId, organId: organ.id }, from, to: '2031-05-11', ruleSetDay: from, members: [outsider('chair')], source: { kind: 'election', id: null, text: '换届选举' } })) // prettier-ignore
  const row = await w.system((ctx) => ctx.db.selectFrom('organHandover').selectAll().where('areaId', '=', areaId).orderBy('begunOn', 'desc').executeTakeFirstOrThrow()) // prettier-ignore
  return { areaId, id: row.id, version: row.version }
}
export const handoverBody = (state: 'pending' | 'handed', version = 1) => ({
  version, giver: '原主任', taker: '新主任', host: '居民选举委员会', supervisor: '兰山街道办事处', items: [{ kind: 'seals' as const, name: '公章', quantity: '1枚', note: '', state }],
}) // prettier-ignore
const signable = async (w: World) => {
  const handover = await newHandover(w)
  return w.system((ctx) => saveHandover(ctx, handover, handoverBody('handed', handover.version)))
}

export const ruleSamples: Samples = {
  'organs.listRules': async (w) => {
    await newRule(w)
    return worker({ query: { areaId: w.city.communityA1.id, state: 'draft' } })
  },
  'organs.getRule': async (w) => worker({ params: paramsOf(await newRule(w)) }),
  'organs.draftRule': async (w) => {
    const organ = await newOrgan(w, 'residentsGroup')
    return worker({ body: { areaId: organ.areaId, organId: organ.id, kind: 'duty', title: '值班制度', text: '第一条　轮流值班。' } }) // prettier-ignore
  },
  'organs.editRule': async (w) => worker({ params: paramsOf(await newRule(w)), body: { version: 1, title: '议事规则（修改）', text: '第一条　会议由组长召集和主持。' } }), // prettier-ignore
  'organs.adoptRule': async (w) => worker({ params: paramsOf(await newRule(w, 'convention')), body: { version: 1, on: '2026-03-01', ...vote } }), // prettier-ignore
  'organs.fileRule': async (w) => street({ params: paramsOf(await adopted(w)), body: { version: 2, on: '2026-03-10', with: '兰山街道办事处' } }), // prettier-ignore
  'organs.enforceRule': async (w) => worker({ params: paramsOf(await adopted(w)), body: { version: 2, on: '2026-03-10', nextReviewOn: '2028-03-10' } }), // prettier-ignore
  'organs.orderCorrection': async (w) => street({ params: paramsOf(await inForce(w)), body: { version: 3, text: '第三条限制了居民的财产权利，请改正。', dueOn: '2026-07-01' } }), // prettier-ignore
  'organs.withdrawRule': async (w) => worker({ params: paramsOf(await newRule(w)), body: { version: 1, on: '2026-06-01', reason: '另行起草' } }), // prettier-ignore
  'organs.listHandovers': async (w) => {
    await newHandover(w)
    return worker({ query: { areaId: w.city.communityA1.id } })
  },
  'organs.getHandover': async (w) => worker({ params: paramsOf(await newHandover(w)) }),
  'organs.saveHandover': async (w) => {
    const handover = await newHandover(w)
    return worker({ params: paramsOf(handover), body: handoverBody('handed', handover.version) })
  },
  'organs.signHandover': async (w) => {
    const handover = await signable(w)
    return worker({ params: paramsOf(handover), body: { version: handover.version, on: '2026-06-01' } })
  },
  'organs.handoverPaper': async (w) => worker({ params: paramsOf(await newHandover(w)), query: { format: 'pdf' } }),
}
