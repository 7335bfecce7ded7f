import { openWorld, type World } from '#testing/world.ts'
import type { Actor, Ctx } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { setUpUnit } from '#modules/registers/index.ts'
import { allowTestIds, household } from '../../registers/tests/people-of.ts'
import { openCase } from '../commands/cases.ts'
import { setMaterial } from '../commands/acts/consult.ts'
import { announceAct, approveAct, withdrawAct } from '../commands/acts/decide.ts'
import { draftAct, fileAct, publishAct } from '../commands/acts/draft.ts'
import type { Community } from '../contract/schemes.ts'
import { getAct } from '../queries/acts/acts.ts'

export const DAY = '2026-07-01'
export const body = { title: '沂蒙社区设立', reason: '便于管理和服务', effectiveOn: DAY, commentDays: 7 }
const breach = '老城区,居民要求'

export interface Drawn {
  reason?: string | null
  leaveOut?: boolean
  drawnBy?: Actor
  /** Instead of those that are drawn by themselves. */
  communities?: Community[]
  /** Key of the community of each unit, in their order. */
  keys?: string[]
}

/** The reason of a refusal, or 'done'. */
export const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (e: { code?: string }) => e.code ?? String(e),
  )

/** A street with two estates in each of two communities, three homes of two people in each, and who plans it. */
export async function openStreet() {
  const world = await openWorld()
  allowTestIds(world)
  const drawer = world.actor('subdistrictOfficer', world.city.streetA.id)
  const approver = world.actor('countyOfficer', world.city.lanshan.id)
  const units = await world.system((ctx) => estates(world, ctx))
  const at = (day: string) => {
    world.now = new Date(`${day}T02:00:00Z`)
  }
  const act = (id: string) => world.as(drawer, (ctx) => getAct(ctx, id))
  const scheme = (more: Drawn = {}) => world.system((ctx) => writeScheme(world, ctx, units, more))
  /** An act up to where it may be filed. */
  const published = async (more: Drawn = {}): Promise<string> => {
    at('2026-06-01')
    const schemeId = await scheme(more)
    const { id } = await world.as(drawer, (ctx) => draftAct(ctx, { ...body, schemeId }))
    await world.as(drawer, (ctx) => publishAct(ctx, id, 1))
    await world.as(drawer, (ctx) =>
      setMaterial(ctx, id, { version: 2, kind: 'riskAssessment', text: '低风险', number: '' }),
    )
    return id
  }
  const filed = async (more: Drawn = {}): Promise<string> => {
    const id = await published(more)
    at('2026-06-08')
    await world.as(drawer, async (ctx) => fileAct(ctx, id, 3))
    return id
  }
  const announced = async (more: Drawn = {}): Promise<string> => {
    const id = await filed(more)
    await world.as(approver, (ctx) =>
      approveAct(ctx, id, { version: 4, decisionNumber: '兰政字〔2026〕9号', note: '' }),
    )
    await world.as(approver, (ctx) => announceAct(ctx, id, { version: 5 }))
    return id
  }
  const drop = async (id: string) => {
    const { state, version } = await act(id)
    await world.as(state === 'approved' || state === 'announced' ? approver : drawer, (ctx) =>
      withdrawAct(ctx, id, { version, reason: '另行办理' }),
    )
  }
  return { world, drawer, approver, units, at, act, scheme, published, filed, announced, drop }
}
export type Street = Awaited<ReturnType<typeof openStreet>>

async function estates(world: World, ctx: Ctx): Promise<string[]> {
  const made: string[] = []
  const { communityA1, communityA2, streetA } = world.city
  for (const [i, community] of [communityA1, communityA1, communityA2, communityA2].entries()) {
    const { id } = await setUpUnit(ctx, {
      townId: streetA.id, communityId: community.id, name: `第${i + 1}小区`, kind: 'estate', address: `沂蒙路${i + 1}号`, x: 118.35 + i / 100, y: 35.05, source: '', on: '2010-01-01',
      reason: '登记',
    }) // prettier-ignore
    for (let n = 0; n < 3; n++)
      await household(ctx, community.id, [{}, {}], { unitId: id, address: `沂蒙路${i + 1}号${n}室`, on: '2012-01-01' })
    made.push(id)
  }
  return made
}

/** A scheme of the street: A1 keeps its first estate; all others go into a new community; A2 ends. */
async function writeScheme(world: World, ctx: Ctx, units: string[], more: Drawn): Promise<string> {
  const { streetA, communityA1 } = world.city
  const { id: caseId } = await openCase(ctx, { areaId: streetA.id, name: '街道社区规划', reason: '规模调整' })
  const id = newId(ctx.now)
  const breachReason = more.reason === undefined ? breach : more.reason
  const communities = more.communities ?? [
    { key: 'a1', areaId: communityA1.id, name: '第一社区', kind: 'community', code: null, breachReason },
    { key: 'n1', areaId: null, name: '沂蒙社区', kind: 'community', code: null, breachReason },
  ]
  const drawn = more.leaveOut ? units.slice(0, 3) : units
  const keys = more.keys ?? ['a1', 'n1', 'n1', 'n1']
  await ctx.db
    .insertInto('planningScheme')
    .values({
      id,
      caseId,
      areaId: streetA.id,
      path: streetA.path,
      name: '方案一',
      origin: 'empty',
      state: 'open',
      params: '{}',
      assignment: JSON.stringify(Object.fromEntries(drawn.map((u, i) => [u, keys[i]]))),
      communities: JSON.stringify(communities.map((c) => ({ ...c, breachReason: c.breachReason ?? breachReason }))),
      createdBy: 'x',
      createdById: more.drawnBy?.kind === 'account' ? more.drawnBy.accountId : null,
      createdAt: ctx.now,
      changedAt: ctx.now,
    }) // prettier-ignore
    .execute()
  return id
}
