import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Organ } from './rows.ts'

/** What a committee hands over (公章、办公场所、设备、账目、资金、档案、未办结事项). The national law names none; these are usual and may be changed. */
export const handoverKinds = ['seals', 'office', 'equipment', 'books', 'money', 'files', 'openCases', 'other'] as const
export type HandoverKind = (typeof handoverKinds)[number]
const BEGIN_WITH: readonly [HandoverKind, string][] = [
  ['seals', '居民委员会公章、财务印章'],
  ['office', '办公用房及钥匙'],
  ['equipment', '办公设备和设施'],
  ['books', '账簿、凭证、票据'],
  ['money', '银行存款和库存现金'],
  ['files', '居务档案'],
  ['openCases', '未办结事项'],
]

/** Opens the handover of a body from one term to the next, with the usual things on its list. */
export async function openHandover(
  ctx: Ctx,
  organ: Organ,
  { termId, begunOn, dueOn, provision }: { termId: string; begunOn: Day; dueOn: Day; provision: string },
): Promise<string> {
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('organHandover')
    .values({ areaId: organ.areaId, id, organId: organ.id, termId, begunOn, dueOn, provision, state: 'open' })
    .execute()
  await ctx.db
    .insertInto('organHandoverItem')
    .values(
      BEGIN_WITH.map(([kind, name], i) => ({
        areaId: organ.areaId,
        handoverId: id,
        id: newId(ctx.now),
        seq: i + 1,
        kind,
        name,
        state: 'pending',
      })),
    ) // prettier-ignore
    .execute()
  return id
}
