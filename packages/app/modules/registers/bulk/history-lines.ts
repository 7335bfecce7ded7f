import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { HEAD } from '../codes.ts'
import { readingOf } from '../pinyin.ts'
import { nameGrams } from '../rules/names.ts'
import type {
  HistoryEvent,
  HistoryLocalUnit,
  HistoryUnit,
  HouseholdStay,
  PersonFacts,
  ResidentSpell,
} from './history-types.ts'
import { arrayCell, cell } from './text.ts'

/** Cells of a line in COPY text. */
export type Value = string | number | boolean | null
export const line = (values: readonly Value[]): string => values.map(cell).join('\t')

/** What was known at noon of a day in China. */
export const noon = (day: Day): string => `${day}T04:00:00Z`

/** The versions of one spell: open when it was written down, then, once its end was known, closed. */
function versions(spell: { from: Day; to: Day | null }, recordedOn: Day, supersededOn: Day | null) {
  const open = { to: null, ended: false, recorded: noon(recordedOn), superseded: supersededOn && noon(supersededOn) }
  if (supersededOn !== null || spell.to === null) return [open]
  return [
    { ...open, superseded: noon(spell.to) },
    { to: spell.to, ended: true, recorded: noon(spell.to), superseded: null },
  ]
}

export const RESIDENT =
  'resident (community_id, id, person_id, household_id, relation, is_head, registered, registered_at, name, name_grams, pinyin, initials, sex, birth_on, id_enc, id_hash, id_last4, phone_enc, phone_hash, phone_last4, ethnic, education, marriage, employment, valid_from, valid_to, version, begin_event, end_event, recorded_at, superseded_at)'

/** The cells of a person that cost work, worked out once for all their spells. */
export function sealer(ctx: Ctx): { names: (name: string) => string; numbers: (person: PersonFacts) => string } {
  const names = new Map<string, string>()
  const numbers = new Map<PersonFacts, string>()
  const keep = <K>(map: Map<K, string>, key: K, make: () => string): string => {
    const known = map.get(key) ?? make()
    map.set(key, known)
    return known
  }
  const { seal, blind } = ctx.keys
  const sealed = (text: string | null) =>
    text === null ? '\\N\t\\N\t\\N' : `${seal(text)}\t${blind(text)}\t${text.slice(-4)}`
  return {
    names: (name) =>
      keep(names, name, () => {
        const reading = readingOf(name)
        return `${cell(name)}\t${arrayCell(nameGrams(name))}\t${reading.pinyin}\t${reading.initials}`
      }),
    numbers: (p) =>
      keep(numbers, p, () => `${p.sex}\t${p.birthOn}\t${sealed(p.idNumber)}\t${sealed(p.phone)}\t${cell(p.ethnic)}`),
  }
}

export function residentLines(ctx: Ctx, spells: readonly ResidentSpell[]): string[] {
  const { names, numbers } = sealer(ctx)
  return spells.flatMap((s) => {
    const place = [s.relation, s.relation === HEAD, s.registered, s.registeredAt]
    return versions(s, s.recordedOn, s.supersededOn).map((v) =>
      [
        line([s.communityId, newId(ctx.now), s.person.personId, s.householdId, ...place]),
        names(s.name),
        numbers(s.person),
        line([
          s.education,
          s.marriage,
          s.employment,
          s.from,
          v.to,
          1,
          s.beginEvent,
          v.ended ? s.endEvent : null,
          v.recorded,
          v.superseded,
        ]),
      ].join('\t'),
    )
  })
}

export const HOUSEHOLD =
  'household (community_id, id, household_id, dwelling_id, number, kind, version, begin_event, valid_from, valid_to, recorded_at, superseded_at)'

export function householdLines(ctx: Ctx, stays: readonly HouseholdStay[]): string[] {
  return stays.flatMap((h) =>
    versions(h, h.from, null).map((v) =>
      line([
        h.communityId,
        newId(ctx.now),
        h.householdId,
        h.dwellingId,
        h.number,
        h.kind,
        1,
        h.beginEvent,
        h.from,
        v.to,
        v.recorded,
        v.superseded,
      ]),
    ),
  )
}

export const EVENT =
  'register_event (community_id, id, kind, on_day, person_id, household_id, paper, reason, detail, recorded_at, recorded_by)'

export function eventLines(events: readonly HistoryEvent[], by: string): string[] {
  return events.map((e) =>
    line([
      e.communityId,
      e.id,
      e.kind,
      e.on,
      e.personId,
      e.householdId,
      e.paper,
      e.reason,
      JSON.stringify(e.detail),
      noon(e.on),
      by,
    ]),
  )
}

export const UNIT =
  'residential_unit (id, unit_id, town_id, name, kind, address, geometry, x, y, households, built_year, source, version, valid_from, valid_to, recorded_at)'
export const MEMBERSHIP = 'unit_membership (id, unit_id, community_id, valid_from, valid_to, recorded_at)'

export function unitLines(
  ctx: Ctx,
  units: readonly HistoryUnit[],
  source: string,
): { units: string[]; memberships: string[] } {
  const point = (u: HistoryUnit) => JSON.stringify({ type: 'Point', coordinates: [u.x, u.y] })
  return {
    units: units.map((u) =>
      line([
        newId(ctx.now),
        u.unitId,
        u.townId,
        u.name,
        u.kind,
        u.address,
        point(u),
        u.x,
        u.y,
        u.households,
        u.builtYear,
        source,
        1,
        u.from,
        u.to,
        noon(u.from),
      ]),
    ),
    memberships: units.flatMap((u) =>
      u.memberships.map((m) => line([newId(ctx.now), u.unitId, m.communityId, m.from, m.to, noon(m.from)])),
    ),
  }
}

export const LOCAL_UNIT =
  'local_unit (community_id, id, local_unit_id, name, credit_code, kind, superior_level, superior, address, contact, phone_enc, phone_last4, staff, version, valid_from, valid_to, recorded_at)'

export function localUnitLines(ctx: Ctx, units: readonly HistoryLocalUnit[]): string[] {
  return units.map(
    (u) =>
    line([
      u.communityId, newId(ctx.now), newId(ctx.now), u.name, u.creditCode, u.kind, u.superiorLevel, u.superior, u.address, u.contact,
      ctx.keys.seal(u.phone), u.phone.slice(-4), u.staff, 1, u.from, u.to, noon(u.from),
    ]), // prettier-ignore
  )
}
