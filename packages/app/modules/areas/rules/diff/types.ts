import type { AreaKind, Conversion } from '../kinds.ts'

/** An area in force, as far as the comparison needs it. `parent` is the place of its parent in the same list, -1 at the top. */
export interface AreaInForce {
  id: string
  parent: number
  level: number
  kind: AreaKind
  name: string
  codeStat: string | null
  codeCivil: string | null
}

export const confidences = ['certain', 'likely', 'open'] as const
/** `certain`: the file says it; `likely`: the file and its neighbours speak for it; `open`: only a person can tell. */
export type Confidence = (typeof confidences)[number]

export const changeKinds = [
  'added',
  'removed',
  'renamed',
  'respelled',
  'recoded',
  'moved',
  'converted',
  'merged',
  'split',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Why two entries were taken for the same area, or why a question stays open. */
export const reasons = [
  'codeAndName',
  'nameUnderParent',
  'likeNameSameCode',
  'otherNameSameCode',
  'sameChildren',
  'nameElsewhereWithNeighbours',
  'nameElsewhere',
  'vanished',
  'vanishedWithParent',
  'appeared',
  'appearedWhereOthersVanished',
  'stemOfNew',
  'stemOfOld',
  'decided',
  'parentDiffers',
] as const
export type Reason = (typeof reasons)[number]

/** A pair of places: an area in force and a row of the release, taken for the same area. */
export interface Pair {
  old: number
  row: number
  confidence: Confidence
  reason: Reason
}

/**
 * One finding, about one area. `old` is its place among the areas in force, `row` among the release's rows; an area that
 * goes on has both. `aspects` names all that changed on it, `kind` the weightiest. `candidates` are what an open question
 * may be answered with: for a removed area rows of the release, for an added one areas in force.
 */
export interface Change {
  key: string
  kind: ChangeKind
  aspects: ChangeKind[]
  conversion: Conversion | null
  confidence: Confidence
  reason: Reason
  old: number | null
  row: number | null
  candidates: number[]
}

/** What a person said about a finding. `same` and `succeeded` name the other side by its key. */
export type Verdict =
  | { verdict: 'confirmed' }
  | { verdict: 'separate' }
  | { verdict: 'same'; other: string }
  | { verdict: 'succeeded'; others: string[] }
