import { settleBatch, reconcile, tally, type BatchCount, type Entry, type Tally } from '../batches.ts'
import { accountBoxes, allBoxes, type BoxAccount } from '../boxes.ts'
import { BadInput } from '../errors.ts'
import { checkedLaw, type Law } from '../law/law.ts'
import { judgeRound, type Measure } from '../result/other.ts'
import type { Poll, Result, Round } from '../result/types.ts'
import { canonical, type Plain } from './canonical.ts'

/** One batch with all its counts: two teams, and the third where they differed. */
export interface ArchivedBatch {
  readonly a: Entry
  readonly b: Entry
  readonly third?: BatchCount
}
export interface ArchivedRound extends Pick<Round, 'others' | 'lots' | 'yields'> {
  /** Who took part in the vote, themselves or by proxy. */
  readonly persons: number
  readonly boxes: readonly BoxAccount[]
  /** Differences of a box that a signed minute explains; the box `all` for those of all together. */
  readonly explained: readonly { readonly box: string; readonly paper: string }[]
  readonly batches: readonly ArchivedBatch[]
}
/** All that a result is computed from, and what belongs to it. People by the ids that the archive's lists explain. */
export interface ElectionFacts {
  readonly measure: Measure
  readonly law: Law
  readonly poll: Poll
  readonly rounds: readonly ArchivedRound[]
  /** Minutes, lists, scans: by name and hash. */
  readonly papers: readonly { readonly name: string; readonly hash: string }[]
  /** What else is kept: names, places, days, lists. Each entry is a part with its hash. */
  readonly about: Readonly<Record<string, Plain>>
}
export interface Seal {
  /** `sm3` */
  readonly algorithm: string
  readonly hashOf: (text: string) => string
}

/** Written now: boxes may be counted with another (`countedWith`). What was written as 1 is still verified as it was. */
export const FORMAT = 'liren.election/2' as const
export const FORMATS = ['liren.election/1', FORMAT] as const
export interface Archive {
  readonly format: (typeof FORMATS)[number]
  readonly algorithm: string
  readonly facts: ElectionFacts
  readonly results: readonly Result[]
  /** By part. */
  readonly hashes: Readonly<Record<string, string>>
}

/** What in an archive does not hold. */
export interface ArchiveFault {
  readonly code:
    | 'notJson'
    | 'notCanonical'
    | 'unknownFormat'
    | 'hash'
    | 'unsettledBatch'
    | 'sums'
    | 'difference'
    | 'result'
    | 'impossible'
  /** Part, round, box or batch. */
  readonly where: string
  readonly figures?: Readonly<Record<string, number | string>>
}
export interface Recount {
  readonly results: readonly Result[]
  readonly faults: readonly ArchiveFault[]
}

/** Computes an election anew from its batches: counts settled, added up, held against the boxes, judged by the law kept with them. */
export function recount(facts: ElectionFacts): Recount {
  const faults: ArchiveFault[] = []
  const results: Result[] = []
  const law = checkedLaw(facts.law)
  const papers = new Set(facts.papers.map((p) => p.name))
  for (const [i, round] of facts.rounds.entries()) {
    const where = `round ${i + 1}`
    const sums = tally(round.batches.flatMap((batch) => settled(batch, where, faults)))
    faults.push(...unexplained(round, papers, where), ...unequal(round.boxes, sums, where))
    const { others, lots, yields, persons } = round
    const cast = { persons, ballots: sums.ballots }
    results.push(
      judgeRound(facts.measure, law, facts.poll, { cast, votes: sums.votes, others, lots, yields }, results.at(-1)),
    )
  }
  return { results, faults }
}

function settled({ a, b, third }: ArchivedBatch, where: string, faults: ArchiveFault[]): BatchCount[] {
  const found = third ? settleBatch(a, b, third) : reconcile(a, b)
  if (found.state === 'agreed') return [found.count]
  faults.push({ code: 'unsettledBatch', where: `${where}, batch ${a.batch}`, figures: { state: found.state } })
  return []
}

/** Boxes whose figures differ and no kept minute says why. */
function unexplained({ boxes, explained }: ArchivedRound, papers: ReadonlySet<string>, where: string): ArchiveFault[] {
  const bad = accountBoxes(boxes).filter((f) => f.met === false)
  const excused = (box: string) => explained.some((e) => e.box === box && papers.has(e.paper))
  // What all boxes together lack is no more than what the single ones lack, once each of those is explained.
  const single = new Set(bad.flatMap((f) => (f.figures['box'] === 'all' ? [] : String(f.figures['box']))))
  const all = single.size > 0 && [...single].every(excused)
  return bad
    .filter((f) => !excused(String(f.figures['box'])) && !(f.figures['box'] === 'all' && all))
    .map((f) => ({
      code: 'difference',
      where: `${where}, box ${f.figures['box']}`,
      figures: { code: f.code, by: Number(f.figures['by']) },
    }))
}

function unequal(boxes: readonly BoxAccount[], sums: Tally, where: string): ArchiveFault[] {
  const all = allBoxes(boxes)
  const voidOf = (by: Readonly<Record<string, number>>) => Object.values(by).reduce((n, x) => n + x, 0)
  const pairs: [string, number, number][] = [
    ['returned', all.returned, sums.ballots],
    ['valid', all.valid, sums.valid],
    ['blank', all.blank, sums.blank],
    ['void', voidOf(all.void), voidOf(sums.void)],
  ]
  return pairs
    .filter(([, box, batches]) => box !== batches)
    .map(([what, box, batches]) => ({ code: 'sums', where: `${where}, ${what}`, figures: { boxes: box, batches } }))
}

export interface Part {
  readonly name: string
  readonly value: unknown
  /** Its canonical text. */
  readonly text: string
}
/** Texts that need not be written twice: those of parts, by the values they were written from. */
export const known = (parts: readonly Part[]): Map<unknown, string> => new Map(parts.map((p) => [p.value, p.text]))

/** The parts of an archive by name: what is hashed. Since format 2 its own name is one of them. */
export function partsOf({ facts, results, algorithm, format }: Omit<Archive, 'hashes'>): Part[] {
  const { measure, law, poll, rounds, papers, about } = facts
  const parts: [string, unknown][] = [
    ...(format === 'liren.election/1' ? [] : [['format', format] as [string, unknown]]),
    ['algorithm', algorithm],
    ['measure', measure],
    ['law', law],
    ['poll', poll],
    ...rounds.map((round, i): [string, unknown] => [`rounds.${i + 1}`, round]),
    ['papers', papers],
    ...Object.keys(about).map((key): [string, unknown] => [`about.${key}`, about[key]]),
    ['results', results],
  ]
  return parts.map(([name, value]) => ({ name, value, text: canonical(value, name) }))
}

/**
 * The archive of an election as one text: facts, the results computed from them, a hash of each part. The hash of the text
 * itself belongs on paper, where nobody can change it afterwards.
 * @throws BadInput for facts from which nothing can be computed, `faulty` where one stands in them
 */
export function archiveOf(facts: ElectionFacts, { algorithm, hashOf }: Seal): string {
  const { results, faults } = recount(facts)
  if (faults[0]) throw new BadInput('faulty', faults[0].where, faults[0].code)
  const archive = { format: FORMAT, algorithm, facts, results } satisfies Omit<Archive, 'hashes'>
  const parts = partsOf(archive)
  const hashes = Object.fromEntries(parts.map(({ name, text }) => [name, hashOf(text)]))
  return canonical({ ...archive, hashes } satisfies Archive, 'archive', known(parts))
}
