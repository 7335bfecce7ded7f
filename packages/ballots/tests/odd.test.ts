import { describe, expect, it } from 'vitest'
import {
  batchFaults,
  calendar,
  candidatesCheck,
  dueAfter,
  electionCommitteeCheck,
  eligible,
  leastOf,
  meetingDemand,
  meetingOutcome,
  missedAppraisals,
  missedHalfYears,
  reaches,
  recall,
  reconcile,
  replaceNominees,
  result,
  supervisorsCheck,
  tally,
  termEnds,
  type Poll,
  type Round,
} from '../src/index.ts'
import { law1989, law2018, law2025, lawOfSet } from './laws.ts'

const HALF = { num: 1, den: 2, strict: true }
const MOST = Number.MAX_SAFE_INTEGER
const one = (more: Partial<Poll> = {}): Poll => ({
  mode: 'allVoters',
  entitled: 100,
  contests: [{ id: 'member', post: 'member', seats: 1 }],
  candidates: ['a', 'b'].map((person) => ({ person, contest: 'member', woman: false })),
  relatives: [],
  ...more,
})
const vote = (a: number, b: number, persons = 60, more: Partial<Round> = {}): Round => ({
  cast: { persons, ballots: persons },
  votes: [
    { contest: 'member', person: 'a', votes: a },
    { contest: 'member', person: 'b', votes: b },
  ],
  ...more,
})

describe('numbers at the edge', () => {
  it('keep their meaning up to the largest whole number', () => {
    expect([
      reaches(MOST, MOST, HALF),
      reaches((MOST - 1) / 2, MOST, HALF),
      reaches((MOST + 1) / 2, MOST, HALF),
    ]).toEqual([true, false, true])
    expect(leastOf(MOST, { num: 2, den: 3, strict: true })).toBe(6004799503160661)
    expect(reaches(0, 0, { num: 0, den: 1, strict: false })).toBe(false)
    const r = result(law2025, one({ entitled: MOST }), vote((MOST + 1) / 2, (MOST - 1) / 2, MOST))
    expect([r.outcome, r.elected[0]?.person]).toEqual(['elected', 'a'])
  })
  it('are refused where they are no counts', () => {
    for (const bad of [
      -1,
      0.5,
      Number.NaN,
      Infinity,
      -Infinity,
      MOST + 1,
      '5' as never,
      null as never,
      undefined as never,
    ]) {
      expect(() => reaches(bad, 10, HALF)).toThrow('notWhole')
      expect(() => reaches(1, bad, HALF)).toThrow('notWhole')
      expect(() => leastOf(bad, HALF)).toThrow('notWhole')
      expect(() => result(law2025, one({ entitled: bad }), vote(1, 1))).toThrow('notWhole')
      const cast = { persons: bad, ballots: bad }
      expect(() => result(law2025, one(), { cast, votes: [] })).toThrow('notWhole')
      expect(() =>
        recall(law2025, { mode: 'allVoters', entitled: 10, cast: { persons: 6, ballots: 6 }, votesFor: bad }),
      ).toThrow('notWhole')
    }
  })
  it('do not add up beyond what can be counted', () => {
    const batch = (name: string) => ({ batch: name, ballots: MOST, valid: MOST, blank: 0, void: {}, votes: [] })
    expect(() => tally([batch('1'), batch('2')])).toThrow('notWhole')
  })
})

describe('nobody', () => {
  it('on the list makes no valid election', () => {
    expect(result(law2025, one({ entitled: 0 }), vote(0, 0, 0)).outcome).toBe('void')
    expect(
      meetingOutcome(law2025, { body: 'residentsMeeting', form: 'allAdults', entitled: 0, present: 0, votesFor: 0 })
        .passed,
    ).toBe(false)
    expect(
      meetingDemand(law2025, { body: 'residentsMeeting', by: 'residents', demanding: 0, entitled: 0 }).passed,
    ).toBe(false)
  })
  it('is elected without a vote, not even in a run-off', () => {
    const first = result(law2025, one(), vote(0, 0))
    expect(first.next[0]!.candidates).toEqual(['a', 'b'])
    expect(result(law2025, one(), vote(0, 0), first).elected).toEqual([])
    expect(result(law2025, one(), { cast: { persons: 60, ballots: 0 }, votes: [] }, first).elected).toEqual([])
  })
  it('stands: the seats stay empty, and it is said', () => {
    expect(result(law2025, one({ candidates: [] }), { cast: { persons: 60, ballots: 60 }, votes: [] })).toMatchObject({
      outcome: 'short',
      next: [],
    })
  })
})

describe('as many candidates as seats', () => {
  const same = one({ candidates: [{ person: 'a', contest: 'member', woman: true }] })
  const all = { cast: { persons: 60, ballots: 60 }, votes: [{ contest: 'member', person: 'a', votes: 60 }] }
  it('are no choice, which the result says; it is void only where the pack makes it so', () => {
    expect(candidatesCheck(law2025, same)).toMatchObject([
      { code: 'candidatesExceedSeats', cited: { article: '第十八条' } },
    ])
    const r = result(law2025, same, all)
    expect(r.outcome).toBe('elected')
    expect(r.reasons).toContainEqual(expect.objectContaining({ code: 'candidatesExceedSeats', met: false }))
    const pack = lawOfSet('CN-RC-2025', { 'election.voidGrounds': ['noSurplusCandidates'] })
    expect(result(pack, same, all)).toMatchObject({ outcome: 'void', valid: false, elected: [] })
  })
})

describe('seats that the plan keeps for women', () => {
  const kept = one({ contests: [{ id: 'member', post: 'member', seats: 1, womenOnly: true }] })
  it('go to no man, whatever his votes', () => {
    const mixed = { ...kept, candidates: [kept.candidates[0]!, { ...kept.candidates[1]!, woman: true }] }
    expect(candidatesCheck(law2025, mixed)).toMatchObject([{ code: 'womenOnly', figures: { persons: ['a'] } }])
    const r = result(law2025, mixed, vote(40, 10))
    expect([r.elected, r.next]).toEqual([[], [{ contest: 'member', kind: 'runOff', seats: 1, candidates: ['b'] }]])
  })
})

describe('members from outside', () => {
  it('are bounded where the pack bounds them', () => {
    const pack = lawOfSet('CN-RC-2025', { 'members.outsideMost': { num: 1, den: 3, strict: false } })
    const poll = (n: number): Poll => ({
      ...one({ contests: [{ id: 'member', post: 'member', seats: 6 }] }),
      candidates: Array.from({ length: 7 }, (_, i) => ({
        person: `p${i}`,
        contest: 'member',
        woman: true,
        outside: i < n,
      })),
    })
    const votes = Array.from({ length: 6 }, (_, i) => ({ contest: 'member', person: `p${i}`, votes: 50 }))
    const met = (n: number) =>
      result(pack, poll(n), { cast: { persons: 60, ballots: 60 }, votes }).reasons.find((f) => f.code === 'outsiders')
        ?.met
    expect([met(2), met(3)]).toEqual([true, false])
  })
})

describe('names', () => {
  it('are never taken for one another', () => {
    const poll = one({
      contests: [
        { id: 'm', post: 'member', seats: 1 },
        { id: 'm/a', post: 'chair', seats: 1 },
      ],
      candidates: [
        { person: 'a/b', contest: 'm', woman: true },
        { person: 'b', contest: 'm/a', woman: true },
      ],
    })
    const votes = [
      { contest: 'm', person: 'a/b', votes: 40 },
      { contest: 'm/a', person: 'b', votes: 20 },
    ]
    expect(result(law2025, poll, { cast: { persons: 60, ballots: 60 }, votes }).elected.map((s) => s.person)).toEqual([
      'a/b',
    ])
    const count = { batch: '1', ballots: 60, valid: 60, blank: 0, void: { 'x/y': 0 }, votes }
    expect(tally([count]).votes).toHaveLength(2)
    expect(batchFaults(count, poll.contests)).toEqual([])
  })
  it('like those of an object’s own inside do no harm', () => {
    const poll = one({
      candidates: ['__proto__', 'constructor'].map((person) => ({ person, contest: 'member', woman: true })),
    })
    const votes = [
      { contest: 'member', person: '__proto__', votes: 40 },
      { contest: 'member', person: 'constructor', votes: 5 },
    ]
    expect(result(law2025, poll, { cast: { persons: 60, ballots: 60 }, votes }).elected[0]?.person).toBe('__proto__')
  })
  it('of counters are needed: a batch that nobody counted agrees with nothing', () => {
    const entry = { batch: '1', ballots: 1, valid: 1, blank: 0, void: {}, votes: [], team: [] }
    expect(() => reconcile(entry, { ...entry, team: ['x'] })).toThrow('team')
  })
})

describe('what was given up', () => {
  it('must have been won', () => {
    const yields = [{ person: 'b', contest: 'member', why: 'declined' as const }]
    expect(() => result(law2025, one(), vote(40, 10, 60, { yields }))).toThrow('round.yields')
  })
  it('by the only one with votes leaves the rest to a run-off', () => {
    const yields = [{ person: 'a', contest: 'member', why: 'declined' as const }]
    expect(result(law2025, one(), vote(40, 10, 60, { yields }))).toMatchObject({
      outcome: 'runOff',
      next: [{ candidates: ['b'] }],
      gaveWay: [{ person: 'a' }],
    })
  })
})

describe('days at the edge', () => {
  it('do not leave the calendar', () => {
    const far = lawOfSet('CN-RC-2025', { runOffDays: MOST, overdueMonths: MOST, 'candidates.publishedDays': 4_000_000 })
    expect(() => calendar(far, '2026-06-30')).toThrow('notADay')
    expect(() => dueAfter(far, 'runOffDays', '2026-06-30')).toThrow('notADay')
  })
  it('end clocks that begin with an event, where there are such', () => {
    expect(dueAfter(law2025, 'handoverDays', '2026-12-25')).toMatchObject({
      latest: '2027-01-04',
      cited: { article: '第二十五条' },
    })
    expect(dueAfter(law2025, 'reElectionDays', '2026-06-30')).toBeNull()
    expect(dueAfter(lawOfSet('CN-RC-2025', { reElectionDays: 30 }), 'reElectionDays', '2026-06-30')?.latest).toBe(
      '2026-07-30',
    )
  })
  it('end a term of office by the law of its day: three years, five since 2018-12-29', () => {
    expect(termEnds(law1989, '2010-06-30')?.latest).toBe('2013-06-30')
    expect(termEnds(law2018, '2020-02-29')).toMatchObject({ latest: '2025-02-28', cited: { article: '第八条' } })
    expect(termEnds(lawOfSet('CN-RC-1989', {}, '2018-12-28'), '2018-12-28')?.latest).toBe('2021-12-28')
    expect(termEnds(lawOfSet('CN-RC-2018', {}, '2018-12-29'), '2018-12-29')?.latest).toBe('2023-12-29')
  })
  it('of birth in the future make no voter', () => {
    const facts = {
      birth: '2030-01-01',
      deprivedOfPoliticalRights: false,
      registeredHere: true,
      livesHere: true,
      declares: true,
    }
    expect(eligible(law2025, facts, '2026-06-30').passed).toBe(false)
    expect(() => eligible(law2025, { ...facts, birth: '1990-13-01' }, '2026-06-30')).toThrow('notADay')
  })
})

describe('what was left out', () => {
  it('is a half-year without a representatives’ meeting, a year without an appraisal; only whole ones count', () => {
    const half = missedHalfYears(law2025, '2026-03-01', '2027-07-01', ['2026-08-01'])
    expect(half.map((f) => f.figures['from'])).toEqual(['2027-01-01'])
    expect(missedHalfYears(law2025, '2026-01-01', '2026-07-01', [])).toMatchObject([
      { cited: { article: '第二十八条' } },
    ])
    expect(missedAppraisals(law2025, '2026-03-01', '2029-01-01', ['2028-05-01']).map((f) => f.figures['year'])).toEqual(
      [2027],
    )
    expect(missedHalfYears(law2018, '2019-01-01', '2021-01-01', [])).toEqual([])
  })
})

describe('committees', () => {
  it('are selected by a meeting, and name nobody twice', () => {
    expect(electionCommitteeCheck(law2025, 7, 4, 'representativesMeeting')).toEqual([])
    expect(electionCommitteeCheck(law2025, 7, 4, 'subdistrictOffice')).toMatchObject([
      { code: 'body', cited: { article: '第十五条' } },
    ])
    expect(() => electionCommitteeCheck(law2025, 7, 8)).toThrow('moreThanAll')
    const twice = { members: ['a', 'a'], alternates: [], nominees: [], relatives: [] }
    expect(() => replaceNominees(law2025, twice)).toThrow('twice')
    const member = { person: 'a', from: 'residents' as const }
    expect(() => supervisorsCheck(law2025, { members: [member, member], committee: [], relatives: [] })).toThrow(
      'twice',
    )
  })
  it('of the election who run out of alternates keep a place empty', () => {
    const left = replaceNominees(law2025, {
      members: ['a', 'b', 'c'],
      alternates: ['d'],
      nominees: ['a', 'b', 'd'],
      relatives: [],
    })
    expect(left).toMatchObject({ members: ['c'], empty: 2 })
  })
})
