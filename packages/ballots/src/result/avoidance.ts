import { held, plain, type Finding } from '../findings.ts'
import { said, says, type Law } from '../law/law.ts'
import { kinOf, type Kin, type Pair } from '../people.ts'
import { POSTS, type Clash, type Seat } from './types.ts'

export interface Avoided {
  elected: Seat[]
  pending: Seat[]
  /** Who gives way by the local pack. */
  yielding: Seat[]
  clashes: Clash[]
  reasons: Finding[]
}

/** A person has one seat (the law counts members in persons, art. 8); which of two it is, only the person can say. */
export function twoPosts(seats: readonly Seat[]): Clash[] {
  const persons = [...new Set(seats.map((s) => s.person))]
  return persons
    .filter((p) => seats.filter((s) => s.person === p).length > 1)
    .map((p) => ({ kind: 'twoPosts', persons: [p] }))
}

/**
 * Which of two near relatives sits: negative where `a` does, 0 where the rule does not tell them apart. Votes of different
 * rounds are no measure of each other, and who sat there before was not on the ballot at all.
 */
function before(rule: string | undefined, a: Seat, b: Seat): number {
  if (a.round === 0 || b.round === 0) return 0
  const votes = a.round === b.round ? b.votes - a.votes : 0
  if (rule === 'moreVotes') return votes
  if (rule !== 'higherPostThenVotes') return 0
  return POSTS.indexOf(a.post) - POSTS.indexOf(b.post) || votes
}

/**
 * Near relatives do not sit together (art. 8 of the law of 2025). Which of them gives way the law leaves to the local pack;
 * without it, and where its rule does not tell them apart, the question stays open and they are voted on again.
 */
export function avoid(law: Law, seats: readonly Seat[], relatives: readonly Pair[]): Avoided {
  const two = twoPosts(seats)
  const undecided = new Set(two.flatMap((c) => c.persons))
  const reasons: Finding[] = two.map((c) => plain('twoPosts', null, { persons: c.persons }))
  const kin = kinOf(relatives)
  const yielding = says(law, 'nearRelativesBarred') ? giveWay(law, seats, kin, undecided) : []
  const staying = seats.filter((s) => !yielding.includes(s))
  const related = clashing(law, staying, kin)
  for (const c of related) for (const p of c.persons) undecided.add(p)
  for (const s of yielding)
    reasons.push(
      held(law, 'relativesClash', 'gaveWay', true, { person: s.person, to: kin.among(s.person, names(seats)) }),
    )
  for (const c of related) reasons.push(held(law, 'nearRelativesBarred', 'nearRelatives', null, { persons: c.persons }))
  return {
    elected: staying.filter((s) => !undecided.has(s.person)),
    pending: staying.filter((s) => undecided.has(s.person)),
    yielding,
    clashes: [...two, ...related],
    reasons,
  }
}

const names = (seats: readonly Seat[]): string[] => [...new Set(seats.map((s) => s.person))]

/**
 * Who gives way by the pack's rule: a seat falls when a relative certainly sits and certainly comes first. Seats are settled
 * from the top, and one that hangs on an open question is open itself.
 */
function giveWay(law: Law, seats: readonly Seat[], kin: Kin, open: ReadonlySet<string>): Seat[] {
  const rule = said(law, 'relativesClash')?.value
  const state = new Map<Seat, 'sits' | 'falls'>()
  const rivals = (s: Seat) => seats.filter((o) => kin.related(s.person, o.person))
  for (let changed = true; changed;) {
    changed = false
    for (const s of seats.filter((x) => !state.has(x) && !open.has(x.person))) {
      const left = rivals(s).filter((o) => state.get(o) !== 'falls')
      const falls = left.some((o) => state.get(o) === 'sits' && before(rule, o, s) < 0)
      const sits = left.every((o) => before(rule, s, o) < 0)
      if (!falls && !sits) continue
      state.set(s, falls ? 'falls' : 'sits')
      changed = true
    }
  }
  return seats.filter((s) => state.get(s) === 'falls')
}

/** Groups of near relatives who still hold seats together. */
function clashing(law: Law, seats: readonly Seat[], kin: Kin): Clash[] {
  if (!says(law, 'nearRelativesBarred')) return []
  const left = new Set(names(seats).filter((p) => kin.among(p, names(seats)).length > 0))
  const groups: Clash[] = []
  for (const first of left) {
    const group = [first]
    left.delete(first)
    for (const p of group)
      for (const q of kin.among(p, left)) {
        group.push(q)
        left.delete(q)
      }
    groups.push({ kind: 'nearRelatives', persons: group })
  }
  return groups
}
