import type { Day } from '#shared/dates.ts'
import type { Modality, RuleValue, Standing, Unit } from '../rules.ts'

/** A provision as it is shipped. What it does not say itself it takes from its set. */
export interface DraftParameter {
  key: string
  value: RuleValue
  unit: Unit
  modality: Modality
  article: string
  words?: string
  from?: Day
  to?: Day
  document?: string
  versionOn?: Day
  policyKey?: string
}
export interface DraftSet {
  key: string
  name: string
  standing: Standing
  region: string
  document: string
  versionOn: Day | null
  policyKey: string | null
  from: Day
  to: Day | null
  note?: string
  parameters: DraftParameter[]
}

type Rest = [modality: Modality, article: string, words?: string]
const make =
  (unit: Unit) =>
  (key: string, value: RuleValue, ...[modality, article, words]: Rest): DraftParameter => ({
    key,
    value,
    unit,
    modality,
    article,
    words,
  })

export const households = make('households')
export const persons = make('persons')
export const years = make('years')
export const months = make('months')
export const days = make('days')
export const times = make('times')
export const list = make('list')
export const code = make('code')
const flagOf = make('flag')
/** That something is so (`true`). */
export const flag = (key: string, ...rest: Rest): DraftParameter => flagOf(key, true, ...rest)
/** 以上, 不得少于: the share itself is enough. */
export const atLeast = (key: string, num: number, den: number, ...rest: Rest): DraftParameter =>
  make('share')(key, { num, den, strict: false }, ...rest)
/** 超过, 过半数: the share itself is not enough. */
export const moreThan = (key: string, num: number, den: number, ...rest: Rest): DraftParameter =>
  make('share')(key, { num, den, strict: true }, ...rest)
