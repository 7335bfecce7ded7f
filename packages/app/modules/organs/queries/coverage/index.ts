import { sql } from 'kysely'
import { rulesOf } from '#modules/policies/index.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import type { Page } from '#shared/listing.ts'
import type * as contract from '../../contract/coverage.ts'
import type { Coverage, GapRow } from '../../contract/coverage.ts'
import { checksOn, judge, provisionKeys, type CommunityFacts, type Failing, type Provision, type Standing } from '../../rules/coverage/index.ts' // prettier-ignore
import { communityFacts } from './facts.ts'
import { keptFacts } from './kept.ts'

export interface Judged {
  standing: Standing
  community: CommunityFacts
  failing: Failing | null
}
/**
 * Every check that holds on a day, over every community at or below a path. `kept`: facts of communities that did not change
 * since are taken from memory; a command asks without it, for what it has written may still be undone.
 */
export async function judgeAll(ctx: Ctx, path: string, day: Day, kept = false): Promise<{ standings: Standing[]; communities: number; judged: Judged[] }> {
  const law = await lawOn(ctx, day, path)
  const standings = checksOn(day, law)
  const facts = await (kept ? keptFacts : communityFacts)(ctx, path, day)
  const judged = facts.flatMap((community) =>
    standings.flatMap((standing): Judged[] => {
      const failing = judge(standing, community, day, law)
      return failing === undefined ? [] : [{ standing, community, failing }]
    }),
  )
  return { standings, communities: facts.length, judged }
} // prettier-ignore

/** The provisions that the checks read, as they are in force on a day at a path. */
async function lawOn(ctx: Ctx, day: Day, path: string): Promise<Map<string, Provision>> {
  const found = await rulesOf(ctx, provisionKeys, day, path)
  return new Map(
    found.map(({ key, value, modality, citation: { document, article, words } }) => [
      key,
      { value, modality, document, article, words },
    ]),
  )
}

export interface Asked {
  areaId: string
  rule: string
  id: string
  dueOn: Day
  version: number
}
/** Work that is open for checks at or below a path, by area and check. */
export async function askedFor(ctx: Ctx, path: string): Promise<Map<string, Asked>> {
  const { rows } = await sql<Asked>`
    select w.area_id, w.rule, w.id, w.due_on, w.version from organ_work w
    where w.state = 'open' and w.source_kind = 'check' and w.area_id in (select id from area where path >= ${path} and path < ${`${path}~`})`.execute(
    ctx.db,
  )
  return new Map(rows.map((r) => [`${r.areaId} ${r.rule}`, r]))
}

/** Every check over the communities at or below an area on the day asked about. */
export async function coverage(ctx: Ctx, { areaId }: Input<typeof contract.coverage>['query']): Promise<Coverage> {
  const path = await require(ctx, 'organs.view', areaId)
  const { standings, communities, judged } = await judgeAll(ctx, path, ctx.asOf, true)
  const asked = await askedFor(ctx, path)
  const byCheck = Map.groupBy(judged, (j) => j.standing.check.key)
  const workBy = Map.groupBy(asked.values(), (w) => w.rule)
  const checks = standings.map(({ check: { key, role, dueDays }, weight, source: { document, article, words } }) => {
    const own = byCheck.get(key) ?? []
    return { key, weight, document, article, words, role, dueDays, judged: own.length, failing: own.filter((j) => j.failing).length, work: workBy.get(key)?.length ?? 0 } // prettier-ignore
  })
  const breaching = new Set(
    judged.flatMap((j) => (j.failing && j.standing.weight === 'breach' ? j.community.areaId : [])),
  )
  return { day: ctx.asOf, communities, green: communities - breaching.size, checks }
}

/** Each area that fails a check. */
export async function listGaps(ctx: Ctx, ask: Input<typeof contract.listGaps>['query']): Promise<Page<GapRow>> {
  const path = await require(ctx, 'organs.view', ask.areaId)
  const { judged } = await judgeAll(ctx, path, ctx.asOf, true)
  const asked = await askedFor(ctx, path)
  const today = dayOf(ctx.now)
  const rows = judged.flatMap((j) => (j.failing ? gapOf(j, j.failing, asked, today) : [])).filter((r) => wanted(r, ask))
  const sorted = ask.sort ? rows.toSorted(by(ask.sort)) : rows
  const start = (ask.page - 1) * ask.size
  return { rows: sorted.slice(start, start + ask.size), total: rows.length, page: ask.page, size: ask.size }
}

function gapOf({ standing, community: c }: Judged, failing: Failing, asked: Map<string, Asked>, today: Day): GapRow {
  const { check, weight, source } = standing
  const work = asked.get(`${c.areaId} ${check.key}`)
  return {
    areaId: c.areaId, area: c.name, town: c.town, check: check.key, weight, ...failing, document: source.document, article: source.article, role: check.role,
    dueOn: work?.dueOn ?? null, workId: work?.id ?? null, workVersion: work?.version ?? null, overdue: work !== undefined && work.dueOn < today,
  } // prettier-ignore
}

function wanted(r: GapRow, ask: Input<typeof contract.listGaps>['query']): boolean {
  if (ask.check && r.check !== ask.check) return false
  if (ask.weight && r.weight !== ask.weight) return false
  if (ask.role && r.role !== ask.role) return false
  if (ask.asked && (r.workId !== null) !== (ask.asked === 'true')) return false
  return !ask.search || r.area.includes(ask.search) || r.town.includes(ask.search)
}

const SORTS = ['area', 'town', 'check', 'weight', 'role', 'dueOn'] as const
function by(sort: string): (a: GapRow, b: GapRow) => number {
  const key = SORTS.find((k) => k === sort.replace('-', '')) ?? 'town'
  const sign = sort.startsWith('-') ? -1 : 1
  return (a, b) =>
    sign * ((a[key] ?? '9999') < (b[key] ?? '9999') ? -1 : (a[key] ?? '9999') > (b[key] ?? '9999') ? 1 : 0)
}
