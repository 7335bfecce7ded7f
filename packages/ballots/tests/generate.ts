import type { TwinBallot, TwinCandidate, TwinElection, TwinRound, TwinState } from './twin.ts'

/** Random numbers that are the same on every machine (xorshift, Marsaglia 2003). */
export function randomOf(seed: number) {
  let x = Math.imul(seed + 1, 0x9e3779b1) | 1
  const bits = () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return x >>> 0
  }
  for (let i = 0; i < 8; i++) bits()
  const below = (n: number) => bits() % n
  const between = (a: number, b: number) => a + below(b - a + 1)
  const chance = (percent: number) => below(100) < percent
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  return { below, between, chance, pick }
}
export type Random = ReturnType<typeof randomOf>

const POSTS = ['chair', 'viceChair', 'member'] as const

/** An election of any kind, small enough that exact halves, thirds and ties are common. */
export function electionOf(r: Random): TwinElection {
  const posts = r.chance(50) ? POSTS : [r.pick(POSTS)]
  const seats = new Map(posts.map((p) => [p as string, p === 'chair' ? 1 : r.between(1, p === 'member' ? 4 : 2)]))
  const candidates: TwinCandidate[] = []
  for (const post of posts)
    for (let i = 0, n = seats.get(post)! + r.between(0, 3); i < n; i++)
      candidates.push({ person: `${post[0]}${i}`, contest: post, post, woman: r.chance(30) })
  if (posts.length > 1 && r.chance(15)) candidates.push({ ...candidates[0]!, contest: 'member', post: 'member' })
  const persons = [...new Set(candidates.map((c) => c.person))]
  const sitting = r.chance(20) ? [{ person: 's0', post: r.pick(POSTS) }] : []
  const related = [...persons, ...sitting.map((s) => s.person)]
  const relatives = Array.from(
    { length: r.chance(50) ? r.between(1, 3) : 0 },
    () => [r.pick(related), r.pick(related)] as const,
  )
  return {
    mode: r.pick(['allVoters', 'households', 'representatives'] as const),
    entitled: r.between(1, 60),
    seats,
    candidates,
    relatives: relatives.filter(([a, b]) => a !== b),
    sitting,
    clash: r.pick([null, 'higherPostThenVotes', 'moreVotes'] as const),
    tie: r.pick([null, 'voteAgain', 'drawLots'] as const),
  }
}

/** A day of voting: who comes, what they choose, what lots would be drawn. */
export function roundOf(r: Random, e: TwinElection, before?: TwinState): TwinRound {
  const share = e.mode === 'representatives' ? Math.floor((e.entitled * 2) / 3) : Math.floor(e.entitled / 2)
  const persons = Math.min(e.entitled, r.chance(30) ? share + r.between(0, 1) : r.between(share, e.entitled))
  const kept = r.chance(20) ? r.between(0, Math.min(2, persons)) : 0
  const open = before
    ? before.next.map((n) => ({ contest: n.contest, seats: n.seats, persons: [...n.persons] }))
    : [...e.seats].map(([contest, seats]) => ({
        contest,
        seats,
        persons: e.candidates.filter((c) => c.contest === contest).map((c) => c.person),
      }))
  const favourites = new Map(open.map((o) => [o, r.between(30, 95)]))
  const ballots = Array.from({ length: persons - kept }, (): TwinBallot => {
    if (r.chance(4)) return []
    return open.flatMap((o) => {
      const left = o.persons.filter((_, i) => (i < o.seats ? r.chance(favourites.get(o)!) : r.chance(45)))
      while (left.length > o.seats) left.splice(r.below(left.length), 1)
      return left.map((person) => ({ contest: o.contest, person }))
    })
  })
  const lots = new Map(open.map((o) => [o.contest, o.persons.slice(0, r.between(0, o.seats))]))
  return { persons, ballots, lots, declined: [] }
}
