import type { Ctx } from '#server/context.ts'
import { writeAreaHistory } from '#modules/areas/index.ts'
import type { DemoCity } from '../city.ts'

/** Writes the areas of the years before the release; ids by trimmed code. */
export const loadAreas = (ctx: Ctx, city: DemoCity): Promise<Map<string, string>> => writeAreaHistory(ctx, city.areas)
