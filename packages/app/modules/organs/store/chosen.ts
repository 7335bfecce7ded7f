import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { findRule } from '#modules/policies/index.ts'
import { chosenKinds, type OrganKind } from '../rules/kinds.ts'

/** The provision that says who chooses a body. */
const KEYS: Partial<Record<OrganKind, string>> = {
  residentsCommittee: 'electionModes',
  supervisoryCommittee: 'supervisoryCommittee.selectedBy',
  representatives: 'representatives.selectedBy',
  electionCommittee: 'electionCommittee.selectedBy',
}

/** @throws AppError `organs.neverAppointed` for a body that residents choose, with the provision of the day */
export async function refuseAppointed(ctx: Ctx, kind: OrganKind, day: Day, field: string): Promise<void> {
  if (!chosenKinds.includes(kind)) return
  const found = await findRule(ctx, `residentsCommittee.${KEYS[kind]}`, day)
  const basis = found ? `（《${found.citation.document}》${found.citation.article}）` : ''
  throw new AppError('organs.neverAppointed', 422, { kind, basis }, field)
}
