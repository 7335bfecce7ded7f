import type { Ctx } from '#server/context.ts'
import type { AreaValue, Indicator, ScopeRows } from '#server/indicator.ts'
import { sql } from 'kysely'
import { areasRevision } from './queries/scope.ts'
import { holdsOn } from './queries/time.ts'
import type { AreaKind } from './rules/kinds.ts'

/** One for each area of these kinds, nothing for the others of the level: an area that exists is counted here, never reported. */
const counting =
  (level: 4 | 5, kinds: readonly AreaKind[]) =>
  async (ctx: Ctx, scope: ScopeRows, split?: string): Promise<AreaValue[]> => {
    const { rows } = await sql<{ areaId: string; kind: AreaKind }>`
    select v.area_id, v.kind from area_version v
    where v.area_id = any(${scope.areaIds}::uuid[]) and v.level = ${level} and ${holdsOn(scope.day, ctx.knownOn)}`.execute(
      ctx.db,
    )
    return rows.map((r) => {
      const counts = kinds.includes(r.kind)
      return { areaId: r.areaId, part: split && counts ? r.kind : null, value: counts ? 1 : 0 }
    })
  }

const indicator = (name: string, grain: 4 | 5, kinds: readonly AreaKind[]): Indicator => ({
  key: `areas.${name}`,
  unit: 'areas',
  direction: 'none',
  grain,
  period: 'year',
  splits: kinds.length > 1 ? ['kind'] : [],
  compute: counting(grain, kinds),
  changes: { token: areasRevision },
  rows: { route: '/areas/list', filter: { under: '{area}', kind: kinds.join(',') } },
})

/** 街道和乡镇, 居委会 (communities are residents' committees too), 已建成社区, 村委会. */
export const indicators: Indicator[] = [
  indicator('townships', 4, ['subdistrict', 'town', 'township']),
  indicator('committees', 5, ['community', 'residentsCommittee']),
  indicator('communities', 5, ['community']),
  indicator('villages', 5, ['villagersCommittee']),
]
