import { describe, expect, it } from 'vitest'
import {
  lastWithin,
  latestBefore,
  leastOf,
  reaches,
  results,
  type Poll,
  type Post,
  type Result,
  type Round,
} from '../src/index.ts'
import { electionOf, randomOf, roundOf } from './generate.ts'
import { lawOfSet } from './laws.ts'
import { hasWoman, twinRound, type TwinElection, type TwinRound, type TwinState } from './twin.ts'

const ELECTIONS = 10_000
const laws = new Map<string, ReturnType<typeof lawOfSet>>()
function lawFor({ clash, tie }: TwinElection) {
  const key = `${clash} ${tie}`
  const law = laws.get(key) ?? lawOfSet('CN-RC-2025', { ...(clash && { relativesClash: clash }), ...(tie && { tie }) })
  laws.set(key, law)
  return law
}

const pollOf = (e: TwinElection): Poll => ({
  mode: e.mode,
  entitled: e.entitled,
  contests: [...e.seats].map(([id, seats]) => ({ id, post: id as Post, seats })),
  candidates: e.candidates.map(({ person, contest, woman }) => ({ person, contest, woman })),
  relatives: e.relatives,
  sitting: e.sitting.map((s) => ({ ...s, woman: false })),
})

function roundFor(round: TwinRound): Round {
  const votes = new Map<string, { contest: string; person: string; votes: number }>()
  for (const { contest, person } of round.ballots.flat()) {
    const row = votes.get(`${contest} ${person}`) ?? { contest, person, votes: 0 }
    votes.set(`${contest} ${person}`, { ...row, votes: row.votes + 1 })
  }
  const lots = [...round.lots].map(([contest, persons]) => ({ contest, persons }))
  const yields = round.declined.map(({ person, contest }) => ({ person, contest, why: 'declined' as const }))
  return { cast: { persons: round.persons, ballots: round.ballots.length }, votes: [...votes.values()], lots, yields }
}

const place = (s: { person: string; contest: string; round: number }) => `${s.contest} ${s.person} ${s.round}`
const next = (n: { contest: string; kind: string; seats: number }, persons: Iterable<string>) =>
  `${n.contest} ${n.kind} ${n.seats}: ${[...persons].toSorted().join(' ')}`

const ofEngine = (r: Result) => ({
  valid: r.valid,
  elected: r.elected.map(place).toSorted(),
  pending: r.pending.map(place).toSorted(),
  next: r.next.map((n) => next(n, n.candidates)).toSorted(),
  woman: r.valid ? r.reasons.find((f) => f.code === 'womanMember')!.met : null,
})
const ofTwin = (t: TwinState) => ({
  valid: t.valid,
  elected: t.holders.filter((h) => !t.open.has(h.person)).map(place).toSorted(),
  pending: t.holders.filter((h) => t.open.has(h.person)).map(place).toSorted(),
  next: t.next.map((n) => next(n, n.persons)).toSorted(),
  woman: t.valid ? hasWoman(t) : null,
}) // prettier-ignore

/** What the twin's state comes to, in the words of the engine. */
function outcomeOf(t: TwinState, e: TwinElection): string {
  if (!t.valid) return t.round === 1 ? 'void' : 'runOff'
  if (t.open.size > 0 || t.tieOpen) return 'undecided'
  if (t.next.length > 0) return 'runOff'
  return t.holders.length < [...e.seats.values()].reduce((a, b) => a + b) ? 'short' : 'elected'
}

describe('the slow twin, written from the text of the law', () => {
  it(`agrees on ${ELECTIONS} elections, round by round`, () => {
    const seen: Record<string, number> = {}
    for (let seed = 0; seed < ELECTIONS; seed++) {
      const r = randomOf(seed)
      const e = electionOf(r)
      const rounds: TwinRound[] = []
      const states: TwinState[] = []
      do {
        const voted = roundOf(r, e, states.at(-1))
        const { holders } = twinRound(e, voted, states.at(-1))
        const round = holders.length > 0 && r.chance(12) ? { ...voted, declined: [r.pick(holders)] } : voted
        rounds.push(round)
        states.push(twinRound(e, round, states.at(-1)))
      } while (states.at(-1)!.next.length > 0 && rounds.length < 4)
      const engine = results(lawFor(e), pollOf(e), rounds.map(roundFor))
      const got = engine.map((x) => ({ ...ofEngine(x), outcome: x.outcome }))
      const want = states.map((t) => ({ ...ofTwin(t), outcome: outcomeOf(t, e) }))
      if (JSON.stringify(got) !== JSON.stringify(want)) expect({ seed, got }).toEqual({ seed, got: want })
      for (const { outcome } of want) seen[outcome] = (seen[outcome] ?? 0) + 1
    }
    // The elections are of every kind, or the agreement would say little.
    for (const outcome of ['elected', 'runOff', 'undecided', 'void', 'short'])
      expect(seen[outcome] ?? 0, outcome).toBeGreaterThan(50)
  })

  it('finds shares by counting heads', () => {
    for (let of = 1; of <= 120; of++)
      for (const [num, den] of [[1, 2], [2, 3], [1, 3], [1, 10], [1, 5], [4, 5]] as const) {
        const heads = Array.from({ length: of + 1 }, (_, n) => n)
        for (const strict of [true, false]) {
          // Each of the whole is cut into `den` pieces, and the pieces are counted.
          const least = heads.find((n) => (strict ? n * den > of * num : n * den >= of * num))
          expect(leastOf(of, { num, den, strict })).toBe(least ?? of + 1)
          expect(heads.findIndex((n) => reaches(n, of, { num, den, strict }))).toBe(least ?? -1)
        }
      } // prettier-ignore
  })

  it('finds days by turning the leaves of a calendar', () => {
    const leaf = (day: string, by: number) =>
      new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
    for (let seed = 0; seed < 2000; seed++) {
      const r = randomOf(seed)
      const start = leaf('2026-01-01', r.below(1500))
      const n = r.between(1, 40)
      let [last, first] = [start, start]
      for (let i = 0; i < n; i++) [last, first] = [leaf(last, 1), leaf(first, -1)]
      expect([lastWithin(start, n, 'firstDayOut'), latestBefore(start, n, 'firstDayOut')]).toEqual([last, first])
      const rest = new Set([0, 1, 2].slice(0, r.below(4)).map((i) => leaf(last, i)))
      expect(lastWithin(start, n, 'firstDayOut', rest)).toBe(leaf(last, rest.size))
    }
  })
})
