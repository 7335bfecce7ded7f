import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { findRule } from '#modules/policies/index.ts'
import { provision, type Provision } from './judge.ts'

/** What the law of a day says of the appraisal of committee members; `null` where it says nothing. */
export interface AppraisalLaw {
  /** That the supervisory committee holds it. */
  host: Provision | null
  /** How often in a row incompetent ends the post. */
  inARow: (Provision & { times: number }) | null
}

export async function appraisalLaw(ctx: Ctx, day: Day, path: string): Promise<AppraisalLaw> {
  const host = await findRule<string>(ctx, 'residentsCommittee.appraisal.chairedBy', day, path)
  const inARow = await findRule<number>(ctx, 'residentsCommittee.appraisal.incompetentInARow', day, path)
  return {
    host: host?.value === 'supervisoryCommittee' ? provision(host) : null,
    inARow: inARow ? { times: inARow.value, ...provision(inARow) } : null,
  }
}
