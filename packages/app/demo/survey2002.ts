import type { Day } from '#shared/dates.ts'

/** The day about which the seed's report speaks. */
export const SURVEY_DAY: Day = '2002-06-30'
/** The report whose figures the demonstration carries. */
export const SURVEY_SOURCE = '《关于加快全市城市社区建设工作情况调查报告》'

/** Population as the report states it for its two planning areas, in persons. */
export interface Totals {
  population: number
  floating: number
}
/** 全市城区驻地总人口158万人,其中流动人口28.6万人. */
export const CITY_SEATS: Totals = { population: 1_580_000, floating: 286_000 }
/** 临沂城区规划范围内总人口59.7万人,其中流动人口23.7万人. */
export const URBAN_AREA: Totals = { population: 597_000, floating: 237_000 }
/** 街道和乡镇21个,居委会167个,其中已建成社区53个(均属兰山区). */
export const BODIES = { towns: 21, committees: 167, communities: 53 }

/** A subdistrict or town of the urban seats in 2002. */
export interface SeatTown {
  /** Statistical code of the 2023 release, 9 digits. */
  code: string
  /** Kind on the day of the survey. */
  kind: 'subdistrict' | 'town'
  /** Name on the day of the survey. */
  name: string
  /** How many residents' committees it has on the day of the survey. */
  committees: number
  /** Those of 兰山区 are built communities; the rest are not yet. */
  built: boolean
  /** Whether it lies in 临沂城区规划范围. */
  urban: boolean
}

const subdistrict = (code: string, name: string, committees: number, built = false): SeatTown => ({
  code,
  kind: 'subdistrict',
  name,
  committees,
  built,
  urban: true,
})
const town = (code: string, name: string, committees: number, urban = false): SeatTown => ({
  code,
  kind: 'town',
  name,
  committees,
  built: false,
  urban,
})

/**
 * The 21 seats: twelve in the three districts and one seat town in each county. The number of bodies in each is the
 * demonstration's own; only the sums are the report's.
 */
export const SEATS: readonly SeatTown[] = [
  subdistrict('371302001', '兰山街道', 22, true),
  subdistrict('371302002', '银雀山街道', 13, true),
  subdistrict('371302003', '金雀山街道', 15, true),
  subdistrict('371302004', '柳青街道', 3, true),
  subdistrict('371311001', '罗庄街道', 9),
  subdistrict('371311003', '盛庄街道', 8),
  town('371311002', '付庄镇', 1, true),
  town('371311007', '高都镇', 1, true),
  town('371312001', '九曲镇', 8, true),
  town('371312009', '芝麻墩镇', 3, true),
  town('371312010', '梅埠镇', 2, true),
  town('371312004', '相公镇', 1, true),
  town('371321001', '界湖镇', 8),
  town('371322001', '郯城镇', 9),
  town('371323001', '沂城镇', 11),
  town('371324001', '卞庄镇', 9),
  town('371325001', '费城镇', 9),
  town('371326001', '平邑镇', 9),
  town('371327001', '十字路镇', 9),
  town('371328001', '蒙阴镇', 8),
  town('371329001', '临沭镇', 9),
]

/** The subdistrict that is registered person by person. */
export const DETAILED_TOWN = '371302004'
/** Its three communities: code and share of the homes. */
export const DETAILED = [
  { code: '371302004001', name: '柳青苑', share: 0.36 },
  { code: '371302004002', name: '大官苑', share: 0.34 },
  { code: '371302004003', name: '金润', share: 0.3 },
] as const
