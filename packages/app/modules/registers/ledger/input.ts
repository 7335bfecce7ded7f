import type { Day } from '#shared/dates.ts'
import type { ResidentInput } from '../bulk/types.ts'
import type { LedgerPerson } from './rules/index.ts'

/** A right row as the registers take it. It holds from the day of arrival, else from the ledger's, never before the birth. */
export function inputOf(
  person: LedgerPerson,
  household: string,
  asOf: Day,
  unitId: string | null = null,
): ResidentInput {
  const from = person.from ?? asOf
  return {
    name: person.name!,
    sex: person.sex!,
    birthOn: person.birthOn!,
    idNumber: person.idNumber,
    phone: person.phone,
    ethnic: person.ethnic,
    education: person.education,
    marriage: person.marriage,
    employment: person.employment,
    relation: person.relation!,
    registered: person.registered!,
    registeredAt: person.registeredAt,
    household,
    householdNumber: person.householdNo,
    address: person.address ?? '',
    unitId,
    building: person.building,
    room: person.room,
    from: from < person.birthOn! ? person.birthOn! : from,
  }
}
