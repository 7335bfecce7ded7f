import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countBallots, type Ballot, type Contest } from '../src/index.ts'
import { lawOfSet } from './laws.ts'

/** Ballots of a town as its counting machine wrote them down (Fremont County, 2018): a choice of up to four of five. */
const FILE = new URL('../../../../shared/data/elections/dominion_cvr_fremont_vote_for_4.csv', import.meta.url)
const law = lawOfSet('CN-RC-2025', { 'ballot.namesAtMostSeats': true })

describe.skipIf(!existsSync(FILE))('the ballots of Williamsburg, Fremont County', () => {
  const [, , names, , ...rows] = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split(/\r?\n/) : ['', '', '', '']
  const persons = names!.split(',').slice(6)
  // A ballot of another district has no column of this contest filled: it is none of this contest's.
  const ours = rows.map((row) => row.split(',').slice(6)).filter((marks) => marks.some((m) => m !== ''))
  const ballots = ours.map((marks): Ballot => ({
    marks: marks.flatMap((m, i) => (m === '1' ? { contest: 'trustees', person: persons[i]!, mark: 'for' as const } : [])),
  })) // prettier-ignore
  const contest = (seats: number): Contest[] => [{ id: 'trustees', post: 'member', seats }]

  it('are counted, name by name', () => {
    const counted = countBallots(law, contest(4), ballots)
    expect(rows.length).toBe(56)
    expect(counted).toMatchObject({ ballots: ours.length, void: 0, doubtful: 0, valid: ours.length - counted.blank })
    // As the columns of the file add up.
    const of = Object.fromEntries(counted.votes.map((v) => [v.person, v.votes]))
    expect(of).toEqual({
      'Donnita Hawkins': 19,
      'Eva L Mares': 12,
      'William R Esch': 4,
      'John Purvis': 5,
      'Steve Ricotta': 7,
    })
  })
  it('that name more than there are seats are void where the pack says so, and else doubtful', () => {
    const more = ours.filter((marks) => marks.filter((m) => m === '1').length > 3).length
    expect(more).toBeGreaterThan(0)
    expect(countBallots(law, contest(3), ballots)).toMatchObject({ void: more, doubtful: 0 })
    expect(countBallots(lawOfSet('CN-RC-2025'), contest(3), ballots)).toMatchObject({ void: 0, doubtful: more })
  })
})
