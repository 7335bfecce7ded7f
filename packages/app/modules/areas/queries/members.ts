import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { holdsOn, known } from './time.ts'

/** An area of a planning area on a day: itself a member (`rootId` the same), or what a member went into when it ended. */
export interface StandingMember {
  planningAreaId: string
  rootId: string
  areaId: string
}

/**
 * Rows of members on a day, with the successors of those that ended by then, through as many ends as there were: what an
 * area went into on the very day it ended. A member that gave a part away and goes on takes in nobody.
 */
export const standingMembers = (day: Day, knownOn: Day | null): RawBuilder<StandingMember> => sql<StandingMember>`(
  with recursive m as (
    select v.planning_area_id, v.area_id as root_id, v.area_id from planning_area_member v where ${holdsOn(day, knownOn)}
    union
    select m.planning_area_id, m.root_id, l.to_id from m join area_link l on l.from_id = m.area_id
    where l.on_day <= ${day} and ${known(knownOn, 'l')}
      and l.on_day = (select max(v.valid_to) from area_version v where v.area_id = m.area_id and ${known(knownOn)})
      and not exists (select 1 from area_version v where v.area_id = m.area_id and ${holdsOn(day, knownOn)}))
  select m.planning_area_id, m.root_id, m.area_id from m)`

/** The members of one planning area that stand on a day, as known now. */
export async function membersOn(db: Tx, planningAreaId: string, day: Day): Promise<StandingMember[]> {
  const { rows } = await sql<StandingMember>`
    select s.* from ${standingMembers(day, null)} s where s.planning_area_id = ${planningAreaId}
      and exists (select 1 from area_version v where v.area_id = s.area_id and ${holdsOn(day, null)}) order by s.area_id`.execute(
    db,
  )
  return rows
}
