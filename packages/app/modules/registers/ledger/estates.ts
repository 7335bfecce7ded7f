import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { unitsOfArea } from '../queries/units.ts'
import { estateKey, unitFor, type KnownUnit } from './rules/index.ts'
import type { Placed } from './judge.ts'
import type { Import } from './store.ts'
import type { Summary } from './summary.ts'

/** A place that rows of a ledger name, and which residential unit it is: known by itself, or as a person said. */
export interface KeptEstate {
  id: string
  targetId: string
  said: string
  rows: number
  /** `none`: a person said that it is none. */
  state: 'matched' | 'open' | 'chosen' | 'none'
  unitId: string | null
}

const keyOf = (targetId: string, said: string): string => `${targetId} ${estateKey(said)}`

type Units = Awaited<ReturnType<typeof unitsOfArea>>
/** The units that a ledger's places may be: all within its office's area on the ledger's day. */
export const unitsFor = (ctx: Ctx, of: Pick<Import, 'communityId'>, asOf: Day): Promise<Units> =>
  unitsOfArea({ ...ctx, asOf }, of.communityId)

export const seenFrom = (units: Units, targetId: string): KnownUnit[] =>
  units.map(({ id, name, address, communityIds }) => ({ id, name, address, here: communityIds.includes(targetId) }))

/**
 * The places that rows name, each with its unit where that is sure. What a person decided before holds. `anew`: the rows are all of
 * the ledger; else they are added to those known.
 */
export async function estatesOf(
  ctx: Ctx,
  of: Import,
  placed: readonly Placed[],
  before: readonly KeptEstate[],
  anew: boolean,
): Promise<KeptEstate[]> {
  const units = await unitsFor(ctx, of, of.settings!.asOf)
  const old = new Map(before.map((estate) => [keyOf(estate.targetId, estate.said), estate]))
  const named = Map.groupBy(
    placed.flatMap(({ row, targetId }) =>
      targetId && row.person.estate ? [{ targetId, said: row.person.estate }] : [],
    ),
    ({ targetId, said }) => keyOf(targetId, said),
  )
  const now = [...named].map(([key, rows]): KeptEstate => {
    const known = old.get(key)
    if (known && (known.state === 'chosen' || known.state === 'none')) return { ...known, rows: rows.length }
    const { targetId, said } = rows[0]!
    const { sure } = unitFor(said, seenFrom(units, targetId))
    const state = sure ? 'matched' : 'open'
    return { id: newId(ctx.now), targetId, said, rows: rows.length, state, unitId: sure?.id ?? null }
  })
  if (anew) return now
  return [...before, ...now.filter((estate) => !old.has(keyOf(estate.targetId, estate.said)))]
}

/** The places of a ledger as they stand: one whose unit does not belong to the community any more is open again. */
export async function standingEstates(ctx: Ctx, of: Import): Promise<{ estates: KeptEstate[]; units: Units }> {
  const kept = (of.summary as Partial<Summary>).estates ?? []
  if (kept.length === 0 || !of.settings) return { estates: [], units: [] }
  const units = await unitsFor(ctx, of, of.settings.asOf)
  const belongs = ({ unitId, targetId }: KeptEstate) =>
    units.some((unit) => unit.id === unitId && unit.communityIds.includes(targetId))
  const estates = kept.map((estate) =>
    estate.unitId === null || belongs(estate) ? estate : { ...estate, state: 'open' as const, unitId: null },
  )
  return { estates, units }
}

/** Finds the unit of a row's place; `null` where it has none. */
export function unitFinder(
  estates: readonly KeptEstate[],
): (targetId: string, said: string | undefined) => string | null {
  const known = new Map(estates.map((estate) => [keyOf(estate.targetId, estate.said), estate.unitId]))
  return (targetId, said) => (said ? (known.get(keyOf(targetId, said)) ?? null) : null)
}

/** Adds the places that mended rows name to those of their ledger. */
export async function addEstates(ctx: Ctx, of: Import, placed: readonly Placed[]): Promise<void> {
  const { summary } = await ctx.db
    .selectFrom('ledgerImport')
    .select('summary')
    .where('communityId', '=', of.communityId)
    .where('id', '=', of.id)
    .executeTakeFirstOrThrow()
  const before = (summary as Partial<Summary>).estates ?? []
  const estates = await estatesOf(ctx, of, placed, before, false)
  if (estates.length === before.length) return
  await ctx.db
    .updateTable('ledgerImport')
    .set({ summary: JSON.stringify({ ...(summary as object), estates }) })
    .where('communityId', '=', of.communityId)
    .where('id', '=', of.id)
    .execute()
}
