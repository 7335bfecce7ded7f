import type { z } from 'zod'
import { groupsOf, residentsOfAge } from '#modules/organs/index.ts'
import { findRule, type Range } from '#modules/policies/index.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { today } from '../commands/support.ts'
import type { proposeSeats as contract } from '../contract/elections.ts'
import { householdsByGroup, seatsFor } from '../rules/quota.ts'
import { communityName } from './dates.ts'

export type Seats = z.output<typeof contract.reply>

/** The quota of a day, as the law has it: by households, or, before 2026, by group. `null` where it says nothing. */
async function quotaOn(ctx: Ctx, day: Day): Promise<Seats['quota']> {
  const byHouseholds = await findRule<Range>(ctx, 'residentsCommittee.householdsPerRepresentative', day)
  const found = byHouseholds ?? (await findRule<Range>(ctx, 'residentsCommittee.representativesPerGroup', day))
  if (!found?.value.min || !found.value.max) return null
  const otherByNeed = await findRule<boolean>(ctx, 'residentsCommittee.householdsPerRepresentative.otherByNeed', day)
  const { document, article } = found.citation
  return {
    per: byHouseholds ? 'households' : 'group', min: found.value.min, max: found.value.max, law: { document, article }, otherByNeed: otherByNeed?.value === true,
  }
} // prettier-ignore

/** Seats of a selection of representatives by the quota of its day: group by group, or as a whole where there are no groups. */
export async function seatsOf(ctx: Ctx, communityId: string, electionDay: Day): Promise<Seats> {
  const quota = await quotaOn(ctx, electionDay)
  const { households } = await residentsOfAge(ctx, communityId, today(ctx))
  const groups = await groupsOf(ctx, communityId, today(ctx))
  const whole = { id: null, name: await communityName(ctx, communityId), households, from: 'register' as const }
  const rows = groups.length > 0 ? householdsByGroup(groups, households) : [whole]
  return {
    households,
    quota,
    rows: rows.map((g) => ({
      groupId: g.id, name: g.name, households: g.households, from: g.from,
      ...(quota ? seatsFor(quota, g.households) : { least: 1, most: 1 }),
    })),
  } // prettier-ignore
}

/** What the plan's page proposes. */
export async function proposeSeats(ctx: Ctx, ask: z.output<typeof contract.query>): Promise<Seats> {
  await require(ctx, 'elections.run', ask.communityId)
  return seatsOf(ctx, ask.communityId, ask.electionDay)
}
