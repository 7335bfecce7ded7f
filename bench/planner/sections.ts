import { disruption } from './disruption.ts'
import { editing } from './editing.ts'
import { effort } from './effort.ts'
import { exact } from './exact.ts'
import { BEST_KNOWN } from './instances.ts'
import type { Peer } from './peers.ts'
import { measure, qualityRows, qualityTable } from './quality.ts'
import { scale } from './scale.ts'
import type { Row } from './tools.ts'

export interface Asked {
  readonly peers: readonly Peer[]
  readonly seeds: number
  readonly instances: readonly string[] | undefined
  readonly long: boolean
  readonly full: boolean
}

export interface Section {
  readonly rows: readonly Row[]
  readonly text: readonly string[]
}

const chosen = (names: readonly string[], { instances }: Asked): string[] =>
  names.filter((name) => !instances || instances.includes(name))

async function quality(asked: Asked): Promise<Section> {
  const seen = []
  for (const name of chosen([...Object.keys(BEST_KNOWN), 'us-la-city'], asked))
    seen.push(await measure(name, asked.peers, asked.seeds))
  return { rows: qualityRows(seen), text: qualityTable(seen) }
}

export const parts: Record<string, (asked: Asked) => Promise<Section>> = {
  quality,
  exact,
  effort,
  scale,
  disruption,
  editing,
}
