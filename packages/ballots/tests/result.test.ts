import { describe, expect, it } from 'vitest'
import { BadInput, result, results, turnout, type Law, type Poll, type Result, type Round } from '../src/index.ts'
import { law1989, law2025, lawOfSet } from './laws.ts'

const poll = (more: Partial<Poll> = {}): Poll => ({
  mode: 'allVoters',
  entitled: 1000,
  contests: [
    { id: 'chair', post: 'chair', seats: 1 },
    { id: 'viceChair', post: 'viceChair', seats: 1 },
    { id: 'member', post: 'member', seats: 3 },
  ],
  candidates: [
    ...['c1', 'c2'].map((person) => ({ person, contest: 'chair', woman: false })),
    ...['v1', 'v2'].map((person) => ({ person, contest: 'viceChair', woman: false })),
    ...['m1', 'm2', 'm3', 'm4'].map((person) => ({ person, contest: 'member', woman: person === 'm1' })),
  ],
  relatives: [],
  ...more,
})
const round = (votes: Record<string, number>, more: Partial<Round> = {}): Round => ({
  cast: { persons: 600, ballots: 600 },
  votes: Object.entries(votes).map(([person, n]) => ({ person, contest: CONTEST[person[0]!]!, votes: n })),
  ...more,
})
const CONTEST: Record<string, string> = { c: 'chair', v: 'viceChair', m: 'member' }
const ALL = { c1: 400, c2: 200, v1: 301, v2: 299, m1: 500, m2: 450, m3: 400, m4: 100 }
const names = (r: Result) => r.elected.map((s) => s.person)
const reason = (r: Result, code: string) => r.reasons.filter((f) => f.code === code)

describe('turnout', () => {
  it('is more than half of the voters, by article 19: exactly half is not enough', () => {
    expect(turnout(law2025, 'allVoters', 1000, 500).passed).toBe(false)
    const { passed, reasons } = turnout(law2025, 'allVoters', 1000, 501)
    expect(passed).toBe(true)
    expect(reasons).toMatchObject([{ cited: { article: '第十九条' }, figures: { n: 501, of: 1000, least: 501 } }])
  })
  it('is more than two thirds of the representatives', () => {
    expect(turnout(law2025, 'representatives', 90, 60).passed).toBe(false)
    expect(turnout(law2025, 'representatives', 90, 61).passed).toBe(true)
  })
  it('is left open by the laws before 2026, which set none', () => {
    expect(turnout(law1989, 'allVoters', 1000, 900)).toMatchObject({ passed: null, reasons: [{ code: 'lawSilent' }] })
  })
  it('of nobody is never enough', () => {
    expect(turnout(law2025, 'allVoters', 0, 0).passed).toBe(false)
  })
})

describe('the result of a vote', () => {
  it('elects those with more than half of the votes of those who took part', () => {
    const r = result(law2025, poll(), round(ALL))
    expect(r.outcome).toBe('elected')
    expect(names(r)).toEqual(['c1', 'v1', 'm1', 'm2', 'm3'])
    expect(r.chair).toBe('c1')
    expect(reason(r, 'womanMember')).toMatchObject([{ met: true, cited: { article: '第八条' } }])
  })
  it('takes exactly half for too little, and votes again on what is short', () => {
    const r = result(law2025, poll(), round({ ...ALL, v1: 300, v2: 300 }))
    expect(r.outcome).toBe('runOff')
    expect(r.next).toEqual([{ contest: 'viceChair', kind: 'runOff', seats: 1, candidates: ['v1', 'v2'] }])
  })
  it('elects in a run-off with a third of the ballots cast, and not with one less', () => {
    const first = round({ ...ALL, v1: 300, v2: 300 })
    const again = (v1: number) => round({ v1, v2: 100 }, { cast: { persons: 600, ballots: 600 } })
    const ok = results(law2025, poll(), [first, again(200)]).at(-1)!
    expect([ok.outcome, ok.elected.find((s) => s.post === 'viceChair')?.person]).toEqual(['elected', 'v1'])
    const short = results(law2025, poll(), [first, again(199)]).at(-1)!
    expect(short.outcome).toBe('runOff')
    expect(reason(short, 'runOffFloor')[0]).toMatchObject({ met: false, figures: { n: 199, of: 600, least: 200 } })
  })
  it('lets the losers with the most votes stand in the run-off, one more than there are seats, equal ones all', () => {
    const five = poll({
      candidates: [...poll().candidates, { person: 'm5', contest: 'member', woman: false }],
    })
    const r = result(law2025, five, round({ ...ALL, m2: 290, m3: 200, m4: 100, m5: 100 }))
    expect(r.next).toEqual([{ contest: 'member', kind: 'runOff', seats: 2, candidates: ['m2', 'm3', 'm4', 'm5'] }])
  })
  it('is void when too few took part, and nobody is elected', () => {
    const r = result(law2025, poll({ entitled: 1200 }), round(ALL))
    expect([r.valid, r.outcome, names(r), r.next]).toEqual([false, 'void', [], []])
  })
  it('holds a run-off again when too few took part in it, and keeps who was elected', () => {
    const first = round({ ...ALL, v1: 300, v2: 300 })
    const few = round({ v1: 50, v2: 20 }, { cast: { persons: 100, ballots: 100 } })
    const r = results(law2025, poll(), [first, few]).at(-1)!
    expect([r.valid, r.outcome]).toEqual([false, 'runOff'])
    expect(names(r)).toEqual(['c1', 'm1', 'm2', 'm3'])
  })
  it('is blocked when more ballots lie in the boxes than voters took part; a pack makes it void', () => {
    const more = { cast: { persons: 600, ballots: 601 } }
    expect(result(law2025, poll(), round(ALL, more)).outcome).toBe('open')
    const strict = lawOfSet('CN-RC-2025', { 'round.returnedAtMostVoters': true })
    expect(result(strict, poll(), round(ALL, more)).outcome).toBe('void')
  })
  it('is open under a law that sets no measure', () => {
    expect(result(law1989, poll(), round(ALL)).outcome).toBe('open')
  })
})

describe('equal votes at the last seat', () => {
  const tied = round({ ...ALL, m2: 400, m3: 400, m4: 400 })
  it('are left open by the law, and voted on again', () => {
    const r = result(law2025, poll(), tied)
    expect(r.outcome).toBe('undecided')
    expect(r.next).toEqual([{ contest: 'member', kind: 'tie', seats: 2, candidates: ['m2', 'm3', 'm4'] }])
    const again = results(law2025, poll(), [tied, round({ m2: 100, m3: 90, m4: 80 })]).at(-1)!
    expect([again.outcome, names(again)]).toEqual(['elected', ['c1', 'v1', 'm1', 'm2', 'm3']])
  })
  it('may be decided by lot where the pack says so', () => {
    const lots = lawOfSet('CN-RC-2025', { tie: 'drawLots' })
    const drawn = { ...tied, lots: [{ contest: 'member', persons: ['m3', 'm4'] }] }
    expect(names(result(lots, poll(), drawn))).toEqual(['c1', 'v1', 'm1', 'm3', 'm4'])
    expect(result(law2025, poll(), drawn).outcome).toBe('undecided')
    expect(result(lots, poll(), { ...tied, lots: [{ contest: 'member', persons: ['m1', 'm4'] }] }).outcome).toBe(
      'runOff',
    )
  })
})

describe('near relatives', () => {
  const married = poll({ relatives: [['m2', 'c1']] })
  it('elected together are an open question, and neither sits until it is solved', () => {
    const r = result(law2025, married, round(ALL))
    expect(r.outcome).toBe('undecided')
    expect(names(r)).toEqual(['v1', 'm1', 'm3'])
    expect(r.clashes).toEqual([{ kind: 'nearRelatives', persons: ['c1', 'm2'] }])
    expect(reason(r, 'nearRelatives')).toMatchObject([{ met: null, cited: { article: '第八条' } }])
  })
  it('keep the higher post, then the more votes, where the pack says so', () => {
    const pack = lawOfSet('CN-RC-2025', { relativesClash: 'higherPostThenVotes' })
    const r = result(pack, married, round(ALL))
    expect([r.outcome, names(r)]).toEqual(['runOff', ['c1', 'v1', 'm1', 'm3']])
    expect(r.gaveWay).toEqual([{ person: 'm2', contest: 'member', why: 'nearRelative' }])
    expect(r.next).toMatchObject([{ contest: 'member', seats: 1, candidates: ['m4'] }])
    const more = lawOfSet('CN-RC-2025', { relativesClash: 'moreVotes' })
    expect(names(result(more, married, round(ALL)))).toEqual(['v1', 'm1', 'm2', 'm3'])
  })
  it('are not told apart by equal votes', () => {
    const pack = lawOfSet('CN-RC-2025', { relativesClash: 'higherPostThenVotes' })
    const r = result(pack, poll({ relatives: [['m2', 'm3']] }), round({ ...ALL, m2: 400, m3: 400 }))
    expect([r.outcome, names(r)]).toEqual(['undecided', ['c1', 'v1', 'm1']])
  })
  it('sit once one of them has given way in writing', () => {
    const yields = [{ person: 'm2', contest: 'member', why: 'declined' as const }]
    const r = result(law2025, married, round(ALL, { yields }))
    expect([r.outcome, names(r)]).toEqual(['runOff', ['c1', 'v1', 'm1', 'm3']])
  })
  it('of a sitting member are an open question in a by-election', () => {
    const by = poll({
      contests: [{ id: 'member', post: 'member', seats: 3 }],
      candidates: poll().candidates.filter((c) => c.contest === 'member'),
      sitting: [{ person: 's', post: 'chair', woman: false }],
      relatives: [['s', 'm1']],
    })
    const r = result(
      lawOfSet('CN-RC-2025', { relativesClash: 'higherPostThenVotes' }),
      by,
      round({ m1: 500, m2: 450, m3: 400 }),
    )
    expect([r.outcome, names(r), r.chair]).toEqual(['undecided', ['m2', 'm3'], 's'])
  })
  it('were no matter before 2026', () => {
    const pack = { 'turnout.allVoters': HALF, electedShare: HALF, 'electedShare.of': 'personsVoting' }
    expect(result(lawOfSet('CN-RC-2018', pack), married, round(ALL)).outcome).toBe('elected')
  })
})
const HALF = { num: 1, den: 2, strict: true }

describe('posts', () => {
  const twice = poll({ candidates: [...poll().candidates, { person: 'c1', contest: 'member', woman: false }] })
  const votes = [...round(ALL).votes.filter((v) => v.person !== 'm3'), { person: 'c1', contest: 'member', votes: 550 }]
  it('are not held two by one person: which it is, only that person can say', () => {
    const r = result(law2025, twice, { cast: { persons: 600, ballots: 600 }, votes })
    expect([r.outcome, r.clashes]).toEqual(['undecided', [{ kind: 'twoPosts', persons: ['c1'] }]])
    expect(names(r)).not.toContain('c1')
  })
  it('are settled by the choice, and the other seat is voted on again', () => {
    const yields = [{ person: 'c1', contest: 'member', why: 'choseOtherPost' as const }]
    const r = result(law2025, twice, { cast: { persons: 600, ballots: 600 }, votes, yields })
    expect([r.outcome, r.chair]).toEqual(['runOff', 'c1'])
    expect(r.next).toMatchObject([{ contest: 'member', seats: 1, candidates: ['m4', 'm3'] }])
  })
})

describe('a committee without a woman', () => {
  const men = poll({ candidates: poll().candidates.map((c) => ({ ...c, woman: c.person === 'm4' })) })
  it('is said to lack one, and how it is mended', () => {
    const r = result(law2025, men, round(ALL))
    expect(r.outcome).toBe('elected')
    expect(reason(r, 'womanMember')).toMatchObject([{ met: false, figures: { n: 0, mend: 'byElection' } }])
    const short = result(law2025, men, round({ ...ALL, m3: 300 }))
    expect(reason(short, 'womanMember')).toMatchObject([{ met: false, figures: { mend: 'runOff' } }])
  })
})

describe('persons written in', () => {
  const others = [{ person: 'mX', contest: 'member', woman: true }]
  it('are not candidates in the sense of the law, unless the pack has a place for them', () => {
    const r = result(law2025, poll(), round({ ...ALL, m3: 100, mX: 400 }, { others }))
    expect(names(r)).not.toContain('mX')
    expect(reason(r, 'notACandidate')).toMatchObject([{ met: false, figures: { person: 'mX' } }])
    const pack = lawOfSet('CN-RC-2025', { ballotMarks: ['for', 'against', 'abstain', 'anotherPerson'] })
    expect(names(result(pack, poll(), round({ ...ALL, m3: 100, mX: 400 }, { others })))).toContain('mX')
  })
})

describe('figures that cannot be', () => {
  const refused = (p: Poll, r: Round, code: string, law: Law = law2025) => {
    expect(() => result(law, p, r)).toThrow(BadInput)
    expect(() => result(law, p, r)).toThrow(code)
  }
  it('are refused with their place', () => {
    refused(poll(), round({ ...ALL, c1: 601 }), 'votes of c1 in chair: moreThanAll')
    refused(poll(), round({ ...ALL, c1: 401, c2: 200 }), 'votes in chair: moreThanAll')
    refused(poll(), round({ ...ALL, c1: -1 }), 'notWhole')
    refused(poll(), round({ ...ALL, c1: 0.5 }), 'notWhole')
    refused(poll(), round({ ...ALL, c1: Number.NaN }), 'notWhole')
    refused(poll(), round({ ...ALL, c9: 1 }), 'unknown')
    refused(poll(), round(ALL, { cast: { persons: 1001, ballots: 600 } }), 'moreThanAll')
    refused(poll({ contests: [] }), round(ALL), 'nothingToVoteOn')
    refused(poll({ candidates: [...poll().candidates, poll().candidates[0]!] }), round(ALL), 'twice')
    refused(poll(), { ...round(ALL), votes: [...round(ALL).votes, ...round(ALL).votes] }, 'twice')
  })
  it('and no round comes after the last', () => {
    expect(() => results(law2025, poll(), [round(ALL), round(ALL)])).toThrow('outOfOrder')
  })
})
