import { held, plain, type Finding } from '../findings.ts'
import type { LawKey } from '../law/keys.ts'
import { said, type Law } from '../law/law.ts'
import type { Cast, Votes } from './types.ts'
import { shareOf } from './turnout.ts'

/** The votes of one contest in one round, and how they are judged. */
export interface Counted {
  contest: string
  kind: 'first' | 'runOff' | 'tie'
  seats: number
  /** Most votes first. */
  ranked: readonly Votes[]
  /** Drawn by lot, where the pack allows it. */
  lots: readonly string[]
}
export interface Filled {
  winners: Votes[]
  tied: Votes[]
  /** Seats that the tied ones compete for. */
  tiedSeats: number
  reasons: Finding[]
}

const SHARE = { first: 'electedShare', runOff: 'runOffFloor' } as const satisfies Record<string, LawKey>
const CODE = { first: 'majority', runOff: 'runOffFloor' } as const

/** By whom or what a share is reckoned: those who voted, or the ballots cast. The law says which. */
function baseOf(law: Law, key: LawKey, cast: Cast): number | undefined {
  const base = said(law, key)?.value
  return base === 'personsVoting' ? cast.persons : base === 'ballotsCast' ? cast.ballots : undefined
}

/** Whether one person's votes are enough: more than half (first vote), a third (run-off); a tie is broken by any vote. */
function enough(law: Law, kind: Counted['kind'], row: Votes, cast: Cast): Finding {
  if (kind === 'tie') return plain('tie', row.votes > 0, { person: row.person, n: row.votes })
  const of = baseOf(law, `${SHARE[kind]}.of`, cast)
  if (of === undefined) return held(law, `${SHARE[kind]}.of`, 'lawSilent', null, { on: `${SHARE[kind]}.of` })
  const finding = shareOf(law, SHARE[kind], CODE[kind], row.votes, of)
  return { ...finding, figures: { person: row.person, contest: row.contest, ...finding.figures } }
}

/** Fills the seats of a contest: those with enough votes, most votes first; equal votes at the last seat are a tie. */
export function fill(law: Law, cast: Cast, counted: Counted): Filled {
  const judged = counted.ranked.map((row) => ({ row, finding: enough(law, counted.kind, row, cast) }))
  const able = judged.filter((j) => j.finding.met === true).map((j) => j.row)
  const reasons = judged.map((j) => j.finding).filter((f) => f.code !== 'tie')
  const { seats } = counted
  const last = able[seats - 1]?.votes
  if (able.length <= seats || able[seats]!.votes !== last)
    return { winners: able.slice(0, seats), tied: [], tiedSeats: 0, reasons }
  const winners = able.filter((row) => row.votes > last!)
  const tied = able.filter((row) => row.votes === last)
  return breakTie(law, counted, { winners, tied, tiedSeats: seats - winners.length, reasons })
}

/** Lots decide only where the local pack says so, and only among the tied; else they are voted on again. */
function breakTie(law: Law, { contest, lots }: Counted, filled: Filled): Filled {
  const { winners, tied, tiedSeats, reasons } = filled
  const how = said(law, 'tie')?.value
  const persons = tied.map((t) => t.person)
  const figures = { contest, persons, seats: tiedSeats, n: tied[0]!.votes }
  const drawn = tied.filter((t) => lots.includes(t.person))
  if (how === 'drawLots' && drawn.length === tiedSeats && lots.length === tiedSeats)
    return {
      winners: [...winners, ...drawn],
      tied: [],
      tiedSeats: 0,
      reasons: [...reasons, held(law, 'tie', 'drawnByLot', true, { ...figures, drawn: drawn.map((d) => d.person) })],
    }
  return { ...filled, reasons: [...reasons, held(law, 'tie', 'tie', how === undefined ? null : false, figures)] }
}
