import { sql } from 'kysely'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { newId } from '#shared/ids.ts'
import { countDeltas } from '../rules/counts.ts'
import { addCounts, addHouseholdCounts, touch } from '../write.ts'
import {
  EVENT,
  eventLines,
  HOUSEHOLD,
  householdLines,
  line,
  LOCAL_UNIT,
  localUnitLines,
  MEMBERSHIP,
  noon,
  RESIDENT,
  residentLines,
  UNIT,
  unitLines,
} from './history-lines.ts'
import { queueSuspects } from '../suspects.ts'
import type { History, HistoryList, HistoryRequest, PersonFacts } from './history-types.ts'

/**
 * Takes in a register together with its past: rows that ended, rows that were wrong and corrected, the events between.
 * For moving in from another system and for the demonstration; the rows must be right (one head in a household on every
 * day, no person in two households), nothing of it may be there yet. Counts follow; one audit entry at `areaId`.
 */
export async function loadHistory(ctx: Ctx, areaId: string, source: string, history: History): Promise<void> {
  await require(ctx, 'registers.import', areaId)
  await privileged(ctx, async () => {
    await loadPlaces(ctx, history, source)
    await copyIn(ctx, EVENT, eventLines(history.events ?? [], source))
    await loadPeople(ctx, history.people ?? [])
    await copyIn(ctx, HOUSEHOLD, householdLines(ctx, history.households ?? []))
    await copyIn(ctx, RESIDENT, residentLines(ctx, history.residents ?? []))
    await copyIn(ctx, LOCAL_UNIT, localUnitLines(ctx, history.localUnits ?? []))
    for (const list of history.lists ?? []) await loadList(ctx, list)
    await queueSuspects(ctx, history.suspects ?? [])
    for (const request of history.requests ?? []) await loadRequest(ctx, request)
  })
  await count(ctx, history)
  await record(ctx, {
    command: 'registers.loadHistory',
    areaId,
    subject: { type: 'area', id: areaId },
    changes: { residents: [0, history.residents?.length ?? 0], units: [0, history.units?.length ?? 0] },
    reason: source,
  })
}

async function loadPlaces(ctx: Ctx, history: History, source: string): Promise<void> {
  const { units, memberships } = unitLines(ctx, history.units ?? [], source)
  await copyIn(ctx, UNIT, units)
  await copyIn(ctx, MEMBERSHIP, memberships)
  const buildings = (history.buildings ?? []).map((b) =>
    line([b.communityId, newId(ctx.now), b.buildingId, b.unitId, b.name, b.floors, b.from, b.to, noon(b.from)]),
  )
  await copyIn(
    ctx,
    'building (community_id, id, building_id, unit_id, name, floors, valid_from, valid_to, recorded_at)',
    buildings,
  )
  const dwellings = (history.dwellings ?? []).map((d) =>
    line([
      d.communityId,
      newId(ctx.now),
      d.dwellingId,
      d.buildingId,
      d.unitId,
      d.room,
      d.address,
      d.from,
      d.to,
      noon(d.from),
    ]),
  )
  const target =
    'dwelling (community_id, id, dwelling_id, building_id, unit_id, room, address, valid_from, valid_to, recorded_at)'
  await copyIn(ctx, target, dwellings)
}

async function loadPeople(ctx: Ctx, people: readonly PersonFacts[]): Promise<void> {
  const keyed = people.filter((p) => p.idNumber !== null)
  await copyIn(
    ctx,
    'person_key (id_hash, person_id)',
    keyed.map((p) => line([ctx.keys.blind(p.idNumber!), p.personId])),
  )
}

async function loadList(ctx: Ctx, list: HistoryList): Promise<void> {
  const { entries, from, ...facts } = list
  const id = newId(ctx.now)
  const row = { ...facts, id, version: 1, validFrom: from, validTo: null, recordedAt: ctx.now }
  await ctx.db.insertInto('specialList').values(row).execute()
  const target =
    'special_list_entry (community_id, id, list_id, person_id, source, purpose, note, version, valid_from, expires_on, recorded_at)'
  const lines = entries.map((e) =>
    line([
      e.communityId,
      newId(ctx.now),
      id,
      e.personId,
      list.source,
      list.purpose,
      '',
      1,
      e.from,
      e.expiresOn,
      noon(e.from),
    ]),
  )
  await copyIn(ctx, target, lines)
}

async function loadRequest(ctx: Ctx, { by, on, ...request }: HistoryRequest): Promise<void> {
  const asked = { state: 'requested', requestedBy: by, requestedAt: new Date(noon(on)), version: 1 }
  await ctx.db
    .insertInto('correctionRequest')
    .values({ ...request, ...asked, id: newId(ctx.now) })
    .execute()
}

async function count(ctx: Ctx, history: History): Promise<void> {
  const residents = (history.residents ?? []).filter((s) => s.supersededOn === null)
  const counted = residents.map((s) => ({
    communityId: s.communityId, validFrom: s.from, validTo: s.to, registered: s.registered, sex: s.person.sex, birthOn: s.person.birthOn,
  })) // prettier-ignore
  const deltas = countDeltas({ drop: [], add: counted })
  for (let at = 0; at < deltas.length; at += 10_000) await addCounts(ctx, deltas.slice(at, at + 10_000))
  const stays = (history.households ?? []).map((h) => ({
    communityId: h.communityId,
    kind: h.kind,
    validFrom: h.from,
    validTo: h.to,
  }))
  await addHouseholdCounts(ctx, { drop: [], add: stays })
  const places = (history.units ?? []).flatMap((u) => u.memberships)
  await touch(
    ctx,
    [...residents, ...stays, ...places].map((r) => r.communityId),
  )
}

async function copyIn(ctx: Ctx, target: string, lines: readonly string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 20_000) {
    const text = `${lines.slice(at, at + 20_000).join('\n')}\n`
    await ctx.db.executeQuery({ ...sql.raw(`copy ${target} from '/dev/blob'`).compile(ctx.db), parameters: [text] })
  }
}
