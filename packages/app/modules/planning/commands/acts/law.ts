import { findRule, rule, type Rule } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type { Role } from '#shared/roles.ts'
import { bandOf } from '../../problem/band.ts'

/** Who the words of the law are, here. */
const ROLES: Record<string, Role> = { subdistrictOffice: 'subdistrictOfficer', districtGovernment: 'countyOfficer' }

interface Cited {
  document: string
  article: string
}
/** Who proposes and who decides that communities are set up, abolished or resized, by the law in force on a day. */
export interface ActLaw {
  /** `null`: the law of that day names nobody; an officer of the town or the county may. */
  proposer: (Cited & { role: Role }) | null
  approver: Cited & { role: Role }
  band: Cited & { min: number; max: number }
}

/** 城市居民委员会组织法 1989 Art. 6; 2025 Art. 3. What was decided keeps the law of its day. */
export async function actLaw(ctx: Ctx, path: string, on: Day): Promise<ActLaw> {
  const proposed = await findRule(ctx, 'residentsCommittee.proposedBy', on)
  const approved = await rule(ctx, 'residentsCommittee.approvedBy', on)
  const band = await bandOf(ctx, path, on)
  return {
    proposer: proposed ? { ...cite(proposed), role: ROLES[String(proposed.value)] ?? 'subdistrictOfficer' } : null,
    approver: { ...cite(approved), role: ROLES[String(approved.value)] ?? 'countyOfficer' },
    band: { document: band.document, article: band.article, min: band.lower, max: band.upper },
  }
}
const cite = ({ citation }: Rule): Cited => ({ document: citation.document, article: citation.article })

/** @throws AppError `planning.wrongProposer` (403) naming the article */
export function requireProposer(ctx: Ctx, law: ActLaw): void {
  if (ctx.actor.kind !== 'account' || !law.proposer || ctx.actor.role === law.proposer.role) return
  throw new AppError('planning.wrongProposer', 403, { document: law.proposer.document, article: law.proposer.article })
}

/**
 * An act is drafted, changed, published, filed and taken back by whom the law of today lets propose.
 * @throws AppError `planning.wrongProposer` (403)
 */
export const proposerToday = async (ctx: Ctx, path: string): Promise<void> =>
  requireProposer(ctx, await actLaw(ctx, path, dayOf(ctx.now)))

/** It is decided by whom the law of today names. @throws AppError `planning.wrongApprover` (403) */
export const approverToday = async (ctx: Ctx, path: string): Promise<void> =>
  requireApprover(ctx, await actLaw(ctx, path, dayOf(ctx.now)))

/** @throws AppError `planning.wrongApprover` (403) naming the article */
export function requireApprover(ctx: Ctx, law: ActLaw): void {
  if (ctx.actor.kind !== 'account' || ctx.actor.role === law.approver.role) return
  throw new AppError('planning.wrongApprover', 403, { document: law.approver.document, article: law.approver.article })
}
