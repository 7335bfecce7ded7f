import { latestBefore, realDay, type Day } from './days.ts'
import { held, type Breach, type Figures, type FindingCode } from './findings.ts'
import type { LawKey } from './law/keys.ts'
import { lists, said, says, type Law } from './law/law.ts'
import { dayCount } from './law/days.ts'
import type { Mode } from './result/types.ts'

/** One voter who is away gives the vote to another (art. 19 of the law of 2025). */
export interface Proxy {
  readonly principal: string
  readonly proxy: string
  readonly written: boolean
  /** The principal says to be away on the day. */
  readonly away: boolean
  /** The day on which it was handed in. */
  readonly on?: Day
}
export interface ProxyFacts {
  readonly mode: Mode
  readonly proxies: readonly Proxy[]
  readonly voters: ReadonlySet<string>
  readonly candidates: ReadonlySet<string>
  readonly electionDay: Day
  /** The day on which the list of principals and proxies was published. */
  readonly listPublishedOn?: Day | null
}

/**
 * What is wrong with the proxies: none where representatives vote, written, from one who is away to another voter of the
 * community, at most three to one proxy, none to a candidate, the list published. A law that knows no proxies (before 2026)
 * allows none by itself: each is left open. Local packs may set a last day.
 */
export function proxiesCheck(law: Law, facts: ProxyFacts): Breach[] {
  if (facts.proxies.length === 0) return []
  if (!said(law, 'proxy.written')) return [held(law, 'proxy.written', 'lawSilent', null, { on: 'proxy.written' })]
  if (lists(law, 'proxy.barredModes', facts.mode))
    return [held(law, 'proxy.barredModes', 'proxyMode', false, { mode: facts.mode, n: facts.proxies.length })]
  return [...facts.proxies.flatMap((p) => oneProxy(law, facts, p)), ...perProxy(law, facts), ...published(law, facts)]
}

function oneProxy(law: Law, facts: ProxyFacts, p: Proxy): Breach[] {
  const { voters, candidates, proxies } = facts
  const found: Breach[] = []
  const wrong = (bad: boolean, key: LawKey, code: FindingCode, more: Figures = {}) => {
    if (bad) found.push(held(law, key, code, false, { principal: p.principal, proxy: p.proxy, ...more }))
  }
  wrong(says(law, 'proxy.written') && !p.written, 'proxy.written', 'proxyWritten')
  wrong(says(law, 'proxy.awayOnly') && !p.away, 'proxy.awayOnly', 'proxyAway')
  wrong(!voters.has(p.principal), 'proxy.toWhom', 'proxyPrincipal')
  wrong(
    said(law, 'proxy.toWhom')?.value === 'voterOfSameCommunity' && !voters.has(p.proxy),
    'proxy.toWhom',
    'proxyVoter',
  )
  wrong(p.principal === p.proxy, 'proxy.toWhom', 'proxySelf')
  wrong(says(law, 'proxy.candidatesBarred') && candidates.has(p.proxy), 'proxy.candidatesBarred', 'proxyCandidate')
  const chain = p.principal !== p.proxy && proxies.some((o) => o.principal === p.proxy)
  wrong(says(law, 'proxy.awayOnly') && chain, 'proxy.awayOnly', 'proxyChain')
  const limit = said(law, 'proxy.deadlineDays')?.value
  if (limit !== undefined && p.on !== undefined) {
    const latest = latestBefore(realDay(facts.electionDay, 'electionDay'), limit, dayCount(law))
    wrong(realDay(p.on, 'proxy.on') > latest, 'proxy.deadlineDays', 'proxyLate', { on: p.on, latest })
  }
  return found
}

/** At most so many for one proxy, and one proxy for a principal. */
function perProxy(law: Law, { proxies }: ProxyFacts): Breach[] {
  const group = (of: (p: Proxy) => string) => Map.groupBy(proxies, of)
  const found: Breach[] = []
  const most = said(law, 'proxy.most')?.value
  for (const [proxy, given] of most === undefined ? [] : group((p) => p.proxy))
    if (given.length > most!)
      found.push(held(law, 'proxy.most', 'proxyMost', false, { proxy, n: given.length, most: most! }))
  for (const [principal, given] of group((p) => p.principal))
    if (given.length > 1) found.push(held(law, 'proxy.toWhom', 'proxyTwice', false, { principal, n: given.length }))
  return found
}

function published(law: Law, { listPublishedOn, electionDay }: ProxyFacts): Breach[] {
  if (!says(law, 'proxy.published') || listPublishedOn === undefined) return []
  if (listPublishedOn === null) return [held(law, 'proxy.published', 'proxyPublished', false, { on: '—' })]
  const days = said(law, 'proxy.listDays')?.value
  const latest = days === undefined ? electionDay : latestBefore(electionDay, days, dayCount(law))
  if (realDay(listPublishedOn, 'listPublishedOn') <= latest) return []
  const key = days === undefined ? 'proxy.published' : 'proxy.listDays'
  return [held(law, key, 'proxyPublished', false, { on: listPublishedOn, latest })]
}
