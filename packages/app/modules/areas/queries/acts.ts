import { sql } from 'kysely'
import type { z } from 'zod'
import { holds, notFound, reaches, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { dayOf } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import { verbsFrom } from '#shared/workflow.ts'
import {
  actWorkflow,
  type ActPayload,
  type ActRow,
  type ActState,
  type ActVerb,
  type getAct,
  type listActs,
} from '../contract/acts.ts'
import { approvalOf, lawDay, type Approval } from '../rules/approvals.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { areaAsOf } from './tree.ts'

const inForce = (ctx: Ctx) => sql<boolean>`(c.state = 'approved' and c.effective_on <= ${dayOf(ctx.now)})`
const areaName = sql<string>`coalesce((select v.name from area_version v where v.area_id = c.area_id and v.superseded_at is null order by v.valid_from desc limit 1), '')`
const columns = [
  'c.id', 'c.kind', 'c.state', 'c.title', 'c.areaId', 'c.level', 'c.effectiveOn', 'c.document', 'c.proposedBy', 'c.proposedAt', 'c.decidedBy', 'c.decidedAt', 'c.version',
] as const // prettier-ignore

/** Acts within one's reach, newest first. */
export async function actPage(ctx: Ctx, ask: z.output<NonNullable<(typeof listActs)['query']>>): Promise<Page<ActRow>> {
  let query = ctx.db.selectFrom('areaAct as c').where(visible(ctx, 'c.path'))
  if (ask.state) query = query.where('c.state', '=', ask.state)
  if (ask.kind) query = query.where('c.kind', '=', ask.kind)
  if (ask.under) {
    const area = await areaAsOf(ctx, ask.under)
    query = query.where(sql<boolean>`(c.path >= ${area?.path ?? '!'} and c.path < ${`${area?.path ?? '!'}~`})`)
  }
  if (ask.search) query = query.where('c.title', 'like', containing(ask.search))
  const sorts = {
    proposedAt: 'c.proposedAt',
    effectiveOn: 'c.effectiveOn',
    kind: 'c.kind',
    state: 'c.state',
    title: 'c.title',
    level: 'c.level',
  }
  const selected = query.select([...columns]).select([inForce(ctx).as('inForce'), areaName.as('areaName')])
  return (await pageFrom(
    selected as never,
    { ...ask, sort: ask.sort ?? '-proposedAt' },
    sorts,
    'c.id',
  )) as unknown as Page<ActRow>
}

const idsOf = (p: ActPayload): string[] =>
  p.kind === 'merge'
    ? [...p.fromIds, ...(p.intoId ? [p.intoId] : [])]
    : p.kind === 'setUp'
      ? [p.parentId]
      : [
          p.areaId,
          ...(p.kind === 'move' ? [p.parentId] : []),
          ...(p.kind === 'abolish' && p.successorId ? [p.successorId] : []),
        ]

async function namesOf(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ names: Record<string, string>; kinds: Record<string, AreaKind> }> {
  const { rows } = await sql<{ areaId: string; name: string; kind: AreaKind }>`
    select distinct on (v.area_id) v.area_id, v.name, v.kind from area_version v
    where v.area_id = any(${ids as string[]}::uuid[]) and v.superseded_at is null order by v.area_id, v.valid_from`.execute(
    ctx.db,
  )
  return {
    names: Object.fromEntries(rows.map((r) => [r.areaId, r.name])),
    kinds: Object.fromEntries(rows.map((r) => [r.areaId, r.kind])),
  }
}

function kindsOf(p: ActPayload, of: Record<string, AreaKind>): AreaKind[] {
  const olds = idsOf(p)
    .map((id) => of[id])
    .filter((k) => k !== undefined)
  if (p.kind === 'setUp') return [p.area.kind]
  if (p.kind === 'merge') return p.into ? [...olds, p.into.kind] : olds
  if (p.kind === 'convert') return [...olds, p.to]
  if (p.kind === 'split') return [...olds, ...p.parts.map((x) => x.kind)]
  return [of[p.areaId]].filter((k) => k !== undefined)
}

/** What this person may do with an act in its state. */
function verbsOf(ctx: Ctx, state: ActState, path: string, force: boolean, approval: Approval): ActVerb[] {
  const { actor } = ctx
  if (!reaches(actor, path)) return []
  const proposes =
    holds(actor, 'areas.propose') && (actor.kind !== 'account' || approval.proposers.includes(actor.role))
  const approves =
    holds(actor, 'areas.approve') && (actor.kind !== 'account' || approval.approvers.includes(actor.role))
  return verbsFrom(actWorkflow, state).filter((verb) =>
    verb === 'approve' || verb === 'return' ? approves : proposes && !(force && verb === 'withdraw'),
  )
}

/** One act with what it does, who decides it, and what this person may do. @throws AppError `access.notFound` */
export async function actOf(ctx: Ctx, id: string): Promise<z.output<(typeof getAct)['reply']>> {
  const found = await ctx.db
    .selectFrom('areaAct as c')
    .select([...columns, 'c.payload', 'c.reason', 'c.approvalDocument', 'c.returnReason', 'c.path'])
    .select([inForce(ctx).as('inForce'), areaName.as('areaName')])
    .where('c.id', '=', id)
    .where(visible(ctx, 'c.path'))
    .executeTakeFirst()
  if (!found) throw notFound()
  const payload = found.payload as ActPayload
  const { names, kinds } = await namesOf(ctx, idsOf(payload))
  const decidedDay = dayOf(found.state === 'approved' && found.decidedAt ? found.decidedAt : ctx.now)
  const rule = approvalOf(payload.kind, found.level, kindsOf(payload, kinds), lawDay(found.effectiveOn, decidedDay))
  const approval = {
    proposer: rule.namesProposer ? rule.proposers[0]! : null,
    approver: rule.approvers[0]!,
    outside: rule.outside,
    document: rule.document,
    article: rule.article,
  }
  const verbs = verbsOf(ctx, found.state as ActState, found.path, found.inForce, rule)
  return { ...found, kind: payload.kind, state: found.state as ActState, payload, approval, verbs, names }
}
