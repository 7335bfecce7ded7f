import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  archiveOf,
  canonical,
  recount,
  verify,
  type ArchivedRound,
  type BatchCount,
  type BoxAccount,
  type ElectionFacts,
} from '../src/index.ts'
import { randomOf, type Random } from './generate.ts'
import { law2025 } from './laws.ts'

const hashOf = (text: string) => createHash('sm3').update(text).digest('hex')
const DIGEST = '00de3ca14cea38f20bc6a55a0e3d87bc0a18598041b793e94fd882a62281253a'
const seal = { algorithm: 'sm3', hashOf }

const batch = (name: string, votes: Record<string, number>, ballots = 50): BatchCount => ({
  batch: name,
  ballots,
  valid: ballots - 2,
  blank: 1,
  void: { unreadable: 1 },
  votes: Object.entries(votes).map(([person, n]) => ({ contest: 'member', person, votes: n })),
})
const both = (count: BatchCount) => ({ a: { ...count, team: ['t1'] }, b: { ...count, team: ['t2'] } })
const box = (name: string, returned: number, batches: number): BoxAccount => ({
  box: name,
  printed: 120,
  issued: returned,
  spoiled: 0,
  left: 120 - returned,
  returned,
  valid: returned - 2 * batches,
  blank: batches,
  void: { unreadable: batches },
})
const first: ArchivedRound = {
  persons: 100,
  boxes: [box('A', 100, 2)],
  explained: [],
  batches: [
    both(batch('1', { a: 40, b: 20, c: 10 })),
    {
      ...both(batch('2', { a: 35, b: 25, c: 11 })),
      b: { ...batch('2', { a: 35, b: 24, c: 11 }), team: ['t2'] },
      third: batch('2', { a: 35, b: 25, c: 11 }),
    },
  ],
}
const second: ArchivedRound = {
  persons: 60,
  boxes: [box('B', 60, 1)],
  explained: [],
  batches: [both(batch('3', { b: 30, c: 20 }, 60))],
}
/** What this election is judged by, and no more: the archive is short, and changed in thousands of places. */
const READ = /turnout.allVoters|electedShare|runOff$|runOffFloor|candidatesExceedSeats|womanMember|recall/
const law = {
  ...law2025,
  provisions: Object.fromEntries(Object.entries(law2025.provisions).filter(([key]) => READ.test(key))),
}
const facts: ElectionFacts = {
  measure: 'committee',
  law,
  poll: {
    mode: 'allVoters',
    entitled: 110,
    contests: [{ id: 'member', post: 'member', seats: 2 }],
    candidates: ['a', 'b', 'c'].map((person) => ({ person, contest: 'member', woman: person === 'a' })),
    relatives: [],
  },
  rounds: [first, second],
  papers: [{ name: '选举结果报告单', hash: hashOf('scan') }],
  about: { community: '测试社区', people: { a: '张甲', b: '李乙', c: '王丙' } },
}

/** Replaces something somewhere inside by a value, and says what stood there. */
function swap(r: Random, inside: object, value: unknown): unknown {
  const key = r.pick(Object.keys(inside)) as keyof typeof inside
  const there: unknown = inside[key]
  if (there && typeof there === 'object' && Object.keys(there).length > 0 && r.chance(85)) return swap(r, there, value)
  inside[key] = value as never
  return there
}

describe('canonical text', () => {
  it('is one for one value, whatever the order it was written in', () => {
    expect(canonical({ b: [1, 'x'], a: { d: null, c: true }, e: undefined })).toBe(
      '{"a":{"c":true,"d":null},"b":[1,"x"]}',
    )
    for (const bad of [0.5, Number.NaN, Infinity, -0, 2 ** 53, () => 1, 1n])
      expect(() => canonical({ bad })).toThrow('archive.bad')
  })
  it('refuses what is nested without end', () => {
    const deep: unknown[] = []
    deep.push(deep)
    expect(() => canonical(deep)).toThrow('too deep')
  })
})

describe('the archive of an election', () => {
  const text = archiveOf(facts, seal)
  it('is verified by its text alone: everything is counted anew', () => {
    const { ok, faults, archive, digest } = verify(text, hashOf)
    expect({ ok, faults }).toEqual({ ok: true, faults: [] })
    expect(digest).toBe(hashOf(text))
    expect(archive!.results.map((r) => r.outcome)).toEqual(['runOff', 'elected'])
    expect(archive!.results[1]!.elected.map((s) => [s.person, s.votes])).toEqual([
      ['a', 75],
      ['b', 30],
    ])
  })
  it('is the same in every byte when the same facts come in another order', () => {
    const again = Object.fromEntries(Object.entries(facts).toReversed()) as unknown as ElectionFacts
    expect(archiveOf(again, seal)).toBe(text)
  })
  it('shows one changed character, wherever it stands (every third is tried)', () => {
    const kept: number[] = []
    for (let i = 0; i < text.length; i += 3) {
      const other = String.fromCharCode(text.charCodeAt(i) === 0x31 ? 0x32 : 0x31)
      if (verify(text.slice(0, i) + other + text.slice(i + 1), hashOf).ok) kept.push(i)
    }
    expect(kept).toEqual([])
  })
  it('shows a character that is lost, added, or white', () => {
    for (const bad of [
      text.slice(1),
      text.slice(0, -1),
      ` ${text}`,
      `${text}\n`,
      `\uFEFF${text}`,
      text.replace(':', ': '),
    ])
      expect(verify(bad, hashOf).ok).toBe(false)
    expect(verify(text.replace('"facts":{', '"facts":{"aaa":1,'), hashOf).ok).toBe(false)
    expect(verify(text.replace('{"algorithm"', '{"algorithm":"md5","algorithm"'), hashOf).ok).toBe(false)
  })
  it('cannot be made true by hashing what was changed: the result no longer comes out', () => {
    const archive = verify(text, hashOf).archive!
    const results = archive.results.map((r) => ({ ...r, chair: 'c' }))
    const forged = { ...archive, results, hashes: { ...archive.hashes, results: hashOf(canonical(results)) } }
    expect(verify(canonical(forged), hashOf).faults).toEqual([
      { code: 'result', where: 'round 1, chair' },
      { code: 'result', where: 'round 2, chair' },
    ])
  })
  it('is found out whatever a part of it is replaced by, and never brings the reader down', () => {
    const junk = [null, true, -1, 0.5, 1e300, '', '1', [], {}, [null], { a: [] }, '__proto__']
    const r = randomOf(7)
    for (let n = 0; n < 1500; n++) {
      const archive = JSON.parse(text) as object
      const value = r.pick(junk)
      const before = swap(r, archive, value)
      if (JSON.stringify(before) === JSON.stringify(value)) continue
      // Written canonically again where that can be: then only hashes and the recount are left to find it.
      const written = JSON.stringify(archive)
      expect(verify(written, hashOf).ok, written.slice(0, 200)).toBe(false)
    }
  })
  it('of the first format is still verified: what a result says is part of the format', () => {
    const kept = readFileSync(new URL('fixtures/archive-1.json', import.meta.url), 'utf8')
    expect(verify(kept, hashOf)).toMatchObject({ ok: true, digest: DIGEST })
    const now = JSON.parse(text) as { hashes: Record<string, string> }
    const { format: _, ...hashes } = now.hashes
    expect(canonical({ ...now, format: 'liren.election/1', hashes })).toBe(kept)
  })
  it('of the first format knows of no box that is counted with another', () => {
    const kept = readFileSync(new URL('fixtures/archive-1.json', import.meta.url), 'utf8')
    const joined = kept.replace('"boxes":[{"blank":2,', '"boxes":[{"blank":2,"countedWith":"B",')
    expect(verify(joined, hashOf).faults.map((f) => f.code)).toContain('unknownFormat')
    expect(verify(kept.replace('election/1', 'election/2'), hashOf).ok).toBe(false)
    expect(verify(text.replace('election/2', 'election/1'), hashOf).ok).toBe(false)
  })
  it('holds a small box whose ballots were counted with those of another: there is no sum of its own to read', () => {
    const few = { ...box('M', 3, 0), valid: 0, blank: 0, void: {}, countedWith: 'A' }
    const boxes = [{ ...box('A', 97, 0), valid: 96, blank: 2, void: { unreadable: 2 } }, few]
    const joined = archiveOf({ ...facts, rounds: [{ ...first, boxes }, second] }, seal)
    expect(verify(joined, hashOf)).toMatchObject({ ok: true, faults: [] })
    expect(joined).toContain('"countedWith":"A"')
  })
  it('is no archive when it is anything else', () => {
    for (const bad of [
      '',
      'null',
      '[]',
      '{}',
      '{"format":"liren.election/1"}',
      '1e400',
      '{"format":"liren.election/1","facts":null}',
      '['.repeat(100_000),
    ])
      expect(verify(bad, hashOf).ok).toBe(false)
  })
})

describe('what an archive is refused for', () => {
  const faults = (round: Partial<ArchivedRound>) => recount({ ...facts, rounds: [{ ...first, ...round }] }).faults
  it('a batch that nobody settled', () => {
    const { third: _, ...open } = first.batches[1]!
    expect(faults({ batches: [first.batches[0]!, open] }).map((f) => f.code)).toContain('unsettledBatch')
    expect(() => archiveOf({ ...facts, rounds: [{ ...first, batches: [first.batches[0]!, open] }] }, seal)).toThrow(
      'unsettledBatch',
    )
  })
  it('a batch that is missing, or counted twice', () => {
    expect(faults({ batches: [first.batches[0]!] })).toMatchObject([
      { code: 'sums', where: 'round 1, returned', figures: { boxes: 100, batches: 50 } },
      { code: 'sums' }, { code: 'sums' }, { code: 'sums' },
    ]) // prettier-ignore
    expect(() => faults({ batches: [first.batches[0]!, first.batches[0]!] })).toThrow('twice')
  })
  it('a difference in a box that no kept minute explains', () => {
    const boxes = [{ ...box('A', 100, 2), left: 19 }]
    expect(faults({ boxes })).toMatchObject([
      { code: 'difference', where: 'round 1, box A', figures: { code: 'printed', by: 1 } },
    ])
    const explained = [{ box: 'A', paper: '选举结果报告单' }]
    expect(faults({ boxes, explained })).toEqual([])
    expect(faults({ boxes, explained: [{ box: 'A', paper: '不在卷内' }] })).toHaveLength(1)
  })
})

describe('other measures', () => {
  const small = { ...facts, rounds: [first] }
  it('a selection goes by the most votes, and votes again on a tie at the last place', () => {
    expect(recount({ ...small, measure: 'selection' }).results[0]).toMatchObject({ outcome: 'elected', valid: true })
    const tied = {
      ...first,
      batches: [both(batch('1', { a: 40, b: 20, c: 20 })), both(batch('2', { a: 35, b: 25, c: 25 }))],
    }
    const [one, two] = recount({ ...facts, measure: 'selection', rounds: [tied, second] }).results
    expect(one).toMatchObject({ outcome: 'runOff', next: [{ kind: 'tie', seats: 1, candidates: ['b', 'c'] }] })
    expect(two!.elected.map((s) => s.person)).toEqual(['a', 'b'])
  })
  it('a recall ends the post of those whom more than half of the voters are for recalling', () => {
    const [r] = recount({ ...small, measure: 'recall' }).results
    expect(r).toMatchObject({ outcome: 'elected', elected: [{ person: 'a', votes: 75 }] })
    const few = recount({ ...small, measure: 'recall', poll: { ...facts.poll, entitled: 200 } }).results
    expect(few[0]).toMatchObject({ outcome: 'void', valid: false, elected: [] })
  })
})
