import { sql, type RawBuilder } from 'kysely'
import { registerChanges } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { AreaValue, Changes, Indicator, ScopeRows } from '#server/indicator.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import { judgeAll } from './queries/coverage/index.ts'
import { REMIND_DAYS } from './rules/coverage/index.ts'
import { partyKinds } from './rules/kinds.ts'
import { lastTermOn, seatedOn, standingOn } from './store/rows.ts'

/** Bodies change with every act on them. */
const changes: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select coalesce(sum(version), 0)::text as t from organ_change`.execute(
      ctx.db,
    )
    return rows[0]!.t
  },
}
/** Terms end by themselves, checks look at the register and the law. */
const byDay: Changes = { token: async (ctx) => `${await changes.token(ctx)}:${dayOf(ctx.now)}` }
const byRegister: Changes = {
  token: async (ctx) => {
    const { rows } = await sql<{ t: string }>`select count(*)::text as t from rule_parameter`.execute(ctx.db)
    return `${await byDay.token(ctx)}:${rows[0]!.t}:${await registerChanges.token(ctx)}`
  },
}

const of = async (rows: Promise<{ rows: AreaValue[] }>): Promise<AreaValue[]> => (await rows).rows
const inScope = (scope: ScopeRows, column: string) => sql`${sql.ref(column)} = any(${scope.areaIds}::uuid[])`

/** Bodies of communities on the day; parts: by kind. */
const bodies = (ctx: Ctx, scope: ScopeRows, split?: string): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select o.area_id, ${split ? sql`o.kind` : sql`null::text`} as part, count(*)::int as value from organ o
      where ${inScope(scope, 'o.area_id')} and ${standingOn(scope.day, 'o')} group by 1, 2`.execute(ctx.db),
  )

/** Who sits in residents' committees on the day; parts: by sex. */
const members = (more: RawBuilder<unknown>) => (ctx: Ctx, scope: ScopeRows, split?: string): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select o.area_id, ${split ? sql`m.sex` : sql`null::text`} as part, count(*)::int as value from organ o
      join organ_member m on m.area_id = o.area_id and m.organ_id = o.id and ${seatedOn(scope.day, 'm')} ${more}
      where ${inScope(scope, 'o.area_id')} and o.kind = 'residentsCommittee' and ${standingOn(scope.day, 'o')} group by 1, 2`.execute(ctx.db),
  ) // prettier-ignore

/** Committees whose term ends within half a year of the day, and those whose term has run out. */
const terms = (ends: (day: Day) => RawBuilder<boolean>) => (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select o.area_id, null::text as part, count(*) filter (where ${ends(scope.day)})::int as value from organ o
      join lateral (select t.to_on from ${lastTermOn(scope.day)}) t on true
      where ${inScope(scope, 'o.area_id')} and o.kind = 'residentsCommittee' and ${standingOn(scope.day, 'o')} group by 1`.execute(ctx.db),
  ) // prettier-ignore

/** Seats of committees that nobody holds, of those whose number was set. */
const vacancies = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select o.area_id, null::text as part, greatest(0, coalesce((select sum(p.seats) from organ_post p where p.area_id = o.area_id and p.organ_id = o.id and ${seatedOn(scope.day, 'p')}), 0)
        - (select count(*) from organ_member m where m.area_id = o.area_id and m.organ_id = o.id and ${seatedOn(scope.day, 'm')}))::int as value
      from organ o where ${inScope(scope, 'o.area_id')} and o.kind = 'residentsCommittee' and ${standingOn(scope.day, 'o')}`.execute(ctx.db),
  ) // prettier-ignore

/** Communities where one person is chair and secretary (一人兼): counted and never forced. */
const oneForBoth = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select o.area_id, null::text as part, (count(*) > 0)::int as value from organ o
      join organ_member m on m.area_id = o.area_id and m.organ_id = o.id and m.post = 'chair' and m.person_id is not null and ${seatedOn(scope.day, 'm')}
      join organ_member s on s.area_id = o.area_id and s.person_id = m.person_id and s.post = 'secretary' and ${seatedOn(scope.day, 's')}
      join organ p on p.area_id = s.area_id and p.id = s.organ_id and p.kind = any(${[...partyKinds]}::text[]) and ${standingOn(scope.day, 'p')}
      where ${inScope(scope, 'o.area_id')} and o.kind = 'residentsCommittee' and ${standingOn(scope.day, 'o')} group by 1`.execute(ctx.db),
  ) // prettier-ignore

const committees = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select o.area_id, null::text as part, count(*)::int as value from organ o
      where ${inScope(scope, 'o.area_id')} and o.kind = 'residentsCommittee' and ${standingOn(scope.day, 'o')} group by 1`.execute(
      ctx.db,
    ),
  )

/** Representatives on the day, and the households of communities that have some. */
const representatives = (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> =>
  of(
    sql<AreaValue>`select m.area_id, null::text as part, count(*)::int as value from organ_member m
      where ${inScope(scope, 'm.area_id')} and m.post = 'representative' and ${seatedOn(scope.day, 'm')} group by 1`.execute(
      ctx.db,
    ),
  )

/** Communities judged, and of them those that fail nothing the law requires. All are judged outside the reader's limits: what is kept must be whole. */
const judged = (green: boolean) => async (ctx: Ctx, scope: ScopeRows): Promise<AreaValue[]> => {
  const wanted = new Set(scope.areaIds)
  const { judged: all } = await privileged(ctx, () => judgeAll(ctx, '/', scope.day, true))
  const bad = new Set(all.flatMap((j) => (j.failing && j.standing.weight === 'breach' ? j.community.areaId : [])))
  const areas = [...new Set(all.map((j) => j.community.areaId))].filter((id) => wanted.has(id))
  return areas.map((areaId) => ({ areaId, part: null, value: green && bad.has(areaId) ? 0 : 1 }))
} // prettier-ignore

const area = { unit: 'areas', direction: 'none', grain: 5, splits: [] } as const
const people = { unit: 'persons', direction: 'none', grain: 5, splits: [], changes } as const
const LAW = '《中华人民共和国城市居民委员会组织法》第八条、第十三条、第十四条、第三十六条'

export const indicators: Indicator[] = [
  { key: 'organs.bodies', unit: 'items', direction: 'none', grain: 5, splits: ['kind'], compute: bodies, changes },
  { ...people, key: 'organs.members', splits: ['sex'], compute: members(sql``) },
  { ...people, key: 'organs.women', direction: 'up', compute: members(sql`and m.sex = '2'`) },
  { key: 'organs.womenShare', unit: 'percent', direction: 'up', grain: 5, splits: [], ratio: { part: 'organs.women', whole: 'organs.members' }, changes },
  { key: 'organs.vacancies', unit: 'items', direction: 'down', grain: 5, splits: [], compute: vacancies, changes },
  { ...area, key: 'organs.termsEnding', compute: terms((day) => sql<boolean>`t.to_on > ${day}::date and t.to_on <= ${addDays(day, REMIND_DAYS)}::date`), changes: byDay },
  { ...area, key: 'organs.termsOver', direction: 'down', compute: terms((day) => sql<boolean>`t.to_on <= ${day}::date`), changes: byDay },
  { ...area, key: 'organs.committees', direction: 'up', compute: committees, changes },
  { ...area, key: 'organs.oneForBoth', compute: oneForBoth, changes },
  { key: 'organs.oneForBothShare', unit: 'percent', direction: 'none', grain: 5, splits: [], ratio: { part: 'organs.oneForBoth', whole: 'organs.committees' }, changes },
  { ...people, key: 'organs.representatives', compute: representatives },
  { ...area, key: 'organs.judged', compute: judged(false), changes: byRegister },
  { ...area, key: 'organs.green', direction: 'up', askedBy: LAW, compute: judged(true), changes: byRegister },
  { key: 'organs.greenShare', unit: 'percent', direction: 'up', grain: 5, splits: [], askedBy: LAW, ratio: { part: 'organs.green', whole: 'organs.judged' }, changes: byRegister },
] // prettier-ignore
