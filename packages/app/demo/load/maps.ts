import { createPlanningArea, keepOutline } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { FIRST_DAY } from '../city.ts'
import { DEMO_SOURCE } from '../divisions.ts'
import { outline } from '../ground.ts'
import { DETAILED, SEATS, SURVEY_SOURCE } from '../survey2002.ts'
import type { AreaIds } from './register.ts'

/** The two scopes of the survey report, which cut across the tree. */
export async function loadPlanningAreas(ctx: Ctx, areas: AreaIds): Promise<void> {
  const ids = (seats: typeof SEATS) => seats.map((s) => areas.get(s.code)!)
  const base = { ownerId: areas.get('3713')!, validFrom: FIRST_DAY, source: DEMO_SOURCE }
  await createPlanningArea(ctx, {
    ...base,
    name: '全市城区驻地',
    nameEn: 'Urban seats of the whole city',
    purpose: `${SURVEY_SOURCE}:全市城区驻地(含12个县区)`,
    memberIds: ids(SEATS),
  })
  await createPlanningArea(ctx, {
    ...base,
    name: '临沂城区规划范围',
    nameEn: 'Planned urban area of Linyi',
    purpose: `${SURVEY_SOURCE}:临沂城区规划范围内`,
    memberIds: ids(SEATS.filter((s) => s.urban)),
  })
}

/** Invented outlines of the three communities. */
export async function loadOutlines(ctx: Ctx, areas: AreaIds): Promise<void> {
  for (const [i, { code }] of DETAILED.entries())
    await keepOutline(ctx, {
      areaId: areas.get(code)!,
      geometry: outline(i),
      crs: 'WGS84',
      validFrom: FIRST_DAY,
      source: DEMO_SOURCE,
    })
}
