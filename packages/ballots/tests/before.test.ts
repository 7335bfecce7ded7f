import { describe, expect, it } from 'vitest'
import { calendar, checkCalendar, proxiesCheck, type Proxy, type ProxyFacts } from '../src/index.ts'
import { law1989, law2025, lawOfSet } from './laws.ts'

const on = (days: ReturnType<typeof calendar>) => Object.fromEntries(days.map((d) => [d.step, d.on]))

describe('the calendar of an election', () => {
  it('follows from the election day by the clocks of the law, each with its article', () => {
    const days = calendar(law2025, '2026-06-30')
    expect(on(days)).toMatchObject({
      listPublished: '2026-06-10',
      objectionsUntil: '2026-06-15',
      objectionsDecided: '2026-06-18',
      announced: '2026-06-30',
      handover: '2026-07-10',
    })
    expect(days.find((d) => d.step === 'listPublished')).toMatchObject({
      cited: { article: '第十七条' },
      latest: '2026-06-10',
    })
    expect(days.find((d) => d.step === 'handover')!.cited!.article).toBe('第二十五条')
  })
  it('counts over the ends of months and leap days', () => {
    expect(on(calendar(law2025, '2028-03-10'))).toMatchObject({ listPublished: '2028-02-19', handover: '2028-03-20' })
    expect(on(calendar(law2025, '2026-03-10'))).toMatchObject({ listPublished: '2026-02-18' })
    expect(on(calendar(law2025, '2026-12-25'))).toMatchObject({ handover: '2027-01-04' })
  })
  it('counts the first day in where the local pack does', () => {
    const pack = lawOfSet('CN-RC-2025', { dayCount: 'firstDayIn' })
    expect(on(calendar(pack, '2026-06-30'))).toMatchObject({
      listPublished: '2026-06-11', objectionsUntil: '2026-06-15', handover: '2026-07-09',
    }) // prettier-ignore
  })
  it('lets a term that would end on a day of rest end on the next working day', () => {
    const days = calendar(law2025, '2026-06-30', {}, { restDays: ['2026-07-10', '2026-07-11', '2026-07-12'] })
    expect(on(days)).toMatchObject({ handover: '2026-07-13' })
  })
  it('takes the clocks of the local pack where it sets some', () => {
    const pack = lawOfSet('CN-RC-2025', {
      'candidates.publishedDays': 5,
      'proxy.deadlineDays': 3,
      runOffDays: 30,
      overdueMonths: 3,
    })
    expect(on(calendar(pack, '2026-06-30'))).toMatchObject({
      candidatesPublished: '2026-06-25', proxiesUntil: '2026-06-27', runOffDay: '2026-07-30', handover: '2026-08-09',
    }) // prettier-ignore
    expect(checkCalendar(pack, { termEnds: '2026-03-30', electionDay: '2026-07-01' })).toMatchObject([
      { code: 'due', figures: { step: 'electionDay', latest: '2026-06-30' } },
    ])
  })
  it('knew no clock before 2026', () => {
    expect(calendar(law1989, '2010-06-30').map((d) => d.step)).toEqual(['electionDay'])
  })
  it('refuses days that break a clock, and names the article', () => {
    const dates = { electionDay: '2026-06-30', listPublished: '2026-06-11' }
    expect(checkCalendar(law2025, dates)).toMatchObject([
      {
        code: 'due',
        cited: { article: '第十七条' },
        figures: { step: 'listPublished', on: '2026-06-11', latest: '2026-06-10' },
      },
    ])
    expect(checkCalendar(law2025, { ...dates, listPublished: '2026-06-10' })).toEqual([])
    const closed = { electionDay: '2026-06-30', listPublished: '2026-06-10', objectionsUntil: '2026-06-14' }
    expect(checkCalendar(law2025, closed)).toMatchObject([
      { figures: { step: 'objectionsUntil', earliest: '2026-06-15' } },
    ])
    expect(checkCalendar(law2025, { electionDay: '2026-06-30', announced: '2026-07-01' })).toMatchObject([
      { cited: { article: '第十九条' } },
    ])
  })
  it('refuses steps in the wrong order, and days that do not exist', () => {
    const dates = { electionDay: '2026-06-30', committeeSelected: '2026-05-02', registrationBegins: '2026-05-01' }
    expect(checkCalendar(law2025, dates)).toMatchObject([{ code: 'order', figures: { first: 'committeeSelected' } }])
    expect(() => calendar(law2025, '2026-02-29')).toThrow('notADay')
    expect(() => checkCalendar(law2025, { electionDay: '2026-06-30', listPublished: 'soon' })).toThrow('notADay')
  })
})

const proxy = (principal: string, to: string, more: Partial<Proxy> = {}): Proxy => ({
  principal, proxy: to, written: true, away: true, ...more,
}) // prettier-ignore
const facts = (proxies: Proxy[], more: Partial<ProxyFacts> = {}): ProxyFacts => ({
  mode: 'allVoters',
  proxies,
  voters: new Set(['a', 'b', 'c', 'd', 'e', 'f', 'k']),
  candidates: new Set(['k']),
  electionDay: '2026-06-30',
  ...more,
})
const codes = (f: ProxyFacts, law = law2025) => proxiesCheck(law, f).map((b) => b.code)

describe('proxies', () => {
  it('are three to one proxy at the most', () => {
    expect(codes(facts([proxy('a', 'f'), proxy('b', 'f'), proxy('c', 'f')]))).toEqual([])
    const four = proxiesCheck(law2025, facts(['a', 'b', 'c', 'd'].map((p) => proxy(p, 'f'))))
    expect(four).toMatchObject([
      { code: 'proxyMost', cited: { article: '第十九条' }, figures: { proxy: 'f', n: 4, most: 3 } },
    ])
  })
  it('are never given to a candidate, who may give one', () => {
    expect(codes(facts([proxy('a', 'k')]))).toEqual(['proxyCandidate'])
    expect(codes(facts([proxy('k', 'a')]))).toEqual([])
  })
  it('are written, from one who is away, to another voter of the same community, once', () => {
    expect(codes(facts([proxy('a', 'b', { written: false })]))).toEqual(['proxyWritten'])
    expect(codes(facts([proxy('a', 'b', { away: false })]))).toEqual(['proxyAway'])
    expect(codes(facts([proxy('a', 'z')]))).toEqual(['proxyVoter'])
    expect(codes(facts([proxy('z', 'a')]))).toEqual(['proxyPrincipal'])
    expect(codes(facts([proxy('a', 'a')]))).toEqual(['proxySelf'])
    expect(codes(facts([proxy('a', 'b'), proxy('a', 'c')]))).toEqual(['proxyTwice'])
    expect(codes(facts([proxy('a', 'b'), proxy('b', 'c')]))).toEqual(['proxyChain'])
  })
  it('are not used where representatives vote, and are open before 2026', () => {
    expect(codes(facts([proxy('a', 'b')], { mode: 'representatives' }))).toEqual(['proxyMode'])
    expect(codes(facts([]), law1989)).toEqual([])
    expect(codes(facts([proxy('a', 'b')]), law1989)).toEqual(['lawSilent'])
  })
  it('are handed in and published in time where the pack sets a day', () => {
    const pack = lawOfSet('CN-RC-2025', { 'proxy.deadlineDays': 5, 'proxy.listDays': 2 })
    expect(codes(facts([proxy('a', 'b', { on: '2026-06-25' })]), pack)).toEqual([])
    expect(codes(facts([proxy('a', 'b', { on: '2026-06-26' })]), pack)).toEqual(['proxyLate'])
    expect(codes(facts([proxy('a', 'b')], { listPublishedOn: '2026-06-29' }), pack)).toEqual(['proxyPublished'])
    expect(codes(facts([proxy('a', 'b')], { listPublishedOn: null }))).toEqual(['proxyPublished'])
    expect(codes(facts([proxy('a', 'b')], { listPublishedOn: '2026-06-30' }))).toEqual([])
  })
})
