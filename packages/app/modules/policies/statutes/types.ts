import type { Problem } from '#shared/errors.ts'
import type { Day } from '#shared/dates.ts'

export const levels = ['national', 'province', 'city', 'county', 'subdistrict'] as const
export type Level = (typeof levels)[number]

export const kinds = ['law', 'administrativeRegulation', 'localRegulation', 'normative', 'reply'] as const
/** 法律, 行政法规, 地方性法规, 规范性文件, 批复. */
export type Kind = (typeof kinds)[number]

/**
 * How the day of entry into force is known: `text` and `header` say it; `onPublication`: the text says from publication;
 * `amendment`: the day of the last amending decision; `version`: nothing says it, the day of the version stands in.
 */
export const inForceBases = ['text', 'header', 'onPublication', 'amendment', 'version'] as const
export type InForceBasis = (typeof inForceBases)[number]

export const relationKinds = ['carriesOut', 'amendedBy', 'repeals'] as const
export type RelationKind = (typeof relationKinds)[number]

export interface ParsedArticle {
  /** 0 for the preamble. */
  number: number
  /** 1 for 之一; 0 for the article itself. */
  sub: number
  /** As the text writes it: `第十条之一`; an item of a document without articles: `一`. */
  label: string
  chapter: string | null
  section: string | null
  /** Paragraphs, one per line. */
  body: string
  line: number
}

export interface ParsedPolicy {
  /** Names one version of one document for ever: `城市居民委员会组织法@2018-12-29`. */
  key: string
  /** The title without the country's name: the same for all versions. */
  family: string
  title: string
  versionOn: Day
  number: string | null
  issuer: string | null
  level: Level | null
  kind: Kind
  adoptedOn: Day | null
  publishedOn: Day | null
  inForceFrom: Day
  inForceBasis: InForceBasis
  source: string | null
  relations: { kind: RelationKind; title: string }[]
  articles: ParsedArticle[]
}

export interface Parsed {
  policy: ParsedPolicy | undefined
  problems: Problem[]
}
