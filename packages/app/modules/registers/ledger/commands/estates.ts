import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { areaName } from '../../commands/words.ts'
import { standingEstates, type KeptEstate } from '../estates.ts'
import { getOpenImport, setImport } from '../store.ts'
import type { Summary } from '../summary.ts'

interface Decided {
  id: string
  unitId: string | null
}

/**
 * Says which residential unit each of some places is, or that one is none.
 * @throws AppError `registers.unitElsewhere` (422) where the unit is not the community's on the ledger's day; `registers.ledgerStale`,
 * `ledgerBusy`, `ledgerEnded`, `ledgerNotReady` (409); `access.notFound` for a place that the ledger does not name
 */
export async function decideEstates(
  ctx: Ctx,
  id: string,
  { version, estates: decided }: { version: number; estates: readonly Decided[] },
): Promise<Record<string, never>> {
  const of = await getOpenImport(ctx, id, version)
  if (of.state !== 'checked') throw new AppError('registers.ledgerNotReady', 409)
  const { estates, units } = await standingEstates(ctx, of)
  const names: string[] = []
  const next = [...estates]
  for (const { id: estateId, unitId } of decided) {
    const at = next.findIndex((estate) => estate.id === estateId)
    const estate = next[at]
    if (!estate) throw new AppError('access.notFound', 404)
    const unit = unitId === null ? undefined : units.find((u) => u.id === unitId)
    if (unitId !== null && !unit) throw new AppError('access.notFound', 404)
    if (unit && !unit.communityIds.includes(estate.targetId))
      throw await elsewhere(ctx, estate, unit.name, of.settings!.asOf)
    next[at] = { ...estate, unitId, state: unit ? 'chosen' : 'none' }
    names.push(unit ? `${estate.said} → ${unit.name}` : `${estate.said} → ×`)
  }
  await setImport(ctx, of, { summary: JSON.stringify({ ...(of.summary as Summary), estates: next }) })
  await record(ctx, {
    command: 'registers.decideLedgerEstates',
    areaId: of.communityId,
    subject: { type: 'ledger', id },
    changes: { unit: [null, names.slice(0, 50)] },
  })
  return {}
}

async function elsewhere(ctx: Ctx, estate: KeptEstate, name: string, day: string): Promise<AppError> {
  const community = (await areaName(ctx, estate.targetId)) ?? ''
  return new AppError('registers.unitElsewhere', 422, { name, day, community }, 'unitId')
}
