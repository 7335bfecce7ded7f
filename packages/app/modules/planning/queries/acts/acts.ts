import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import { holds, notFound, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { PlanningOpinionTable } from '#server/db/schema.gen.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { translator } from '#server/texts.ts'
import { dayOf } from '#shared/dates.ts'
import type { ErrorParams } from '#shared/errors.ts'
import type { Page } from '#shared/listing.ts'
import { actLaw, type ActLaw } from '../../commands/acts/law.ts'
import { unitsOn } from '../../commands/acts/frozen.ts'
import {
  actFlow,
  type ActDetail,
  type ActRow,
  type ActState,
  type ActVerb,
  type listActs as listing,
} from '../../contract/acts.ts'
import { changedSince, consequenceOf, totalsOf, type FrozenPlan } from '../../rules/acts/plan.ts'
import { materialsOf } from './materials.ts'
import { areaNames } from './names.ts'

const areaName = sql<string>`coalesce((select v.name from area_version v where v.area_id = a.area_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
const columns = [
  'a.id', 'a.version', 'a.caseId', 'a.schemeId', 'a.areaId', 'a.title', 'a.state', 'a.effectiveOn', 'a.commentTo', 'a.filedOn', 'a.decidedOn',
  'a.createdBy', 'a.createdAt', 'a.refusedAt',
] as const // prettier-ignore

/** Acts within reach, newest first. */
export async function listActs(ctx: Ctx, ask: z.output<typeof listing.query>): Promise<Page<ActRow>> {
  requireRight(ctx, 'planning.view')
  let query = ctx.db
    .selectFrom('planningAct as a')
    .where(visible(ctx, 'a.path'))
    .select([...columns])
    .select(areaName.as('area'))
  if (ask.areaId) query = query.where(under('a.path', await require(ctx, 'planning.view', ask.areaId)))
  if (ask.state) query = query.where('a.state', '=', ask.state)
  if (ask.caseId) query = query.where('a.caseId', '=', ask.caseId)
  if (ask.search) query = query.where('a.title', 'like', containing(ask.search))
  const sorts = {
    createdAt: 'a.createdAt',
    effectiveOn: 'a.effectiveOn',
    title: 'a.title',
    state: 'a.state',
    area: 'a.path',
  }
  const page = await pageFrom(query as never, { ...ask, sort: ask.sort ?? '-createdAt' }, sorts, 'a.id')
  return page as unknown as Page<ActRow>
}

/** The row of an act that the actor may see. */
export async function seenAct(ctx: Ctx, id: string) {
  const act = await ctx.db
    .selectFrom('planningAct as a')
    .selectAll('a')
    .select(areaName.as('area'))
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!act) throw notFound()
  await require(ctx, 'planning.view', act.areaId)
  return { ...act, state: act.state as ActState, plan: act.plan as FrozenPlan | null }
}
export type SeenAct = Awaited<ReturnType<typeof seenAct>>

/** An act with its plan, papers, opinions, steps, tasks, and what the registers say anew since it was published. */
export async function getAct(ctx: Ctx, id: string): Promise<ActDetail> {
  const act = await seenAct(ctx, id)
  const law = await actLaw(ctx, act.path, act.decidedOn ?? dayOf(ctx.now))
  const opinions = await ctx.db
    .selectFrom('planningOpinion')
    .selectAll()
    .where('actId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const steps = await ctx.db.selectFrom('planningActStep').selectAll().where('actId', '=', id).orderBy('seq').execute()
  const tasks = await ctx.db
    .selectFrom('planningTask')
    .selectAll()
    .where('actId', '=', id)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
  const effect = act.effect as ActDetail['effect']
  const names = await areaNames(ctx, [
    ...tasks.map((t) => t.areaId),
    ...(effect ?? []).flatMap((m) => [m.from, m.to]),
    ...(act.plan ? consequenceOf(act.plan).ended.map((e) => e.areaId) : []),
  ])
  const name = (areaId: string) => names.get(areaId) ?? ''
  return {
    ...(act as unknown as ActDetail),
    ...planned(act.plan, law, name),
    materials: await materialsOf(ctx, act),
    opinions: opinions.map((o) => heard(ctx, o)),
    steps: steps as unknown as ActDetail['steps'],
    tasks: tasks.map((t) => ({ ...t, area: name(t.areaId) })) as unknown as ActDetail['tasks'],
    changed: await changes(ctx, act),
    effect: effect && effect.map((m) => ({ ...m, from: m.from === m.to ? '' : name(m.from), to: name(m.to) })),
    refusal: refusalOf(ctx, act),
    drawnOn: await drawnOn(ctx, act),
    law,
    verbs: verbsOf(ctx, act, law),
    mayPropose: mayPropose(ctx, law),
  }
}

/** An opinion as whoever sees the act reads it: of who spoke without signing in only the first character of the name. */
function heard(
  ctx: Ctx,
  { nameEnc, contactEnc, ...said }: Selectable<PlanningOpinionTable>,
): ActDetail['opinions'][number] {
  const fromName = nameEnc ? masked(ctx.keys.open(nameEnc)) : said.fromName
  return {
    ...(said as unknown as ActDetail['opinions'][number]),
    fromName,
    sealed: nameEnc !== null || contactEnc !== null,
  }
}
const masked = (name: string): string =>
  [...name]
    .map((letter, i) => (i === 0 ? letter : '*'))
    .join('')
    .slice(0, 4)

function refusalOf(ctx: Ctx, act: SeenAct): string | null {
  const refusal = act.refusal as { code: string; params: ErrorParams } | null
  return refusal && translator(ctx.locale)(refusal.code, refusal.params)
}

async function drawnOn(ctx: Ctx, act: SeenAct): Promise<boolean> {
  if (act.schemeVersion === null || SETTLED.includes(act.state)) return false
  const scheme = await ctx.db
    .selectFrom('planningScheme')
    .select('version')
    .where('id', '=', act.schemeId)
    .executeTakeFirst()
  return scheme !== undefined && scheme.version !== act.schemeVersion
}

function planned(
  plan: FrozenPlan | null,
  law: ActLaw,
  name: (id: string) => string,
): Pick<ActDetail, 'communities' | 'ended'> {
  if (!plan) return { communities: [], ended: [] }
  const totals = totalsOf(plan)
  const titles = new Map(plan.communities.map((c) => [c.key, c.name]))
  const communities = plan.communities.map(({ unitIds, ...c }) => {
    const sum = totals.get(c.key)!
    return {
      ...c,
      ...sum,
      units: unitIds.length,
      outOfBand: sum.households < law.band.min || sum.households > law.band.max,
    }
  })
  const ended = consequenceOf(plan).ended.map((e) => ({
    name: name(e.areaId),
    into: e.into.map((key) => titles.get(key) ?? ''),
  }))
  return { communities, ended }
}

const SETTLED: readonly ActState[] = ['inForce', 'archived', 'withdrawn']
async function changes(ctx: Ctx, act: SeenAct): Promise<ActDetail['changed']> {
  if (!act.plan || SETTLED.includes(act.state)) return []
  return changedSince(act.plan, await unitsOn(ctx, act.areaId, act.path, dayOf(ctx.now))).slice(0, 200)
}

const RIGHTS: Record<ActVerb, string | null> = {
  publish: 'planning.propose', redraw: 'planning.propose', file: 'planning.propose', return: 'planning.approve', approve: 'planning.approve',
  announce: 'planning.approve', takeEffect: null, archive: 'planning.approve', withdraw: 'planning.withdraw',
} // prettier-ignore

const mayPropose = ({ actor }: Ctx, { proposer }: ActLaw): boolean =>
  holds(actor, 'planning.propose') && actor.kind === 'account' && (!proposer || actor.role === proposer.role)

/** What this person may do with it now, by right and by the law of the day. */
function verbsOf(ctx: Ctx, act: SeenAct, law: ActLaw): string[] {
  const { actor } = ctx
  const open = Object.keys(actFlow.states[act.state] ?? {}) as ActVerb[]
  return open.filter((verb) => {
    const right = RIGHTS[verb]
    if (!right || !holds(actor, right) || actor.kind !== 'account') return false
    if (right === 'planning.approve') return actor.role === law.approver.role
    if (verb === 'withdraw' && ['approved', 'announced'].includes(act.state)) return actor.role === law.approver.role
    return !law.proposer || actor.role === law.proposer.role
  })
}
