import type { Day } from '#shared/dates.ts'

/** A population figure of the national census for a county, a district or the city. */
export interface CensusFigure {
  /** Code cut to its level. */
  code: string
  day: Day
  period: string
  male: number
  female: number
}

export const CENSUS_SOURCE = '全国人口普查分县资料(github leiii/census, MIT)'
export const CENSUS_TITLE: Record<string, string> = { 2010: '第六次全国人口普查', 2020: '第七次全国人口普查' }

/** Code, then men and women of 2010-11-01 and of 2020-11-01. */
const ROWS: readonly (readonly [string, number, number, number, number])[] = [
  ['3713', 5_103_107, 4_936_333, 5_634_589, 5_383_776],
  ['371302', 595_572, 563_609, 941_456, 896_333],
  ['371311', 264_599, 246_346, 393_967, 365_259],
  ['371312', 324_444, 309_078, 470_595, 437_729],
  ['371321', 412_693, 410_034, 409_310, 397_080],
  ['371322', 474_158, 462_008, 451_546, 433_610],
  ['371323', 497_657, 500_674, 481_471, 486_099],
  ['371324', 598_415, 563_517, 565_314, 539_077],
  ['371325', 474_254, 449_221, 415_177, 383_226],
  ['371326', 456_774, 443_393, 453_455, 438_821],
  ['371327', 445_908, 440_468, 430_553, 410_482],
  ['371328', 245_613, 243_924, 244_949, 240_303],
  ['371329', 313_020, 304_061, 299_572, 286_452],
]

/** The figures of both censuses; those of the city are the sum of its counties in 2010, and with the high-tech zone in 2020. */
export const censusFigures: readonly CensusFigure[] = ROWS.flatMap(([code, m10, f10, m20, f20]) => [
  { code, day: '2010-11-01', period: '2010-11-01', male: m10, female: f10 },
  { code, day: '2020-11-01', period: '2020-11-01', male: m20, female: f20 },
])
