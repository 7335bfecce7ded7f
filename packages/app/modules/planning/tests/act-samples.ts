import type { Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { setUpUnit } from '#modules/registers/index.ts'
import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { addOpinion, commentOnNotice, setMaterial } from '../commands/acts/consult.ts'
import { announceAct, approveAct, returnAct } from '../commands/acts/decide.ts'
import { draftAct, fileAct, publishAct } from '../commands/acts/draft.ts'
import { takeEffect } from '../commands/acts/force.ts'
import { openCase } from '../commands/cases.ts'

const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetB', ...more })
const county = (more: Partial<Sample> = {}): Sample => ({ role: 'countyOfficer', at: 'lanshan', ...more })
const OPENED = new Date('2026-05-20T02:00:00Z')

/** A scheme of a street in which all units stay in one community. */
const newScheme = (w: World): Promise<string> =>
  w.system(async (ctx) => {
    const { streetB, communityB1 } = w.city
    const { id: caseId } = await openCase(ctx, { areaId: streetB.id, name: '社区规划', reason: '规模调整' })
    const standing = await ctx.db.selectFrom('residentialUnit').select('unitId').where('townId', '=', streetB.id).where('supersededAt', 'is', null).execute() // prettier-ignore
    const first =
      standing.length > 0
        ? []
        : [await setUpUnit(ctx, { townId: streetB.id, name: '涑河小区', kind: 'estate', address: '涑河街1号', x: 118.35, y: 35.05, source: '', on: '2010-01-01', reason: '登记' })] // prettier-ignore
    const unitIds = [...new Set([...standing.map((u) => u.unitId), ...first.map((u) => u.id)])]
    const id = newId(ctx.now)
    const communities = [
      {
        key: 'b1',
        areaId: communityB1.id,
        name: '涑河社区',
        kind: 'community',
        code: null,
        breachReason: '小区尚未入住',
      },
    ]
    await ctx.db
      .insertInto('planningScheme')
      .values({
        id,
        caseId,
        areaId: streetB.id,
        path: streetB.path,
        name: '方案一',
        origin: 'empty',
        state: 'open',
        params: '{}',
        assignment: JSON.stringify(Object.fromEntries(unitIds.map((u) => [u, 'b1']))),
        communities: JSON.stringify(communities),
        createdBy: 'x',
        createdAt: ctx.now,
        changedAt: ctx.now,
      }) // prettier-ignore
      .execute()
    return id
  })

const body = { title: '涑河社区规模调整', reason: '便于管理和服务', effectiveOn: '2026-07-01', commentDays: 7 }
const STEPS = ['draft', 'consulting', 'filed', 'returned', 'approved', 'announced', 'inForce'] as const
type Reached = (typeof STEPS)[number]

/** Other acts of the street are put aside: two cannot be under way at once. */
const alone = (w: World, ctx: Ctx, id: string) =>
  ctx.db
    .updateTable('planningAct')
    .set({ state: 'withdrawn' })
    .where('areaId', '=', w.city.streetB.id)
    .where('state', 'in', ['filed', 'returned', 'approved', 'announced'])
    .where('id', '<>', id)
    .execute()

/** An act brought as far as a state, as its steps would have on their days. */
async function actIn(w: World, state: Reached): Promise<{ id: string; version: number }> {
  const schemeId = await newScheme(w)
  return w.system(async (now) => {
    const then = state === 'consulting' ? now : { ...now, now: OPENED }
    let act = await draftAct(then, { ...body, schemeId })
    const go = async (step: Promise<{ version: number }>) => (act = { id: act.id, version: (await step).version })
    if (state === 'draft') return act
    await go(publishAct(then, act.id, act.version))
    await go(setMaterial(then, act.id, { version: act.version, kind: 'riskAssessment', text: '低风险', number: '' }))
    if (state === 'consulting') return act
    await alone(w, now, act.id)
    await go(fileAct(now, act.id, act.version))
    if (state === 'filed') return act
    if (state === 'returned') return go(returnAct(now, act.id, { version: act.version, reason: '请补充' }))
    await go(approveAct(now, act.id, { version: act.version, decisionNumber: '兰政字〔2026〕1号', note: '' }))
    if (state === 'approved') return act
    await go(announceAct(now, act.id, { version: act.version }))
    if (state === 'announced') return act
    await takeEffect({ ...now, now: new Date('2026-07-01T02:00:00Z') }, act.id)
    return { id: act.id, version: act.version + 1 }
  })
}

const on = async (
  w: World,
  state: Reached,
  who: typeof street,
  more: object = {},
  params: object = {},
): Promise<Sample> => {
  const { id, version } = await actIn(w, state)
  return who({ params: { id, ...params }, body: { version, ...more } } as Partial<Sample>)
}
const seen = async (w: World, params: object = {}): Promise<Sample> =>
  street({ params: { id: (await actIn(w, 'consulting')).id, ...params } } as Partial<Sample>)

export const actSamples: Samples = {
  'planning.listActs': () => street(),
  'planning.getAct': (w) => seen(w),
  'planning.previewAct': (w) => seen(w),
  'planning.getPaper': (w) => seen(w, { kind: 'application' }),
  'planning.draftAct': async (w) => street({ body: { ...body, schemeId: await newScheme(w) } }),
  'planning.editAct': (w) => on(w, 'draft', street, { title: '涑河社区调整' }),
  'planning.publishAct': (w) => on(w, 'draft', street),
  'planning.redrawAct': (w) => on(w, 'consulting', street, { reason: '居民意见较多' }),
  'planning.setMaterial': (w) => on(w, 'draft', street, { kind: 'expertReport', text: '可行' }),
  'planning.addOpinion': async (w) =>
    street({
      params: { id: (await actIn(w, 'consulting')).id },
      body: { source: 'department', fromName: '区民政局', stance: 'for', text: '同意' },
    }),
  'planning.answerOpinion': async (w) => {
    const { id } = await actIn(w, 'consulting')
    const said = { source: 'resident', fromName: '王某', stance: 'neutral', text: '请说明' } as const
    const { id: opinionId } = await w.system((ctx) => addOpinion(ctx, id, said))
    return street({ params: { id, opinionId }, body: { version: 1, answer: '已说明' } })
  },
  'planning.answerOpinions': async (w) => {
    const { id } = await actIn(w, 'consulting')
    const said = { source: 'resident', fromName: '王某', stance: 'neutral', text: '请说明' } as const
    const { id: opinionId } = await w.system((ctx) => addOpinion(ctx, id, said))
    return street({ params: { id }, body: { answer: '已说明', opinions: [{ id: opinionId, version: 1 }] } })
  },
  'planning.revealOpinion': async (w) => {
    const { id } = await actIn(w, 'consulting')
    const said = { fromName: '王某', contact: '邮箱 w@example.cn', stance: 'neutral', text: '请说明' } as const
    const { id: opinionId } = await w.system((ctx) => commentOnNotice(ctx, id, said))
    return street({ params: { id, opinionId }, body: { purpose: '回访意见人' } })
  },
  'planning.fileAct': async (w) => on(w, 'returned', street),
  'planning.returnAct': (w) => on(w, 'filed', county, { reason: '请补充' }),
  'planning.approveAct': async (w) => {
    const act = await actIn(w, 'filed')
    return county({ params: { id: act.id }, body: { version: act.version, decisionNumber: '兰政字〔2026〕2号' } })
  },
  'planning.announceAct': (w) => on(w, 'approved', county),
  'planning.withdrawAct': (w) => on(w, 'filed', street, { reason: '另行办理' }),
  'planning.archiveAct': (w) => on(w, 'inForce', county),
  'planning.finishTask': async (w) => {
    const { id } = await actIn(w, 'inForce')
    const taskId = newId(new Date(0))
    await w.system((ctx) =>
      ctx.db
        .insertInto('planningTask')
        .values({ actId: id, id: taskId, areaId: w.city.communityB1.id, path: w.city.streetB.path, kind: 'grids', dueOn: '2026-08-01', ownerRole: 'subdistrictOfficer' })
        .execute(),
    ) // prettier-ignore
    return street({ params: { id, taskId }, body: { version: 1, on: '2026-05-30', note: '已重划' } })
  },
  'planning.actTimes': (w) => street({ query: { areaId: w.city.streetB.id } }),
  'planning.listNotices': () => street(),
  'planning.getNotice': async (w) => street({ params: { id: (await actIn(w, 'consulting')).id } }),
  'planning.noticeMap': async (w) => street({ params: { id: (await actIn(w, 'inForce')).id, when: 'after' } }),
  'planning.commentOnNotice': async (w) =>
    street({
      params: { id: (await actIn(w, 'consulting')).id },
      body: { fromName: '王某', stance: 'for', text: '赞成' },
    }),
}
