import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { AreaLink, AreaVersion, CountyStep } from '../contract/tree.ts'
import { lineageOfCodes } from './lineage.ts'
import { known } from './time.ts'

/** All versions of an area, earliest first. Entries that only follow a change of path above are kept, marked so. */
export async function versionsOf(ctx: Ctx, id: string): Promise<AreaVersion[]> {
  const { rows } = await sql<AreaVersion>`
    select v.id, v.valid_from, v.valid_to, v.kind, v.name, v.code_stat, v.code_civil, v.parent_id, p.name as parent_name,
           v.events, v.source, v.act_id, v.recorded_at
    from area_version v
    left join lateral (select above.name from area_version above where above.area_id = v.parent_id
      and above.valid_from <= v.valid_from and (above.valid_to is null or above.valid_to > v.valid_from) and ${known(ctx.knownOn, 'above')} limit 1) p on true
    where v.area_id = ${id} and ${known(ctx.knownOn)} order by v.valid_from`.execute(ctx.db)
  return rows
}

/** Areas that this one came from or went into. */
export async function linksOf(ctx: Ctx, id: string): Promise<AreaLink[]> {
  const { rows } = await sql<AreaLink>`
    select v.id, v.kind, v.on_day, case when v.to_id = ${id} then 'from' else 'to' end as direction, o.area_id as other_id,
           o.name as other_name, o.code_stat as other_code, v.source, v.confirmed_by
    from area_link v
    join lateral (select n.area_id, n.name, n.code_stat from area_version n
      where n.area_id = case when v.to_id = ${id} then v.from_id else v.to_id end and n.superseded_at is null
      order by n.valid_from desc limit 1) o on true
    where (v.from_id = ${id} or v.to_id = ${id}) and ${known(ctx.knownOn)} order by v.on_day, o.name`.execute(ctx.db)
  return rows
}

/** @throws AppError `access.notFound` */
export async function areaHistoryPage(
  ctx: Ctx,
  id: string,
): Promise<{ versions: AreaVersion[]; links: AreaLink[]; lineage: CountyStep[] }> {
  const versions = await versionsOf(ctx, id)
  if (versions.length === 0) throw notFound()
  const { level } = await ctx.db.selectFrom('area').select('level').where('id', '=', id).executeTakeFirstOrThrow()
  const codes = versions.flatMap((v) => [v.codeStat, v.codeCivil]).filter((code) => code !== null)
  return { versions, links: await linksOf(ctx, id), lineage: await lineageOfCodes(ctx, level, codes) }
}
