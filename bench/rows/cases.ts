import { sql } from 'kysely'
import { openCase } from '../../packages/app/modules/services/index.ts'
import type { Actor, Ctx } from '../../packages/app/server/context.ts'
import { asSystem, transact } from '../../packages/app/server/house.ts'
import { newId } from '../../packages/app/shared/ids.ts'
import { fillCases } from '../fill-cases.ts'
import { p50, p95, samples, timed } from '../measure.ts'
import { atMost, type Bed, type Measure, type Row } from '../types.ts'
import { serveFor, type Client } from './http.ts'

const ROUNDS = 60
const OPENED = 300

async function listed(client: Client, what: string, paths: readonly string[], bar: number): Promise<Measure> {
  const all = await samples(
    ROUNDS,
    async (round) => {
      const reply = await client.get(paths[round % paths.length]!)
      if (!reply.ok) throw new Error(`${what}: ${reply.status} ${await reply.text()}`)
      await reply.arrayBuffer()
    },
    paths.length,
  )
  return atMost(`${what}, p95 through HTTP (p50 ${p50(all).toFixed(1)} ms)`, p95(all), bar, ' ms')
}

/** Inbox, search, map and overdue lists of a city with a year of cases. */
async function reading(bed: Bed): Promise<Measure[]> {
  const bar = bed.engine === 'postgres' ? 60 : 150
  const place = bed.communities[Math.floor(bed.communities.length / 2)]!
  const worker = await serveFor(bed, 'communityWorker', place.id)
  const officer = await serveFor(bed, 'cityOfficer', bed.cityId)
  const find = (text: string) => `/api/services/cases?view=all&search=${encodeURIComponent(text)}`
  try {
    return [
      await listed(
        worker,
        'inbox of a community',
        ['/api/services/cases?view=open', '/api/services/cases?view=mine'],
        bar,
      ),
      await listed(officer, 'inbox of the city', ['/api/services/cases?view=open&size=50'], bar),
      await listed(
        officer,
        'search by words, whole city',
        ['东门路灯', '车棚停水', '菜市场口油烟', '河边步道坑洼'].map(find),
        bar,
      ),
      await listed(
        worker,
        'map of a community (200 points)',
        [`/api/services/cases?view=all&size=200&areaId=${place.id}`],
        bar,
      ),
      await listed(officer, 'overdue in the city', ['/api/services/cases?view=overdue&size=50'], bar),
    ]
  } finally {
    await worker.close()
    await officer.close()
  }
}

const intake = (areaId: string) => ({
  areaId, channel: 'counter' as const, nature: 'help' as const, urgency: 'normal' as const, title: '东门路灯不亮', text: '东门的路灯坏了三天。', special: false, isPublic: false,
  place: { text: '东门' },
}) // prettier-ignore

/** What opening a case writes, as bare inserts of the same rows: the case, its number, its first step, the trail, what is counted. */
export async function bare(ctx: Ctx, areaId: string, path: string): Promise<void> {
  const id = newId(ctx.now)
  const number = `bare-${id}`
  await sql`insert into service_case_number (number, area_id, case_id) values (${number}, ${areaId}, ${id})`.execute(
    ctx.db,
  )
  await sql`insert into service_case (area_id, id, path, number, nature, channel, urgency, title, text, form, grams, state, holder_area_id, holder_role, opened_at, changed_at, changed_by, step_from)
    values (${areaId}, ${id}, ${path}, ${number}, 'help', 'counter', 'normal', '东门路灯不亮', '东门的路灯坏了三天。', '{}', array['东门', '门路', '路灯', '灯不', '不亮'], 'accepted', ${areaId}, 'communityWorker', ${ctx.now}, ${ctx.now}, 'bench', ${ctx.now})`.execute(
    ctx.db,
  )
  await sql`insert into service_case_step (area_id, case_id, seq, path, verb, state_to, holder_area_id, holder_role, by_name, by_role, at, audience)
    values (${areaId}, ${id}, 1, ${path}, 'open', 'accepted', ${areaId}, 'communityWorker', 'bench', 'communityWorker', ${ctx.now}, 'applicant')`.execute(
    ctx.db,
  )
  await sql`insert into audit_entry (area_id, seq, at, actor_name, actor_role, command, subject_type, subject_id, changes, prev, hash)
    values (${areaId}, (select coalesce(max(seq), 0) + 1 from audit_entry where area_id = ${areaId}), ${ctx.now}, 'bench', 'system', 'bench', 'case', ${id}, '{}', '', ${id})`.execute(
    ctx.db,
  )
  for (const measure of ['opened', 'answered', 'answeredInTime'])
    await sql`insert into service_count (area_id, day, measure, nature, channel, kind_id, item_id, path, delta)
      values (${areaId}, ${ctx.now}::date, ${measure}, 'help', 'unit', ${id}, ${id}, ${path}, 1)`.execute(ctx.db)
}

/** Opening a case with routing, clocks, trail and counts, against bare inserts of the rows that it writes. */
async function opening(bed: Bed): Promise<Measure> {
  const [place, other] = [bed.communities[0]!, bed.communities[1] ?? bed.communities[0]!]
  const actor: Actor = {
    kind: 'account',
    accountId: newId(new Date()),
    name: 'bench',
    grantId: newId(new Date()),
    role: 'communityWorker',
    areaId: place.id,
    path: place.path,
    strong: true,
  }
  const many = async (work: () => Promise<unknown>) => {
    for (let n = 0; n < 20; n++) await work()
    return (
      await timed(async () => {
        for (let n = 0; n < OPENED; n++) await work()
      })
    ).ms
  }
  const house = await many(() => transact(bed.house, { actor }, (ctx) => openCase(ctx, intake(place.id))))
  const raw = await many(() => asSystem(bed.house, 'bench', (ctx) => bare(ctx, other.id, other.path)))
  const seen = raw / house
  return { what: `opening a case (${Math.round((OPENED / house) * 1000)} a second, bare inserts ${Math.round((OPENED / raw) * 1000)})`, bar: '≥ 0.25 ×', seen: `${seen.toFixed(2)} ×`, met: seen >= 0.25 } // prettier-ignore
}

export const cases: Row = {
  id: 'cases',
  work: 'a year of cases',
  run: async (bed) => {
    const { ms, value } = await timed(() => fillCases(bed))
    bed.say(`  ${value} cases with their steps written in ${(ms / 1000).toFixed(0)} s`)
    const measures = [...(await reading(bed)), await opening(bed)]
    return measures.map((m) => ({ ...m, what: `${value.toLocaleString('en')} cases: ${m.what}` }))
  },
}
