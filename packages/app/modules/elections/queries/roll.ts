import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { addMonths } from '#shared/dates.ts'
import type { Seen } from '../commands/support.ts'

/** The latest day of birth with which one is `years` old on a day. */
export const bornBy = (day: Day, years: number): Day => addMonths(day, -12 * years)

/** SQL: people who are in the register of a community on a day and old enough, one row each. */
const onRegister = (registerOn: Day, born: Day): RawBuilder<unknown> => sql`
  r.superseded_at is null and r.valid_from <= ${registerOn}::date and (r.valid_to is null or r.valid_to > ${registerOn}::date)
  and r.birth_on <= ${born}::date`

const WHERE_THEY_LIVE = sql`
  left join household h on h.community_id = r.community_id and h.household_id = r.household_id and h.superseded_at is null and h.valid_to is null
  left join dwelling d on d.community_id = h.community_id and d.dwelling_id = h.dwelling_id and d.superseded_at is null and d.valid_to is null`

/** Who counts for turnout at the beginning: every voter; the head of a household; representatives are named by hand. */
const ENTITLED = sql`case e.mode when 'allVoters' then r.registered when 'households' then r.registered and r.is_head else false end`

/**
 * Draws first voter lists from the register in one statement for any number of elections: who is registered is listed, who
 * lives here without it waits for a declaration (art. 16). Nobody who is on the list already is touched. In the order of the key,
 * which is written a third faster. The caller holds the elections.
 * @returns rows written
 */
export async function drawRolls(
  ctx: Ctx,
  elections: readonly string[],
  at: { registerOn: Day; electionDay: Day; votingAge: number; version: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into election_voter (community_id, election_id, person_id, from_version, name, sex, birth_on, household_id, address, ground, state, reason, entitled)
    select distinct on (e.community_id, e.id, r.person_id) e.community_id, e.id, r.person_id, ${at.version}::int, r.name, r.sex, r.birth_on, r.household_id, coalesce(d.address, ''),
      case when r.registered then 'registered' else 'living' end, case when r.registered then 'listed' else 'undeclared' end, '', ${ENTITLED}
    from election e join resident r on r.community_id = e.community_id ${WHERE_THEY_LIVE}
    where e.id = any(${elections}::uuid[]) and ${onRegister(at.registerOn, bornBy(at.electionDay, at.votingAge))}
      and not exists (select 1 from election_voter v where v.community_id = e.community_id and v.election_id = e.id and v.person_id = r.person_id and v.from_version = ${at.version}::int)
    order by e.community_id, e.id, r.person_id`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
} // prettier-ignore

/** Somebody who left the register since the list: who, why, on which day. */
export interface Gone {
  personId: string
  name: string
  why: 'death' | 'moveOut' | 'moved' | 'other'
  on: Day
}

/** Listed voters whose place in the register ended by a day: a death, a move away, a move to another community. */
export async function goneSince(ctx: Ctx, of: Seen, day: Day): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    select v.person_id, v.name, coalesce(x.kind, 'other') as why, coalesce(x.on_day, ${day}::date) as "on"
    from election_voter v
    left join lateral (
      select case when ev.kind in ('death', 'moveOut', 'moved') then ev.kind else 'other' end as kind, ev.on_day
      from register_event ev where ev.community_id = v.community_id and ev.person_id = v.person_id and ev.kind in ('death', 'moveOut', 'moved', 'merged')
      order by ev.on_day desc, ev.recorded_at desc limit 1) x on true
    where v.community_id = ${of.communityId} and v.election_id = ${of.id} and v.to_version is null and v.state <> 'struck' and v.ground <> 'worker'
      and not exists (select 1 from resident r where r.community_id = v.community_id and r.person_id = v.person_id and r.superseded_at is null
        and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date))
    order by v.name`.execute(ctx.db)
  return rows
} // prettier-ignore

/** People of the register who are not on the list in any state: moved in, or old enough by now; or one of them alone. */
export async function newSince(ctx: Ctx, of: Seen, at: { registerOn: Day; votingAge: number; version: number; personId?: string }): Promise<number> {
  const one = at.personId ? sql`and r.person_id = ${at.personId}` : sql``
  const { numAffectedRows } = await sql`
    insert into election_voter (community_id, election_id, person_id, from_version, name, sex, birth_on, household_id, address, ground, state, reason, entitled)
    select e.community_id, e.id, r.person_id, ${at.version}::int, r.name, r.sex, r.birth_on, r.household_id, coalesce(d.address, ''),
      case when r.registered then 'registered' else 'living' end, case when r.registered then 'listed' else 'undeclared' end, 'cameLater',
      case e.mode when 'allVoters' then r.registered else false end
    from election e join resident r on r.community_id = e.community_id ${WHERE_THEY_LIVE}
    where e.community_id = ${of.communityId} and e.id = ${of.id} and ${onRegister(at.registerOn, bornBy(of.electionDay, at.votingAge))}
      and not exists (select 1 from election_voter v where v.community_id = e.community_id and v.election_id = e.id and v.person_id = r.person_id) ${one}`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
} // prettier-ignore
