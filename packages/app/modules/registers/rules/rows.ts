import type { Day } from '#shared/dates.ts'
import { codeLists } from '../codes.ts'
import { dayFaults, idFaults, isPhone, type Fault } from './people.ts'

/** What the rules look at in a row of a ledger, already in codes. */
export interface RowFacts {
  name: string
  sex: string
  birthOn: Day
  idNumber?: string | null
  phone?: string | null
  ethnic?: string | null
  education?: string | null
  marriage?: string | null
  employment?: string | null
  relation: string
  from: Day
}

const coded = ['sex', 'ethnic', 'education', 'marriage', 'employment', 'relation'] as const

/** All that the rules find wrong in a row: the same that a form is refused for, but all at once. */
export function rowFaults(row: RowFacts, today: Day, testCodeAllowed: boolean): Fault[] {
  const faults = dayFaults(row.birthOn, row.from, today)
  if (row.name.trim() === '') faults.push({ reason: 'noName', field: 'name', params: {} })
  if (row.idNumber) faults.push(...idFaults(row.idNumber, row.birthOn, row.sex, testCodeAllowed))
  if (row.phone && !isPhone(row.phone)) faults.push({ reason: 'badPhone', field: 'phone', params: {} })
  for (const field of coded) {
    const value = row[field]
    if (value && !(codeLists[field].codes as readonly string[]).includes(value))
      faults.push({ reason: 'badCode', field, params: { value } })
  }
  return faults
}
