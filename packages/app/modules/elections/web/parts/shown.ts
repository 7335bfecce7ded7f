import type { Answer } from '#web/api.ts'
import type { getCount, getElection, getVoting } from '../../contract/index.ts'

/** What the pages are answered with: days and instants as text. */
export type Election = Answer<typeof getElection>
export type Counted = Answer<typeof getCount>
export type Box = Answer<typeof getVoting>['boxes'][number]
