import { reportFigure } from '#modules/indicators/index.ts'
import type { Ctx } from '#server/context.ts'
import { CENSUS_SOURCE, CENSUS_TITLE, censusFigures } from '../census.ts'
import type { DemoCity } from '../city.ts'
import { SURVEY_DAY, SURVEY_SOURCE } from '../survey2002.ts'
import type { AreaIds } from './register.ts'

/** The survey's figures speak of 2002; a year later nothing is said any more. */
const SURVEY_ENDS = '2003-06-30'
const SHARED_OUT = '演示:全市合计为调查报告所载,分到各居委会的数为示意。'

/** Writes the figures that are known from the survey of 2002 (by committee) and from two censuses (by county). */
export async function loadReported(ctx: Ctx, city: DemoCity, areas: AreaIds): Promise<void> {
  const survey = { period: SURVEY_DAY, standsUntil: SURVEY_ENDS, source: SURVEY_SOURCE, note: SHARED_OUT }
  for (const place of city.reported) {
    const areaId = areas.get(place.code)!
    await reportFigure(ctx, { ...survey, indicatorKey: 'registers.population', areaId, value: place.population })
    await reportFigure(ctx, { ...survey, indicatorKey: 'registers.floating', areaId, value: place.floating })
  }
  for (const { code, period, male, female } of censusFigures) {
    const areaId = areas.get(code)!
    const census = {
      indicatorKey: 'registers.population',
      areaId,
      period,
      source: CENSUS_SOURCE,
      document: CENSUS_TITLE[period.slice(0, 4)]!,
    }
    await reportFigure(ctx, { ...census, value: male + female })
    await reportFigure(ctx, { ...census, part: 'sex.male', value: male })
    await reportFigure(ctx, { ...census, part: 'sex.female', value: female })
  }
}
