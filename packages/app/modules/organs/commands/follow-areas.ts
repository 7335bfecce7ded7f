import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { addDays, type Day } from '#shared/dates.ts'
import { partyKinds } from '../rules/kinds.ts'
import { endOrgan } from '../store/found.ts'
import { touch } from '../store/rows.ts'
import { openWork } from '../store/work.ts'

/** In how many days the party body follows a boundary: our own, for 同步 names no number. */
const ADJUST_DAYS = 30

interface Changed {
  actId?: string
  releaseId?: string
  onDay: Day
  ended?: string[]
  links?: { fromId: string; toId: string }[]
}
/** Areas ended: their bodies end on that day, and the seats in them; the trail of the act says why. */
export async function areasChanged(ctx: Ctx, { actId, releaseId, onDay, ended, links }: Changed): Promise<void> {
  const candidates = [...new Set([...(ended ?? []), ...(links ?? []).map((l) => l.fromId)])]
  if (candidates.length === 0) return
  await privileged(ctx, async () => {
    for (const { areaId, id } of await endingOrgans(ctx, candidates, onDay)) {
      await endOrgan(ctx, { areaId, organId: id }, { on: onDay, reason: '区划或规模调整', out: 'boundary' })
      await mark(ctx, areaId, id, actId ?? releaseId ?? null, onDay)
    }
  })
}

/** Bodies that stand at areas of which nothing stands any more on the day. */
async function endingOrgans(ctx: Ctx, areaIds: readonly string[], day: Day): Promise<{ areaId: string; id: string }[]> {
  const { rows } = await sql<{ areaId: string; id: string }>`
    select o.area_id, o.id from organ o where o.area_id = any(${areaIds}::uuid[]) and o.ended_on is null and o.founded_on <= ${day}::date
      and not exists (select 1 from area_version v where v.area_id = o.area_id and v.superseded_at is null and v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to > ${day}::date))
    order by o.area_id, o.id`.execute(ctx.db)
  return rows
} // prettier-ignore

async function mark(ctx: Ctx, areaId: string, organId: string, act: string | null, day: Day): Promise<void> {
  if (act === null) return
  await sql`update organ set ended_by = ${act} where area_id = ${areaId} and id = ${organId}`.execute(ctx.db)
  await sql`update organ_member set out_by = ${act} where area_id = ${areaId} and organ_id = ${organId} and out_reason = 'boundary' and to_on = ${day}::date`.execute(ctx.db) // prettier-ignore
}

/** The act was withdrawn before its day: bodies and seats that it would have ended go on. */
export async function areasWithdrawn(ctx: Ctx, { actId, onDay }: { actId: string; onDay: Day }): Promise<void> {
  await privileged(ctx, async () => {
    const { rows } = await sql<{ areaId: string; id: string }>`
      update organ set ended_on = null, ended_reason = null, ended_by = null, version = version + 1 where ended_by = ${actId} returning area_id, id`.execute(ctx.db)
    await sql`update organ_member set to_on = null, out_reason = null, out_source = null, out_decree = null, out_by = null where out_by = ${actId}`.execute(ctx.db)
    for (const { areaId, id } of rows) {
      await sql`update organ_post set to_on = null where area_id = ${areaId} and organ_id = ${id} and to_on = ${onDay}::date`.execute(ctx.db)
      await touch(ctx, areaId)
    }
  })
} // prettier-ignore

interface InForce {
  onDay: Day
  begun: string[]
  ended: { areaId: string; into: string[] }[]
  moves: { from: string; to: string; units: number }[]
}
/**
 * A boundary came into force (同步规划、同步调整和设置社区党组织): every community that began, gave or took is asked to have its party
 * body adjusted.
 */
export async function inForce(ctx: Ctx, { onDay, begun, ended, moves }: InForce): Promise<void> {
  const gone = new Set(ended.map((e) => e.areaId))
  const touched = [...new Set([...begun, ...moves.flatMap((m) => [m.from, m.to])])].filter((id) => !gone.has(id))
  await privileged(ctx, async () => {
    for (const areaId of await communitiesAmong(ctx, touched))
      await openWork(ctx, {
        areaId, rule: 'partyAdjusted', role: 'subdistrictOfficer', dueOn: addDays(onDay, ADJUST_DAYS), text: '区划已调整，请同步调整和设置社区党组织。',
        source: { kind: 'boundary', text: `区划调整（${onDay}）` }, organId: await partyOf(ctx, areaId),
      }) // prettier-ignore
  })
}

async function communitiesAmong(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db.selectFrom('area').select('id').where('id', 'in', ids).where('level', '=', 5).orderBy('path').execute() // prettier-ignore
  return rows.map((r) => r.id)
}

async function partyOf(ctx: Ctx, areaId: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('organ').select('id').where('areaId', '=', areaId).where('kind', 'in', partyKinds).where('endedOn', 'is', null).executeTakeFirst() // prettier-ignore
  return row?.id ?? null
}
