/**
 * The slow twin: articles 8 and 19 of the law as revised on 2025-10-28, written down sentence by sentence from the statute's
 * text and from nothing else. It shares no code with the package, sorts nothing, and counts every ballot by hand.
 */
export interface TwinCandidate {
  person: string
  contest: string
  post: 'chair' | 'viceChair' | 'member'
  woman: boolean
}
/** One ballot: the names chosen in each contest; `void` and blank ones choose nobody. */
export type TwinBallot = readonly { contest: string; person: string }[]
export interface TwinElection {
  mode: 'allVoters' | 'households' | 'representatives'
  entitled: number
  seats: ReadonlyMap<string, number>
  candidates: readonly TwinCandidate[]
  relatives: readonly (readonly [string, string])[]
  sitting: readonly { person: string; post: TwinCandidate['post'] }[]
  /** What a local pack adds. */
  clash: 'higherPostThenVotes' | 'moreVotes' | null
  tie: 'voteAgain' | 'drawLots' | null
}
export interface TwinRound {
  /** Those who took part. */
  persons: number
  ballots: readonly TwinBallot[]
  lots: ReadonlyMap<string, readonly string[]>
  /** Posts given up at the count. */
  declined: readonly { person: string; contest: string }[]
}
interface Holder extends TwinCandidate {
  votes: number
  round: number
}
export interface TwinNext {
  contest: string
  kind: 'runOff' | 'tie'
  seats: number
  persons: Set<string>
}
export interface TwinState {
  round: number
  valid: boolean
  holders: Holder[]
  open: Set<string>
  fallen: string[]
  declined: { person: string; contest: string }[]
  next: TwinNext[]
  first: Holder[]
  tieOpen: boolean
}

/** 有选民的过半数参加投票，选举有效; 有超过三分之二的居民代表参加投票，选举有效: set against those who stayed away. */
function validRound(e: TwinElection, persons: number): boolean {
  const away = e.entitled - persons
  return e.mode === 'representatives' ? persons > away + away : persons > away
}

function votesFor(round: TwinRound, contest: string, person: string): number {
  let n = 0
  for (const ballot of round.ballots)
    for (const name of ballot) if (name.contest === contest && name.person === person) n++
  return n
}

/** 候选人获得参加投票的人员过半数的选票，始得当选; 以得票多的当选，但是所得票数不得少于已投选票总数的三分之一. */
function enough(kind: 'first' | 'runOff' | 'tie', votes: number, round: TwinRound): boolean {
  if (kind === 'first') return votes > round.persons - votes
  if (kind === 'runOff') return votes > 0 && votes + votes + votes >= round.ballots.length
  return votes > 0
}

const RANK = { chair: 3, viceChair: 2, member: 1 }

/** Whether `a` comes before `b` by the pack's rule. */
function outranks(rule: TwinElection['clash'], a: Holder, b: Holder): boolean {
  if (rule === null || a.round === 0 || b.round === 0) return false
  if (rule === 'higherPostThenVotes' && RANK[a.post] !== RANK[b.post]) return RANK[a.post] > RANK[b.post]
  return a.round === b.round && a.votes > b.votes
}

/** 居民委员会成员实行近亲属回避: who falls, and of whom it is open. By definition, from the top down. */
function avoidance(e: TwinElection, all: Holder[]): { falls: Holder[]; open: Set<string> } {
  const two = new Set(all.filter((a) => all.some((b) => b !== a && b.person === a.person)).map((a) => a.person))
  const kin = (a: Holder, b: Holder) =>
    a.person !== b.person &&
    e.relatives.some(([x, y]) => (x === a.person && y === b.person) || (y === a.person && x === b.person))
  const fallsOf = (h: Holder): boolean =>
    !two.has(h.person) && all.some((o) => kin(h, o) && outranks(e.clash, o, h) && sitsOf(o))
  const sitsOf = (h: Holder): boolean =>
    !two.has(h.person) && all.every((o) => !kin(h, o) || outranks(e.clash, h, o) || fallsOf(o))
  const falls = all.filter(fallsOf)
  const left = all.filter((h) => !falls.includes(h))
  const open = new Set([...two, ...left.filter((h) => left.some((o) => kin(h, o))).map((h) => h.person)])
  return { falls, open }
}

/** One day of voting. */
export function twinRound(e: TwinElection, round: TwinRound, before?: TwinState): TwinState {
  const number = (before?.round ?? 0) + 1
  const valid = validRound(e, round.persons)
  if (!valid) {
    const nothing = {
      holders: [],
      open: new Set<string>(),
      fallen: [],
      declined: [],
      next: [],
      first: [],
      tieOpen: false,
    }
    return { ...(before ?? nothing), round: number, valid }
  }
  const contests = before
    ? before.next.map((n) => ({
        ...n,
        running: e.candidates.filter((c) => c.contest === n.contest && n.persons.has(c.person)),
      }))
    : [...e.seats].map(([contest, seats]) => ({
        contest,
        kind: 'first' as const,
        seats,
        running: e.candidates.filter((c) => c.contest === contest),
      }))
  const counted = (c: TwinCandidate): Holder => ({ ...c, votes: votesFor(round, c.contest, c.person), round: number })
  const winners: Holder[] = []
  const next: TwinNext[] = []
  let tieOpen = false
  for (const { contest, kind, seats, running } of contests) {
    const able = running.map(counted).filter((h) => enough(kind, h.votes, round))
    // In for certain: fewer than `seats` others have as many votes. Out: `seats` others have more.
    const inside = able.filter((h) => able.filter((o) => o !== h && o.votes >= h.votes).length < seats)
    const outside = new Set(able.filter((h) => able.filter((o) => o.votes > h.votes).length >= seats))
    const tied = able.filter((h) => !inside.includes(h) && !outside.has(h))
    winners.push(...inside)
    if (tied.length === 0) continue
    const lots = round.lots.get(contest) ?? []
    const drawn = tied.filter((h) => lots.includes(h.person))
    if (e.tie === 'drawLots' && lots.length === seats - inside.length && drawn.length === lots.length) {
      winners.push(...drawn)
      continue
    }
    if (e.tie === null) tieOpen = true
    next.push({ contest, kind: 'tie', seats: seats - inside.length, persons: new Set(tied.map((h) => h.person)) })
  }
  const sitting = e.sitting.map((s): Holder => ({ ...s, contest: '', woman: false, votes: 0, round: 0 }))
  const declines = (h: Holder) => round.declined.some((d) => d.person === h.person && d.contest === h.contest)
  const all = [...sitting, ...(before?.holders ?? []), ...winners].filter((h) => !declines(h))
  const { falls, open } = avoidance(e, all)
  const holders = all.filter((h) => h.round > 0 && !falls.includes(h))
  const fallen = [...(before?.fallen ?? []), ...falls.map(({ person }) => person)]
  const declined = [...(before?.declined ?? []), ...round.declined]
  const first = before?.first ?? e.candidates.map(counted)
  for (const [contest, seats] of e.seats) {
    const tie = next.find((n) => n.contest === contest && n.kind === 'tie')
    const missing = seats - holders.filter((h) => h.contest === contest).length - (tie?.seats ?? 0)
    if (missing <= 0) continue
    // 第一次投票未当选的人员得票多的为候选人; 候选人的名额应当多于应选名额.
    const lost = first.filter(
      (h) =>
        h.contest === contest &&
        !holders.some((o) => o.person === h.person) &&
        !fallen.includes(h.person) &&
        !declined.some((d) => d.person === h.person && d.contest === contest) &&
        !tie?.persons.has(h.person),
    )
    const persons = lost.filter((h) => lost.filter((o) => o.votes > h.votes).length < missing + 1)
    if (persons.length > 0)
      next.push({ contest, kind: 'runOff', seats: missing, persons: new Set(persons.map((h) => h.person)) })
  }
  return { round: number, valid, holders, open, fallen, declined, next, first, tieOpen }
}

/** 居民委员会成员中，应当有妇女成员: `null` while it hangs on who of those in question sits. */
export function hasWoman({ holders, open }: TwinState): boolean | null {
  const women = holders.filter((h) => h.woman)
  if (women.some((h) => !open.has(h.person))) return true
  return women.length > 0 ? null : false
}
