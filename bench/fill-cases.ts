import { sql } from 'kysely'
import { nameGrams } from '../packages/app/modules/registers/index.ts'
import { asSystem } from '../packages/app/server/house.ts'
import type { Bed } from './types.ts'

/** A year of a city: one in nine people brings a case (domain: about 1,060 dispatched for 10,000 people). */
export const casesFor = (bed: Bed): number => Math.max(5_000, Math.round(bed.people * 0.75))
const STEPS = 8
const OPEN_DAYS = 3

const TITLES = ['路灯不亮', '路面坑洼', '垃圾没有清运', '暖气不热', '停水', '电梯停运', '夜里施工吵', '油烟进屋', '井盖松动', '车辆乱停', '楼上漏水', '申请津贴', '咨询医保', '求职登记', '绿化带枯死', '飞线充电'] // prettier-ignore
const PLACES = ['一号楼前', '二号楼后', '三号楼道里', '东门', '西门', '南门外', '北门口', '小广场', '车棚', '配电房', '幼儿园旁', '菜市场口', '公交站', '河边步道', '路口', '地下车库'] // prettier-ignore

/**
 * Fills the city with cases and their steps as they stand after a year, in SQL: what was measured is how they are read. The
 * last days' cases are open, a tenth of those late. @returns how many
 */
export async function fillCases(bed: Bed): Promise<number> {
  const each = Math.ceil(casesFor(bed) / bed.communities.length)
  const words = TITLES.flatMap((title) => PLACES.map((place) => ({ title: `${place}${title}`, place })))
  const texts = JSON.stringify(
    words.map((w, n) => ({ n, title: w.title, place: w.place, grams: nameGrams(`${w.title}${w.place}`) })),
  )
  let made = 0
  for (const { id } of bed.communities) {
    await asSystem(bed.house, 'bench', async (ctx) => {
      await sql`
        with words as (select (w->>'n')::int as n, w->>'title' as title, w->>'place' as place,
            (select array_agg(g) from jsonb_array_elements_text(w->'grams') g) as grams from jsonb_array_elements(${texts}::jsonb) w),
          made as (select g, gen_random_uuid() as id, ${ctx.now}::timestamptz - (g * interval '1 second' * (31536000 / ${each}::int)) as at from generate_series(1, ${each}::int) g)
        insert into service_case (area_id, id, path, number, nature, channel, urgency, title, text, form, grams, place_text, x, y, state, holder_area_id, holder_role,
          opened_at, changed_at, changed_by, due_at, step_from, step_due_at, closed_at, climb_at, phone_hash, phone_last4, steps)
        select a.id, m.id, a.path, to_char(m.at, 'YYYYMMDD') || '-' || upper(substr(md5(m.id::text), 1, 8)), (array['help', 'consult', 'complaint'])[1 + m.g % 3], (array['counter', 'hotline', 'grid'])[1 + m.g % 3], 'normal',
          w.title, w.title, '{}'::jsonb, w.grams, w.place, 118.3 + (m.g % 100) / 1000.0, 35.0 + (m.g % 70) / 1000.0,
          case when m.open then 'handling' else 'closed' end, a.id, 'communityWorker', m.at, m.at, 'bench', m.due, m.at, m.due, case when m.open then null else m.at + interval '2 days' end,
          case when m.open then m.due end, md5(m.id::text), '0000', ${STEPS}
        from (select made.*, at > ${ctx.now}::timestamptz - interval '1 day' * ${OPEN_DAYS} as open, case when g % 10 = 0 then at + interval '1 hour' else at + interval '7 days' end as due from made) m
        join words w on w.n = m.g % ${words.length} cross join (select id, path from area where id = ${id}) a`.execute(
        ctx.db,
      )
      await sql`
        insert into service_case_step (area_id, case_id, seq, path, verb, state_from, state_to, holder_area_id, holder_role, by_name, by_role, at, audience)
        select c.area_id, c.id, s, c.path, 'note', 'handling', 'handling', c.area_id, 'communityWorker', 'bench', 'communityWorker', c.opened_at + s * interval '1 hour', 'applicant'
        from service_case c, generate_series(1, ${STEPS}::int) s where c.area_id = ${id}`.execute(ctx.db)
    })
    made += each
  }
  await sql`analyze service_case`.execute(bed.house.opened.db)
  await sql`analyze service_case_step`.execute(bed.house.opened.db)
  return made
}
