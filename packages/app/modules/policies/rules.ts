import { addDays, within, type Day } from '#shared/dates.ts'

export const modalities = [
  'mandatory',
  'required',
  'encouraged',
  'permitted',
  'suggested',
  'gradual',
  'conditional',
] as const
/**
 * How strongly a provision binds: 必须/不得, 应当, 鼓励/提倡, 可以, 一般/建议, 逐步, 根据需要/待条件成熟时. `conditional` also where
 * the law says 应当 for some cases only (多民族居住地区): it binds there, and nobody may conclude it elsewhere. A number that a
 * right hangs on (十分之一以上 may demand) is `required`, though the right is a may.
 */
export type Modality = (typeof modalities)[number]

export const standings = ['law', 'pack', 'guideline', 'example'] as const
/**
 * `law`: national statute; `pack`: provincial or municipal rules made under it; `guideline`: a paper that guides without
 * binding; `example`: another place's rules, never in force here.
 */
export type Standing = (typeof standings)[number]

export const units = [
  'households',
  'persons',
  'years',
  'months',
  'days',
  'times',
  'share',
  'flag',
  'list',
  'code',
] as const
export type Unit = (typeof units)[number]

/** A share of a whole. `strict`: 超过 and 过半数 (the share itself is not enough); otherwise 以上 (it is). */
export interface Fraction {
  num: number
  den: number
  strict: boolean
}
export interface Range {
  min: number
  max: number
}
export type RuleValue = number | boolean | string | string[] | Fraction | Range

export interface RuleParameter {
  id: string
  /** `residentsCommittee.households`. */
  key: string
  value: RuleValue
  unit: Unit
  from: Day
  /** The day from which it no longer holds; `null`: it still does. */
  to: Day | null
  document: string
  /** The day of the document's version. */
  versionOn: Day | null
  /** The key of the version's text in the policy library, where it may stand. */
  policyKey: string | null
  article: string
  /** The words of the article that say it. */
  words: string | null
  modality: Modality
}
export interface RuleSet {
  id: string
  /** `CN-RC-2025`. */
  key: string
  name: string
  standing: Standing
  /** The division it holds for: empty for the whole country, else a code (`37`, `3713`). */
  region: string
  parameters: RuleParameter[]
}

export interface FoundRule {
  set: RuleSet
  parameter: RuleParameter
}

/** Whether rules made for `region` hold at an area with this path of codes (`/3713/371302/…/`). */
export function reaches(region: string, path: string): boolean {
  const codes = path.split('/').filter(Boolean)
  return region === '' || codes.length === 0 || codes.includes(region) || codes[0]!.startsWith(region)
}

/**
 * The one provision on `key` that binds on `day` at an area: national law first, then the provincial or municipal pack
 * (which may fill what the law leaves open, never replace it). Guidelines and examples never bind.
 */
export function ruleOn(sets: readonly RuleSet[], key: string, day: Day, path = ''): FoundRule | undefined {
  const found = rulesOn(sets, key, day, path)
  return (
    found.find((f) => f.set.standing === 'law') ??
    found.filter((f) => f.set.standing === 'pack').toSorted((a, b) => b.set.region.length - a.set.region.length)[0]
  )
}

/** Every provision on `key` on `day` at an area, guidelines included; examples never. */
export function rulesOn(sets: readonly RuleSet[], key: string, day: Day, path = ''): FoundRule[] {
  return sets
    .filter((set) => set.standing !== 'example' && reaches(set.region, path))
    .flatMap((set) => set.parameters.map((parameter) => ({ set, parameter })))
    .filter(({ parameter: p }) => p.key === key && within(day, p.from, p.to))
}

/** Whether a provision stands fast against local rules: what the law says must be so may not be said otherwise below. */
export const isLocked = (found: FoundRule): boolean =>
  found.set.standing === 'law' && ['mandatory', 'required'].includes(found.parameter.modality)

/**
 * Whether `n` of `of` reach the fraction, in whole numbers (no rounding). Of nobody nothing is reached.
 * @throws RangeError for anything but whole numbers from 0 up.
 */
export function meets(n: number, of: number, fraction: Fraction): boolean {
  for (const x of [n, of]) if (!Number.isSafeInteger(x) || x < 0) throw new RangeError(`not a whole number: ${x}`)
  if (of === 0) return false
  const [have, need] = [BigInt(n) * BigInt(fraction.den), BigInt(of) * BigInt(fraction.num)]
  return fraction.strict ? have > need : have >= need
}

/** The smallest whole number of `of` that reaches the fraction (`of` 90, 超过三分之二: 61). */
export function leastThatMeets(of: number, { num, den, strict }: Fraction): number {
  return strict ? Math.floor((of * num) / den) + 1 : Math.ceil((of * num) / den)
}

/** Whether `n` lies in the band; both ends belong to it (Civil Code art. 1259: 以上, 以下 include). */
export const inRange = (n: number, { min, max }: Range): boolean => min <= n && n <= max

export const isFraction = (value: RuleValue): value is Fraction => typeof value === 'object' && 'den' in value
export const isRange = (value: RuleValue): value is Range => typeof value === 'object' && 'min' in value

/**
 * What was judged by which version of which provision. Whoever stores a verdict stores this whole: a later law or a
 * correction then changes nothing that was decided.
 */
export interface Verdict {
  passed: boolean
  key: string
  day: Day
  value: RuleValue
  modality: Modality
  ruleSet: string
  parameterId: string
  document: string
  article: string
}

/** Judges by a provision; `test` receives its value. */
export function judge(found: FoundRule, day: Day, test: (value: RuleValue) => boolean): Verdict {
  const { id: parameterId, key, value, modality, document, article } = found.parameter
  return { passed: test(value), key, day, value, modality, ruleSet: found.set.key, parameterId, document, article }
}

/** How days are counted: the law leaves out the first day (Civil Code art. 201); some local rules count it in. */
export type DayCount = 'firstDayOut' | 'firstDayIn'

/**
 * The last day of a term of `n` days that begins with an event on `start` (自…之日起五日内). Where `isRestDay` is given, a
 * term that would end on a day of rest ends on the first working day after it (Civil Code art. 203).
 */
export function lastDayWithin(
  start: Day,
  n: number,
  count: DayCount = 'firstDayOut',
  isRestDay?: (day: Day) => boolean,
): Day {
  const end = addDays(start, count === 'firstDayOut' ? n : n - 1)
  return isRestDay ? firstWorkingDay(end, isRestDay) : end
}

const firstWorkingDay = (day: Day, isRestDay: (day: Day) => boolean): Day =>
  isRestDay(day) ? firstWorkingDay(addDays(day, 1), isRestDay) : day

/** The latest day for something due `n` days before an event (选举日的二十日前): the event's day is left out, or counted in. */
export function latestDayBefore(event: Day, n: number, count: DayCount = 'firstDayOut'): Day {
  return addDays(event, count === 'firstDayOut' ? -n : 1 - n)
}

/** The same day `n` months later; the month's last day where it has no such day (Civil Code art. 202). */
export function monthsLater(day: Day, n: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + n, 1))
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, days))
  return first.toISOString().slice(0, 10)
}
