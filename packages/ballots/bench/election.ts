import type { ArchivedRound, BatchCount, BoxAccount, ElectionFacts } from '../src/index.ts'
import { randomOf, type Random } from '../tests/generate.ts'
import { lawOfSet } from '../tests/laws.ts'

const law = lawOfSet('CN-RC-2025')
const VOTERS = 5000
const BOXES = 6
const BATCH = 50
const SEATS = { chair: 1, viceChair: 2, member: 4 } as const
type Post = keyof typeof SEATS
const CONTESTS = (Object.keys(SEATS) as Post[]).map((post) => ({ id: post, post, seats: SEATS[post] }))
const CANDIDATES = CONTESTS.flatMap(({ id, seats }) =>
  Array.from({ length: seats + 2 }, (_, i) => ({ person: `${id}-${i}`, contest: id, woman: i % 3 === 1 })),
)

/** The facts of an election of a community of 5,000 voters: six boxes, batches of 50, each counted by two teams. */
export function electionFacts(seed: number): ElectionFacts {
  const r = randomOf(seed)
  return {
    measure: 'committee',
    law,
    poll: { mode: 'allVoters', entitled: VOTERS, contests: CONTESTS, candidates: CANDIDATES, relatives: [] },
    rounds: [round(r)],
    papers: Array.from({ length: 12 }, (_, i) => ({ name: `paper ${i}`, hash: `${seed}`.padStart(64, '0') })),
    about: {
      community: `community ${seed}`,
      people: Object.fromEntries(CANDIDATES.map((c) => [c.person, `居民${c.person}`])),
    },
  }
}

function round(r: Random): ArchivedRound {
  const boxes = Array.from({ length: BOXES }, (_, i) => ({ name: `box ${i}`, ballots: BATCH * r.between(9, 13) }))
  const counts = boxes.flatMap((box) =>
    Array.from({ length: box.ballots / BATCH }, (_, i) => batch(r, `${box.name}/${i}`)),
  )
  const of = (box: string) => counts.filter((c) => c.batch.startsWith(`${box}/`))
  return {
    persons: boxes.reduce((n, b) => n + b.ballots, 0),
    boxes: boxes.map((b) => account(b.name, of(b.name))),
    explained: [],
    batches: counts.map((c) => ({ a: { ...c, team: ['a'] }, b: { ...c, team: ['b'] } })),
  }
}

function batch(r: Random, name: string): BatchCount {
  const blank = r.between(0, 2)
  const voided = r.between(0, 2)
  const valid = BATCH - blank - voided
  // The front runners of a post get most of it, the two behind them little: never more than its places.
  const votes = CANDIDATES.map(({ person, contest }, i) => {
    const behind = Number(person.split('-')[1]) >= SEATS[contest as Post]
    return { contest, person, votes: behind ? r.between(0, 3) : valid - 6 - (i % 3) }
  })
  return { batch: name, ballots: BATCH, valid, blank, void: { unreadable: voided }, votes }
}

function account(box: string, counts: readonly BatchCount[]): BoxAccount {
  const sum = (of: (c: BatchCount) => number) => counts.reduce((n, c) => n + of(c), 0)
  const returned = sum((c) => c.ballots)
  return {
    box,
    printed: 1000,
    issued: returned + 2,
    spoiled: 1,
    left: 1000 - returned - 3,
    returned,
    valid: sum((c) => c.valid),
    blank: sum((c) => c.blank),
    void: { unreadable: sum((c) => c.void['unreadable'] ?? 0) },
  }
}
