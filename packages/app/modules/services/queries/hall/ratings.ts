import { sql } from 'kysely'
import type { z } from 'zod'
import { holds, require, requireRight, under, visible } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { containing, pageFrom } from '#server/listing.ts'
import { addDays, dayOf, type Day } from '#shared/dates.ts'
import type { resultsOf as resultsContract } from '../../contract/hall/grades.ts'
import type * as contract from '../../contract/hall/ratings.ts'

/**
 * Ratings within reach. Which clerk it was stands nowhere: the service is rated, not the person at the counter. Those of special-care
 * cases are there only for `services.special`, and their words in the case alone.
 */
export async function listRatings(ctx: Ctx, ask: z.output<typeof contract.listRatings.query>) {
  requireRight(ctx, 'services.hall')
  const within = ask.areaId ? under('r.path', await require(ctx, 'services.hall', ask.areaId)) : visible(ctx, 'r.path')
  let found = ctx.db
    .selectFrom('serviceRating as r')
    .leftJoin('servicePlace as p', 'p.id', 'r.placeId')
    .leftJoin('serviceCase as c', (j) => j.onRef('c.areaId', '=', 'r.areaId').onRef('c.id', '=', 'r.caseId'))
    .select([
      'r.id',
      'r.areaId',
      'r.placeId',
      'r.grade',
      'r.reasons',
      'r.source as ratedBy',
      'r.ratedAt',
      'r.state as followState',
      'r.dueAt',
      'r.appeal',
      'r.decision',
      'r.verdict',
      'r.finding',
      'r.answer',
      'r.answeredAt',
      'r.published',
      'r.version',
    ]) // prettier-ignore
    .select([
      sql<string>`case when c.special then '' else r.text end`.as('text'),
      sql<string>`coalesce(p.name, '')`.as('place'),
      sql<string>`coalesce((select v.name from service_item_version v where v.item_id = r.item_id order by v.seq desc limit 1), '')`.as(
        'item',
      ),
      sql<boolean>`coalesce(coalesce(r.answered_at, ${ctx.now}) > r.due_at and r.state <> 'followStruck', false)`.as(
        'late',
      ),
    ])
    .where(within)
  if (!holds(ctx.actor, 'services.special')) found = found.where('c.special', 'is not', true)
  if (ask.placeId) found = found.where('r.placeId', '=', ask.placeId)
  if (ask.follow === 'bad') found = found.where('r.state', 'is not', null)
  else if (ask.follow !== 'all') found = found.where('r.state', '=', ask.follow)
  if (ask.search) found = found.where('c.special', 'is not', true).where('r.text', 'ilike', containing(ask.search))
  const page = await pageFrom(
    found,
    { sort: '-ratedAt', ...ask },
    { ratedAt: 'r.ratedAt', grade: 'r.grade', dueAt: 'r.dueAt' },
    ['r.areaId', 'r.id'],
  )
  return page as never
}

type Results = z.output<typeof resultsContract.reply>
const QUARTER_DAYS = 90
const MOST_PUBLISHED = 50

/** How visits and matters were rated, for everybody: sums by place and item, and what was published. Struck ones count nowhere. */
export const ratingResults = (ctx: Ctx, ask: z.output<typeof resultsContract.query>): Promise<Results> =>
  privileged(ctx, async () => {
    const to = ask.to ?? dayOf(ctx.now)
    const from = ask.from ?? addDays(to, -QUARTER_DAYS)
    const area = ask.areaId
      ? await ctx.db.selectFrom('area').select('path').where('id', '=', ask.areaId).executeTakeFirst()
      : undefined
    const within = ask.areaId ? (area ? under('r.path', area.path) : sql<boolean>`false`) : sql<boolean>`true`
    const counted = sql`from service_rating r where ${within} and r.rated_at >= ${start(from)} and r.rated_at < ${start(addDays(to, 1))}
      and r.state is distinct from 'followStruck'`
    const grades = sql`array[count(*) filter (where r.grade = 5)::int, count(*) filter (where r.grade = 4)::int, count(*) filter (where r.grade = 3)::int,
      count(*) filter (where r.grade = 2)::int, count(*) filter (where r.grade = 1)::int]`
    const places = await sql<Results['places'][number]>`
      select x.id, p.name, x.rated, x.grades,
        (select count(*)::int from service_ticket t where t.place_id = x.id and t.state = 'done' and t.day >= ${from} and t.day <= ${to}) as visits
      from (select r.place_id as id, count(*)::int as rated, ${grades} as grades ${counted} and r.place_id is not null group by r.place_id) x
      join service_place p on p.id = x.id order by p.name`.execute(ctx.db)
    const items = await sql<Results['items'][number]>`
      select x.id, (select v.name from service_item_version v where v.item_id = x.id order by v.seq desc limit 1) as name, x.rated, x.grades
      from (select r.item_id as id, count(*)::int as rated, ${grades} as grades ${counted} and r.item_id is not null group by r.item_id) x
      order by name`.execute(ctx.db)
    const followed = await sql<Results['followed']>`
      select count(*) filter (where r.state is not null)::int as bad, count(*) filter (where r.answered_at is not null)::int as answered,
        count(*) filter (where r.answered_at <= r.due_at)::int as in_time ${counted}`.execute(ctx.db)
    const published = await sql<Results['published'][number]>`
      select coalesce((select p.name from service_place p where p.id = r.place_id), '') as place, to_char(r.published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
        r.grade, r.published as text ${counted} and r.published is not null order by r.published_at desc limit ${MOST_PUBLISHED}`.execute(
      ctx.db,
    )
    return { from, to, places: places.rows, items: items.rows, followed: followed.rows[0]!, published: published.rows }
  })

const start = (day: Day): Date => new Date(`${day}T00:00:00+08:00`)
