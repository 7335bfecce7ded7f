import type { Keys } from '#server/crypto.ts'
import { newId } from '#shared/ids.ts'
import { HEAD } from '../codes.ts'
import { readingOf } from '../pinyin.ts'
import { nameGrams, tidyName } from '../rules/names.ts'
import { arrayCell, cell } from './text.ts'
import type { PreparedResident, ResidentInput } from './types.ts'

/**
 * All work on a row that needs no database: reading, grams, encryption, blind index, ids. Safe in a worker thread.
 * @param at the instant of the command's clock
 */
export function prepareResident(row: ResidentInput, keys: Keys, at: Date): PreparedResident {
  const name = tidyName(row.name)
  const idHash = row.idNumber ? keys.blind(row.idNumber) : null
  return {
    personId: newId(at),
    rowId: newId(at),
    idHash,
    name,
    birthOn: row.birthOn,
    sex: row.sex,
    registered: row.registered,
    isHead: row.relation === HEAD,
    from: row.from,
    to: row.to ?? null,
    household: row.household,
    householdNumber: row.householdNumber ?? '',
    householdKind: row.householdKind ?? 'family',
    address: row.address,
    unitId: row.unitId ?? null,
    building: row.building ?? null,
    room: row.room ?? '',
    cells: cellsOf(row, name, idHash, keys),
  }
}

/** Prepares many rows. */
export const prepareResidents = (rows: readonly ResidentInput[], keys: Keys, at: Date): PreparedResident[] =>
  rows.map((row) => prepareResident(row, keys, at))

function cellsOf(row: ResidentInput, name: string, idHash: string | null, keys: Keys): string {
  const reading = readingOf(name)
  const id = row.idNumber
  const phone = row.phone
  return [
    cell(row.relation),
    cell(row.relation === HEAD),
    cell(row.registered),
    cell(row.registeredAt ?? ''),
    cell(name),
    arrayCell(nameGrams(name)),
    reading.pinyin,
    reading.initials,
    cell(row.sex),
    row.birthOn,
    id ? keys.seal(id) : '\\N',
    cell(idHash),
    id ? id.slice(-4) : '\\N',
    phone ? keys.seal(phone) : '\\N',
    phone ? keys.blind(phone) : '\\N',
    phone ? phone.slice(-4) : '\\N',
    cell(row.ethnic),
    cell(row.education),
    cell(row.marriage),
    cell(row.employment),
    row.from,
    cell(row.to),
  ].join('\t')
}
