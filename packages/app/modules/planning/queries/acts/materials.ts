import type { Ctx } from '#server/context.ts'
import { materialKinds, type ActDetail, type ActState, type MaterialKind } from '../../contract/acts.ts'
import { isWritten, writtenFor } from '../../rules/acts/materials.ts'
import type { FrozenPlan } from '../../rules/acts/plan.ts'

/** Papers that the system writes from the plan, and from which state on there is something to write. */
const FROM: Partial<Record<MaterialKind, readonly ActState[]>> = {
  application: ['consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived'],
  basicFacts: ['consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived'],
  publicOpinions: ['consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived'],
  mapsBeforeAfter: ['consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived'],
  decision: ['approved', 'announced', 'inForce', 'archived'],
  announcement: ['approved', 'announced', 'inForce', 'archived'],
}
/** What must be there when it is filed. */
const REQUIRED: readonly MaterialKind[] = [
  'application',
  'basicFacts',
  'riskAssessment',
  'publicOpinions',
  'mapsBeforeAfter',
]

/** The checklist of an act's papers: what is asked for, what is there, what the system writes by itself. */
export async function materialsOf(
  ctx: Ctx,
  act: { id: string; state: ActState; plan: FrozenPlan | null },
): Promise<ActDetail['materials']> {
  const there = await ctx.db.selectFrom('planningMaterial').selectAll().where('actId', '=', act.id).execute()
  const written = act.plan ? writtenFor(act.plan) : []
  return materialKinds.map((kind) => {
    const own = there.find((m) => m.kind === kind)
    const generated = act.plan !== null && (FROM[kind]?.includes(act.state) ?? false)
    return {
      kind,
      required: REQUIRED.includes(kind) || written.includes(kind),
      generated,
      done: generated || (own !== undefined && isWritten(own)),
      text: own?.text ?? '',
      number: own?.number ?? '',
      version: own?.version ?? null,
    }
  })
}
