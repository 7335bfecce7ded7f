import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  accountBox,
  appraisals,
  auditDemand,
  byElection,
  calendar,
  candidatesCheck,
  checkCalendar,
  eligible,
  eligibleToStand,
  improperMeans,
  meetingDemand,
  meetingOutcome,
  nominationCheck,
  noticeCheck,
  officeEndsBy,
  planCheck,
  proxiesCheck,
  publicityDays,
  recall,
  recallRequest,
  replaceNominees,
  resignation,
  results,
  supervisorsCheck,
  termEnds,
  turnout,
  voidGround,
  type Bar,
  type Breach,
  type Candidate,
  type Contest,
  type Dates,
  type Demander,
  type EndGround,
  type Finding,
  type Form,
  type Mode,
  type OfficeEnd,
  type Poll,
  type Post,
  type Recall,
  type Round,
  type Sitting,
  type Step,
  type Supervisors,
  type Verdict,
  type VoterFacts,
} from '../src/index.ts'
import { lawOfDay } from './laws.ts'
import { articleOf, casesOf, factOf, lawOfRow, pairsOf, partsOf, word, type Row } from './tables.ts'

const n = (text: string | undefined): number => Number(text)
/** The finding that a row names, as verdict and article. */
const named = (row: Row, findings: readonly Finding[]) => findings.find((f) => f.code === row['finding'])
const found = (row: Row, v: Verdict) => ({ verdict: word(v.passed), article: articleOf(named(row, v.reasons)) })
const wanted = (row: Row) => ({ verdict: row['verdict'], article: row['article'] })
/** Checks name what is wrong: the row's breach and no other. */
const wrong = (list: readonly Breach[]) => ({ finding: list.map((b) => b.code).join(' '), article: articleOf(list[0]) })
const wantedWrong = (row: Row) => ({ finding: row['finding'], article: row['article'] })

const judges: Record<string, (row: Row) => void> = {
  turnout: (row) =>
    expect(found(row, turnout(lawOfRow(row), row['mode'] as Mode, n(row['entitled']), n(row['voted'])))).toEqual(
      wanted(row),
    ),
  elections: judgeElection,
  calendar: judgeCalendar,
  proxies: judgeProxies,
  dates: judgeDay,
  boxes: judgeBox,
  voters: judgeVoter,
  candidates: judgeCandidates,
  recall: judgeRecall,
  meetings: judgeMeeting,
  meetingDays: judgeMeeting,
  office: judgeOffice,
}

describe.each(Object.entries(judges))('cases of %s', (name, judge) => {
  test.each(casesOf(name).map((row) => [row['case']!, row] as const))('%s', (_, row) => judge(row))
})

test('there are cases enough, each told apart, and no table without a judge', () => {
  const all = Object.keys(judges).flatMap((name) => casesOf(name).map((row) => `${name}: ${row['case']}`))
  expect(all.length).toBeGreaterThanOrEqual(150)
  expect(new Set(all).size).toBe(all.length)
  const files = readdirSync(join(import.meta.dirname, '../cases')).filter((f) => f.endsWith('.md') && f !== 'README.md')
  expect(files.map((f) => f.replace('.md', '')).toSorted()).toEqual(Object.keys(judges).toSorted())
})

const contestsOf = (text: string): Contest[] =>
  partsOf(text, ',').map((part) => {
    const [id, seats] = part.split(' ') as [string, string]
    return id === 'woman'
      ? { id, post: 'member', seats: n(seats), womenOnly: true }
      : { id, post: id as Post, seats: n(seats) }
  })

/** `chair A 400 B* 200; member C 1` → rows of votes, and who is a woman. */
const votesOf = (text: string) =>
  partsOf(text, ';').flatMap((part) => {
    const [contest, ...rest] = part.split(' ') as [string, ...string[]]
    return rest.flatMap((person, i) =>
      i % 2 === 0
        ? { contest, person: person.replace('*', ''), woman: person.endsWith('*'), votes: n(rest[i + 1]) }
        : [],
    )
  })

function judgeElection(row: Row): void {
  const facts = row['facts']!
  const rounds = row['votes']!.split(' / ').map(votesOf)
  const persons = row['persons']!.split('/').map(Number)
  const ballots = (row['ballots'] || row['persons']!).split('/').map(Number)
  const written = factOf(facts, 'written')
  const people: Candidate[] = rounds[0]!.map(({ contest, person, woman }) => ({ contest, person, woman }))
  const sitting = partsOf(factOf(facts, 'sitting'), ',').map((part): Sitting => {
    const [post, person] = part.split(' ') as [Post, string]
    return { post, person: person.replace('*', ''), woman: person.endsWith('*') }
  })
  const poll: Poll = {
    mode: (row['mode'] ?? 'allVoters') as Mode,
    entitled: n(row['entitled']),
    contests: contestsOf(row['seats']!),
    candidates: people.filter((p) => p.person !== written),
    relatives: pairsOf(factOf(facts, 'relatives')),
    sitting,
  }
  const yields = (['declined', 'chose'] as const).flatMap((why) => {
    const [person, contest] = factOf(facts, why).split(' ') as [string, string]
    return person
      ? [{ person, contest, why: why === 'declined' ? ('declined' as const) : ('choseOtherPost' as const) }]
      : []
  })
  const lot = factOf(facts, 'lot')
  const all = rounds.map((votes, i): Round => ({
    cast: { persons: persons[i]!, ballots: ballots[i]! },
    votes: votes.map(({ contest, person, votes: count }) => ({ contest, person, votes: count })),
    others: people.filter((p) => p.person === written && i === 0),
    lots: lot ? [{ contest: 'member', persons: [lot] }] : [],
    yields: i === 0 ? yields : [],
  })) // prettier-ignore
  const each = results(lawOfRow(row), poll, all)
  const last = each.at(-1)!
  const next = last.next.map((x) => `${x.contest} ${x.kind} ${x.seats}: ${x.candidates.join(' ')}`).join(', ')
  const elected = last.elected.map((s) => s.person).toSorted().join(' ') // prettier-ignore
  expect({ outcome: last.outcome, elected, next }).toEqual({
    outcome: row['outcome'],
    elected: row['elected'],
    next: row['next'],
  })
  const reasons = each.flatMap((r) => r.reasons).filter((f) => f.code === row['finding'] && word(f.met) === row['met'])
  expect(reasons.length, `${row['finding']} ${row['met']}`).toBeGreaterThan(0)
  if (row['article']) expect(articleOf(reasons[0])).toBe(row['article'])
}

function judgeCalendar(row: Row): void {
  const law = lawOfRow(row)
  const electionDay = row['electionDay']!
  const dates = Object.fromEntries(partsOf(row['dates']!, ',').map((part) => part.split(' '))) as Dates
  const step = row['step'] as Step
  const restDays = partsOf(row['rest']!, ' ')
  const breaches = checkCalendar(law, { ...dates, electionDay }, { restDays }).filter((b) => b.figures['step'] === step)
  expect(word(breaches.length === 0)).toBe(row['verdict'])
  const due = calendar(law, electionDay, dates, { restDays }).find((d) => d.step === step)
  const bound = breaches[0]?.figures['earliest'] ?? due?.latest ?? due?.earliest ?? '—'
  expect({ bound, article: due?.cited?.article ?? '—' }).toEqual({ bound: row['bound'], article: row['article'] })
}

function judgeDay(row: Row): void {
  const law = lawOfDay(row['day']!)
  expect(found(row, turnout(law, 'allVoters', n(row['entitled']), n(row['voted'])))).toEqual(wanted(row))
  const term = termEnds(law, row['day']!)
  const seen = { termLast: term?.latest ?? '—', termArticle: term?.cited.article ?? '—' }
  expect(seen).toEqual({ termLast: row['termLast'], termArticle: row['termArticle'] })
}

function judgeProxies(row: Row): void {
  const facts = row['facts']!
  const on = /on (\S+)/.exec(facts)?.[1]
  const proxies = partsOf(row['proxies']!, ' ').map((pair) => {
    const [principal, proxy] = pair.split('>') as [string, string]
    return { principal, proxy, written: !facts.includes('oral'), away: !facts.includes('home'), on }
  })
  const list = proxiesCheck(lawOfRow(row), {
    mode: row['mode'] as Mode,
    proxies,
    voters: new Set('ABCDEFGHK'),
    candidates: new Set('K'),
    electionDay: '2026-06-30',
    listPublishedOn: facts.includes('unpublished') ? null : '2026-06-30',
  })
  expect(wrong(list)).toEqual(wantedWrong(row))
}

function judgeBox(row: Row): void {
  const keys = ['printed', 'issued', 'spoiled', 'left', 'returned', 'valid', 'blank', 'marked'] as const
  const figures = Object.fromEntries(keys.map((key) => [key, n(row[key])])) as Record<(typeof keys)[number], number>
  const list = accountBox({ box: 'A', ...figures, void: { unreadable: n(row['void']) } })
  expect(list.map((f) => f.code).join(' ')).toBe(row['finding'])
  expect(String(list[0]?.figures['by'] ?? '')).toBe(row['by'])
  expect(list.every((f) => f.met === (f.code === 'notReturned'))).toBe(true)
}

function judgeVoter(row: Row): void {
  const facts = row['facts']!
  const has = (text: string) => facts.split(' ').includes(text)
  const after = (text: string) => new RegExp(`${text} (\\d{4}-\\d{2}-\\d{2})`).exec(facts)?.[1]
  const person: VoterFacts = {
    birth: row['birth']!,
    deprivedOfPoliticalRights: has('deprived'),
    registeredHere: has('registered'),
    livesHere: has('lives'),
    livesHereSince: after('since'),
    declares: has('declares'),
    workerSince: after('worker'),
    workerApplied: has('applied'),
    workerConfirmed: has('confirmed'),
    listedElsewhere: has('elsewhere'),
  }
  const law = lawOfRow(row)
  const voter = eligible(law, person, row['electionDay']!)
  const bars = partsOf(row['bars']!, ' ').filter((b) => b !== 'none') as Bar[]
  const verdict = row['bars'] ? eligibleToStand(law, { ...person, bars }, row['electionDay']!) : voter
  expect(found(row, verdict)).toEqual(wanted(row))
  if (!row['bars']) expect(voter.ground ?? '').toBe(row['ground'])
}

function judgeCandidates(row: Row): void {
  const law = lawOfRow(row)
  const contests = contestsOf(row['seats']!)
  if (row['by']) {
    const nominators = Array.from({ length: n(row['nominators']) }, (_, i) => `p${i}`)
    const voters = new Set(nominators.slice(n(row['strangers'])))
    const by = row['by'] as 'jointVoters' | 'partyOrganisation'
    expect(wrong(nominationCheck(law, { by, nominators }, voters))).toEqual(wantedWrong(row))
  } else if (row['candidates']) {
    const { id } = contests[0]!
    const candidates = Array.from({ length: n(row['candidates']) }, (_, i) => ({
      person: `p${i}`,
      contest: id,
      woman: false,
    }))
    expect(wrong(candidatesCheck(law, { contests, candidates }))).toEqual(wantedWrong(row))
  } else {
    const residentsOpinion = row['opinion'] === 'yes'
    const facts = { mode: row['mode'] as Mode, residentsOpinion, contests, wholeCommittee: true }
    expect(wrong(planCheck(law, facts))).toEqual(wantedWrong(row))
  }
}

function judgeRecall(row: Row): void {
  const law = lawOfRow(row)
  const entitled = n(row['entitled'])
  if (row['signed']) {
    const by = row['mode'] as 'residents'
    const request = { by, signed: n(row['signed']), entitled, reasonStated: row['reason'] === 'yes', on: law.day }
    expect(found(row, recallRequest(law, request))).toEqual(wanted(row))
    return
  }
  const cast = { persons: n(row['voted']), ballots: n(row['voted']) }
  const electedMode = (row['electedMode'] || undefined) as Recall['electedMode']
  const vote: Recall = { mode: row['mode'] as Mode, electedMode, entitled, cast, votesFor: n(row['for']) }
  expect(found(row, recall(law, vote))).toEqual(wanted(row))
}

function judgeMeeting(row: Row): void {
  const law = lawOfRow(row)
  const [kind, body] = row['kind']!.split(' ') as [string, 'residentsMeeting' | 'representativesMeeting']
  const [by, at] = [row['by']!, row['entitled']!]
  const counts = { present: n(row['n']), votesFor: n(row['for']) }
  const verdicts: Record<string, () => Verdict> = {
    residents: () => meetingOutcome(law, { body: 'residentsMeeting', form: by as Form, entitled: n(at), ...counts }),
    representatives: () => {
      const [committeeMembers, representatives] = at.split('+').map(Number) as [number, number]
      return meetingOutcome(law, { body: 'representativesMeeting', committeeMembers, representatives, ...counts })
    },
    call: () => meetingDemand(law, { body, by: by as Demander, demanding: n(row['n']), entitled: n(at) }),
    notice: () => noticeCheck(law, by, at, row['special'] === 'yes'),
    audit: () => auditDemand(law, by as 'residents', n(row['n']), n(at)),
    publicity: () => publicityDays(law, by, at),
  }
  expect(found(row, verdicts[kind]!())).toEqual(wanted(row))
}

function judgeOffice(row: Row): void {
  const law = lawOfRow(row)
  const facts = row['facts']!
  const words = facts.split(' ') as [string, string, string]
  const ended = (end: OfficeEnd) => {
    const finding = end.reasons.find((f) => f.code === row['finding'])
    expect({ endsOn: end.endsOn ?? '—', article: articleOf(finding) }).toEqual({
      endsOn: row['endsOn'],
      article: row['article'],
    })
  }
  const kinds: Record<string, () => void> = {
    appraisals: () => {
      const grades = partsOf(facts, ',').map((part) => {
        const [on, grade] = part.split(' ') as [string, 'competent']
        return { on, grade }
      })
      ended(appraisals(law, grades))
    },
    ends: () => ended(officeEndsBy(law, words[0] as EndGround, words[1])),
    resignation: () => ended(resignation(law, { to: words[0], acceptedBy: words[1], acceptedOn: words[2] })),
    byElection: () => expect(found(row, byElection(law, words[0], words[1], words[2]))).toEqual(wanted(row)),
    means: () => expect(found(row, improperMeans(law, facts))).toEqual(wanted(row)),
    voidGround: () => expect(found(row, voidGround(law, facts))).toEqual(wanted(row)),
    supervisors: () => {
      const [person, from] = facts.split(';')[0]!.split(' ') as [string, Supervisors['members'][number]['from']]
      const [termEndsOn, committeeTermEndsOn] = partsOf(factOf(facts, 'terms'), ' ')
      const list = supervisorsCheck(law, {
        members: [{ person, from }],
        committee: partsOf(factOf(facts, 'committee'), ' '),
        relatives: pairsOf(factOf(facts, 'relatives')),
        termEndsOn,
        committeeTermEndsOn,
      })
      expect(wrong(list)).toEqual(wantedWrong(row))
      expect(word(list.length === 0)).toBe(row['verdict'])
    },
    replace: () => {
      const { members, leaving, empty } = replaceNominees(law, {
        members: partsOf(facts.split(';')[0]!, ' '),
        alternates: partsOf(factOf(facts, 'alternates'), ' '),
        nominees: partsOf(factOf(facts, 'nominees'), ' '),
        relatives: pairsOf(factOf(facts, 'relatives')),
      })
      expect([members.join(' '), empty]).toEqual([row['endsOn'], 0])
      expect(wrong(leaving)).toEqual(wantedWrong(row))
    },
  }
  kinds[row['kind']!]!()
}
