import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { addPreparedResidents } from '../../bulk/add.ts'
import { livingIn } from '../../bulk/living.ts'
import type { CommunityMemory, PreparedResident } from '../../bulk/types.ts'
import type { CsvOptions } from './import.ts'
import { letOthersGoFirst, piecesOf, type Pace } from './pace.ts'
import type { RawBatch, ReadyBatch, WrongRow } from './types.ts'

/** What taking batches in remembers of the run. */
export interface Taker {
  house: House
  options: CsvOptions
  /** Community ids by code; `null`: there is none. */
  communities: Map<string, string | null>
  /** Communities that were empty when this run came to them: nobody can be there already but by this run. */
  begun: Set<string>
  /** Who lived in the community of the last batch before this run, so that each is asked once. */
  there?: { communityId: string; people: Map<string, string> }
  /** What the community of the last batch holds, good as long as its register stands at this version. */
  memory?: { communityId: string; version: number; known: CommunityMemory }
  pace: Pace
}
interface Done {
  taken: number
  already: number
  wrong: WrongRow[]
}

/** Takes a batch in, one transaction for each piece of it; where the registers refuse a piece, household by household. */
export async function takeBatch(taker: Taker, raw: RawBatch, ready: ReadyBatch): Promise<Done> {
  const communityId = await communityOf(taker, raw.community)
  if (communityId === null) {
    const reasons = [{ code: 'registers.ledgerCommunityUnknown', params: { text: raw.community } }]
    return { taken: 0, already: 0, wrong: raw.lines.map((line) => ({ line, reasons })) }
  }
  const lines = new Map(ready.residents.map((resident, i) => [resident.rowId, ready.lines[i]!]))
  const done = { taken: 0, already: 0, wrong: [...ready.wrong] }
  for (const piece of piecesOf(taker.pace, ready.residents)) {
    await letOthersGoFirst(taker.house.opened, taker.pace)
    await takePiece(taker, communityId, piece, lines, done)
  }
  return done
}

async function takePiece(
  taker: Taker,
  communityId: string,
  residents: PreparedResident[],
  lines: ReadonlyMap<string, number>,
  done: Done,
): Promise<void> {
  try {
    const { taken, already } = await takeIn(taker, communityId, residents)
    done.taken += taken
    done.already += already
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    for (const members of Map.groupBy(residents, (r) => r.household).values())
      await takeHousehold(taker, communityId, members, lines, done)
  }
}

async function takeHousehold(
  taker: Taker,
  communityId: string,
  members: PreparedResident[],
  lines: ReadonlyMap<string, number>,
  done: Done,
): Promise<void> {
  try {
    const { taken, already } = await takeIn(taker, communityId, members)
    done.taken += taken
    done.already += already
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const reasons = [{ code: error.code, params: error.params }]
    done.wrong.push(...members.map((m) => ({ line: lines.get(m.rowId)!, reasons })))
  }
}

async function takeIn(
  taker: Taker,
  communityId: string,
  residents: readonly PreparedResident[],
): Promise<{ taken: number; already: number }> {
  const memory = taker.memory
  taker.memory = undefined
  const began = performance.now()
  return asSystem(taker.house, taker.options.source, async (ctx) => {
    const fresh = await withoutThoseThere(ctx, taker, communityId, residents)
    const version = await versionOf(ctx, communityId)
    const known = memory?.communityId === communityId && memory.version === version ? memory.known : {}
    const { source, asOf: on } = taker.options
    if (fresh.length > 0) await addPreparedResidents(ctx, communityId, fresh, { source, on, memory: known })
    return {
      known,
      version: version + (fresh.length > 0 ? 1 : 0),
      taken: fresh.length,
      already: residents.length - fresh.length,
    }
  }).then(({ known, version, taken, already }) => {
    taker.memory = { communityId, version, known }
    taker.pace.rowsPerMs = residents.length / Math.max(1, performance.now() - began)
    return { taken, already }
  })
}

/** How often the registers of a community changed. */
async function versionOf(ctx: Ctx, communityId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('registerChange')
    .select('version')
    .where('communityId', '=', communityId)
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

/** Passes over people who live in the community already, by id number, else by name, birth and address; who is new joins the household that is there. */
async function withoutThoseThere(
  ctx: Ctx,
  taker: Taker,
  communityId: string,
  residents: readonly PreparedResident[],
): Promise<PreparedResident[]> {
  if (taker.begun.has(communityId)) return [...residents]
  if (taker.there?.communityId !== communityId)
    taker.there = { communityId, people: await homesByPerson(ctx, communityId) }
  const there = taker.there.people
  if (there.size === 0) {
    taker.begun.add(communityId)
    return [...residents]
  }
  const homes = new Map<string, string>()
  for (const r of residents) {
    const home = there.get(keyOf(r))
    if (home) homes.set(r.household, home)
  }
  return residents
    .filter((r) => !there.has(keyOf(r)))
    .map((r) => ({ ...r, household: homes.get(r.household) ?? r.household }))
}

const keyOf = (r: Pick<PreparedResident, 'idHash' | 'name' | 'birthOn' | 'address'>): string =>
  r.idHash ?? `${r.name}|${r.birthOn}|${r.address}`

const homesByPerson = async (ctx: Ctx, communityId: string): Promise<Map<string, string>> =>
  new Map((await livingIn(ctx, communityId)).map((row) => [keyOf(row), row.householdId]))

async function communityOf(taker: Taker, code: string): Promise<string | null> {
  const known = taker.communities.get(code)
  if (known !== undefined) return known
  const found = await asSystem(taker.house, taker.options.source, (ctx) =>
    ctx.db
      .selectFrom('areaVersion as v')
      .innerJoin('area as a', 'a.id', 'v.areaId')
      .select('a.id')
      .where('a.level', '=', 5)
      .where((e) => e.or([e('v.codeStat', '=', code), e('v.codeCivil', '=', code), e('a.slug', '=', code)]))
      .where('v.supersededAt', 'is', null)
      .where('v.validTo', 'is', null)
      .executeTakeFirst(),
  )
  taker.communities.set(code, found?.id ?? null)
  return found?.id ?? null
}
