import { sql } from 'kysely'
import { holds, notFound, require, under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { verbsFrom } from '#shared/workflow.ts'
import type * as contract from '../contract/index.ts'
import type { RuleDetail } from '../contract/index.ts'
import { ruleFlow, type RuleState } from '../rules/institutions.ts'
import { areaName } from './organs.ts'

/** Rules of the bodies at or below an area, each with its latest version. */
export async function listRules(
  ctx: Ctx,
  ask: Input<typeof contract.listRules>['query'],
): Promise<Reply<typeof contract.listRules>> {
  const path = await require(ctx, 'organs.view', ask.areaId)
  let query = ctx.db
    .selectFrom('organRule as r')
    .innerJoin('area as a', 'a.id', 'r.areaId')
    .innerJoin('organ as o', (j) => j.onRef('o.areaId', '=', 'r.areaId').onRef('o.id', '=', 'r.organId'))
    .innerJoin('organRuleVersion as v', (j) => j.onRef('v.areaId', '=', 'r.areaId').onRef('v.ruleId', '=', 'r.id'))
    .select([
      'r.areaId',
      'r.id',
      'r.organId',
      'o.name as organ',
      'r.kind',
      'r.title',
      'v.state',
      'v.seq',
      'v.adoptedOn',
      'v.filedOn',
      'v.inForceOn',
      'v.nextReviewOn',
      'r.version',
    ]) // prettier-ignore
    .select([
      areaName('r.area_id').as('area'),
      sql<boolean>`(v.state = 'inForce' and v.next_review_on < ${dayOf(ctx.now)}::date) is true`.as('reviewLate'),
    ]) // prettier-ignore
    .where(under('a.path', path))
    .where(
      sql<boolean>`v.seq = (select max(w.seq) from organ_rule_version w where w.area_id = r.area_id and w.rule_id = r.id)`,
    )
  if (ask.organId) query = query.where('r.organId', '=', ask.organId)
  if (ask.kind) query = query.where('r.kind', '=', ask.kind)
  if (ask.state) query = query.where('v.state', '=', ask.state)
  if (ask.search) query = query.where('r.title', 'like', containing(ask.search))
  const sorts = { area: 'a.path', title: 'r.title', kind: 'r.kind', state: 'v.state', adoptedOn: 'v.adoptedOn', inForceOn: 'v.inForceOn', nextReviewOn: 'v.nextReviewOn' } // prettier-ignore
  return (await pageFrom(query as never, ask, sorts, 'r.id')) as never
}

const RIGHTS: Record<string, string> = { edit: 'organs.rules', adopt: 'organs.rules', enforce: 'organs.rules', withdraw: 'organs.rules', file: 'organs.file', correct: 'organs.file' } // prettier-ignore

/** One rule with all its versions. @throws AppError `access.notFound` */
export async function getRule(ctx: Ctx, { areaId, id }: Input<typeof contract.getRule>['params']): Promise<RuleDetail> {
  await require(ctx, 'organs.view', areaId)
  const rule = await ctx.db
    .selectFrom('organRule as r')
    .innerJoin('organ as o', (j) => j.onRef('o.areaId', '=', 'r.areaId').onRef('o.id', '=', 'r.organId'))
    .select([
      'r.areaId',
      'r.id',
      'r.organId',
      'o.name as organ',
      'o.kind as organKind',
      'r.kind',
      'r.title',
      'r.version',
      'r.currentSeq',
      areaName('r.area_id').as('area'),
    ]) // prettier-ignore
    .where('r.areaId', '=', areaId)
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!rule) throw notFound()
  const versions = (await ctx.db.selectFrom('organRuleVersion').selectAll().where('areaId', '=', areaId).where('ruleId', '=', id).orderBy('seq', 'desc').execute()) as unknown as RuleDetail['versions'] // prettier-ignore
  const state = versions[0]!.state as RuleState
  const fresh = ['inForce', 'superseded', 'withdrawn'].includes(state) ? ['edit'] : []
  const verbs = [...new Set([...fresh, ...verbsFrom(ruleFlow, state)])].filter((v) => v !== 'supersede' && holds(ctx.actor, RIGHTS[v]!)) // prettier-ignore
  return { ...(rule as unknown as RuleDetail), versions, verbs }
}
