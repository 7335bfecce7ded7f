import { birthOfCitizenId, citizenIdFault, sexOfCitizenId, TEST_ADDRESS_CODE } from '#shared/codes.ts'
import { ageOn, type Day } from '#shared/dates.ts'

/** A reason why a person's facts cannot stand, as `registers.<reason>` with the field it belongs to. */
export interface Fault {
  reason: string
  field: string
  params: Record<string, string>
}
const fault = (reason: string, field: string, params: Record<string, string> = {}): Fault => ({ reason, field, params })

/** Nobody is known to have lived longer than 122 years; a greater age is a slip of the pen. */
const LONGEST_LIFE = 125

/** What is wrong with an id number by itself (GB 11643-1999), whoever it belongs to. */
export function idShapeFaults(id: string, testCodeAllowed: boolean): Fault[] {
  const kind = citizenIdFault(id)
  if (kind) return [fault(`id${kind[0]!.toUpperCase()}${kind.slice(1)}`, 'idNumber')]
  return !testCodeAllowed && id.startsWith(TEST_ADDRESS_CODE) ? [fault('idTestCode', 'idNumber')] : []
}

/** What is wrong with an id number against the rule of GB 11643-1999 and the person's own birth and sex. */
export function idFaults(id: string, birthOn: Day, sex: string, testCodeAllowed: boolean): Fault[] {
  if (citizenIdFault(id)) return idShapeFaults(id, testCodeAllowed)
  const faults = idShapeFaults(id, testCodeAllowed)
  if (birthOfCitizenId(id) !== birthOn)
    faults.push(fault('idNotBirth', 'idNumber', { birth: birthOn, inId: birthOfCitizenId(id) }))
  if ((sex === '1' || sex === '2') && sexOfCitizenId(id) !== sex) faults.push(fault('idNotSex', 'idNumber'))
  return faults
}

/** What is wrong with the days of a birth and an arrival, seen from today. */
export function dayFaults(birthOn: Day, from: Day, today: Day): Fault[] {
  const faults: Fault[] = []
  if (birthOn > today) faults.push(fault('bornAfterToday', 'birthOn', { birth: birthOn, today }))
  else if (ageOn(birthOn, today) > LONGEST_LIFE) faults.push(fault('tooOld', 'birthOn', { birth: birthOn }))
  if (from > today) faults.push(fault('afterToday', 'from', { day: from, today }))
  if (from < birthOn) faults.push(fault('beforeBirth', 'from', { day: from, birth: birthOn }))
  return faults
}

/** Marrying ages of the Civil Code art. 1047: men 22, women 20. */
export function marryFault(sex: string, birthOn: Day, on: Day): Fault | undefined {
  const least = sex === '1' ? 22 : 20
  return ageOn(birthOn, on) < least ? fault('tooYoungToMarry', 'on', { least: String(least) }) : undefined
}

/** A phone: a mobile of eleven digits or a landline with its area code; synthetic ones begin with 120. */
export const isPhone = (text: string): boolean => /^1\d{10}$/.test(text) || /^0\d{2,3}-?\d{7,8}$/.test(text)
