import { sql } from 'kysely'
import { record } from '#server/audit.ts'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { privileged } from '#server/house.ts'
import { countDeltas } from '../rules/counts.ts'
import { headFaults } from '../rules/heads.ts'
import { addCounts, addHouseholdCounts, happen, touch } from '../write.ts'
import { homesOf, type Homes } from './homes.ts'
import { prepareResidents } from './prepare.ts'
import { suspect } from './suspects.ts'
import {
  PERSON_COLUMNS,
  type BulkReport,
  type PreparedResident,
  type ResidentInput,
  type CommunityMemory,
} from './types.ts'

export interface BulkOptions {
  /** Where the rows come from: a file's name, a return, the demonstration. Stands in the event and the audit entry. */
  source: string
  /** The day of the event; today unless told. */
  on?: Day
  /** Known from the batch before. */
  memory?: CommunityMemory
}

/**
 * Adds many residents of one community at once, with their households, homes, counts, one event and one audit entry.
 * Rows must have passed {@link rowFaults}.
 * @throws AppError `registers.twoHeads`, `registers.noHead` (422) with the household's key
 */
export async function addResidentsInBulk(
  ctx: Ctx,
  communityId: string,
  rows: readonly ResidentInput[],
  options: BulkOptions,
): Promise<BulkReport> {
  return addPreparedResidents(ctx, communityId, prepareResidents(rows, ctx.keys, ctx.now), options)
}

/** As {@link addResidentsInBulk}, for rows that a worker thread prepared. */
export async function addPreparedResidents(
  ctx: Ctx,
  communityId: string,
  rows: PreparedResident[],
  options: BulkOptions,
): Promise<BulkReport> {
  await require(ctx, 'registers.import', communityId)
  checkHeads(rows)
  const on = options.on ?? dayOf(ctx.now)
  const eventId = await happen(ctx, {
    communityId,
    kind: 'imported',
    on,
    reason: options.source,
    detail: { rows: rows.length },
  })
  const suspects = await suspect(ctx, communityId, rows, options.memory)
  const homes = await homesOf(ctx, communityId, rows, eventId, options.memory)
  await fill(ctx, communityId, rows, homes, eventId)
  await addCounts(
    ctx,
    countDeltas({ drop: [], add: rows.map((r) => ({ ...r, communityId, validFrom: r.from, validTo: r.to })) }),
  )
  await addHouseholdCounts(ctx, { drop: [], add: homes.opened })
  await touch(ctx, [communityId])
  const report = {
    eventId,
    residents: rows.length,
    households: homes.lines.household.length,
    dwellings: homes.lines.dwelling.length,
    suspects,
  }
  await record(ctx, {
    command: 'registers.addResidentsInBulk',
    areaId: communityId,
    subject: { type: 'registerEvent', id: eventId },
    changes: { residents: [0, report.residents], households: [0, report.households] },
    reason: options.source,
  })
  return report
}

function checkHeads(rows: readonly PreparedResident[]): void {
  for (const [household, members] of Map.groupBy(rows, (r) => r.household)) {
    const open = members.filter((m) => m.to === null).map((m) => ({ ...m, validFrom: m.from, validTo: m.to }))
    if (open.length === 0 || household.length === 36) continue
    const latest = open.reduce((day, m) => (m.from > day ? m.from : day), open[0]!.from)
    const fault = headFaults(open, latest)[0]
    if (fault) throw new AppError(fault.heads === 0 ? 'registers.noHead' : 'registers.twoHeads', 422, { household })
  }
}

async function fill(
  ctx: Ctx,
  communityId: string,
  rows: readonly PreparedResident[],
  homes: Homes,
  eventId: string,
): Promise<void> {
  const now = ctx.now.toISOString()
  const residents = rows.map(
    (r) =>
      `${communityId}\t${r.rowId}\t${r.personId}\t${homes.households.get(r.household)}\t${r.cells}\t1\t${eventId}\t${r.to ? eventId : '\\N'}\t${now}`,
  )
  await privileged(ctx, async () => {
    await copy(
      ctx,
      'building (community_id, id, building_id, unit_id, name, valid_from, valid_to, recorded_at)',
      homes.lines.building,
    )
    await copy(
      ctx,
      'dwelling (community_id, id, dwelling_id, building_id, unit_id, room, address, valid_from, valid_to, recorded_at)',
      homes.lines.dwelling,
    )
    await copy(
      ctx,
      'household (community_id, id, household_id, dwelling_id, number, kind, version, begin_event, valid_from, valid_to, recorded_at)',
      homes.lines.household,
    )
    await copy(
      ctx,
      `resident (community_id, id, person_id, household_id, ${PERSON_COLUMNS}, version, begin_event, end_event, recorded_at)`,
      residents,
    )
  })
}

async function copy(ctx: Ctx, target: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  const statement = `copy ${target} from '/dev/blob'`
  await ctx.db.executeQuery({ ...sql.raw(statement).compile(ctx.db), parameters: [`${lines.join('\n')}\n`] })
}
